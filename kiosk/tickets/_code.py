"""What a code reader was shown: the secret of a slip of ours, somebody else's code, or nothing that can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Of a slip's code it is 22; what is longer than this is somebody else's, and no more of it needs to be kept.
MOST_CODE_BYTES = 512
OVERLONG = b""  # what a reader hands on in the place of a longer one: somebody stands there who showed it
# `secrets.token_urlsafe(16)`: 22 letters for 128 bits, so that only four letters can be the last.
_SECRET = re.compile(rb"[A-Za-z0-9_-]{21}[AQgw]")
# Printable ASCII is what makers of codes agree on; other languages come as UTF-8.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class SlipCode:
    """A code that a slip of ours may carry; whether one does, the store tells. Its secret shows nowhere."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class ForeignCode:
    """A code of somebody else's: a parcel, a payment, an address. What it holds is not kept."""


@dataclass(frozen=True)
class Unreadable:
    """Bytes that are no code: too many, or rubbish from the line."""


ShownCode = SlipCode | ForeignCode | Unreadable


def read_code(shown: bytes) -> ShownCode:
    """What these bytes are. Never raises; nothing of them is kept but the secret of one that can be ours.

    Args:
        shown: As a reader hands it on.
    """
    if shown == OVERLONG:
        return ForeignCode()
    if len(shown) > MOST_CODE_BYTES:
        return Unreadable()
    if _SECRET.fullmatch(shown):
        return SlipCode(shown.decode("ascii"))
    try:
        text = shown.decode("utf-8")
    except UnicodeDecodeError:
        return Unreadable()
    return Unreadable() if _CONTROL.search(text) else ForeignCode()
