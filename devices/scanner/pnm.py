"""The header of a portable pixmap, as it arrives. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_HEADER_BYTES = 512
_HEADER = re.compile(rb"(P[56])\s(?:#[^\n]*\n|\s)*(\d{1,6})(?:#[^\n]*\n|\s)+(\d{1,6})(?:#[^\n]*\n|\s)+255\s")
_CHANNELS = {b"P5": 1, b"P6": 3}


@dataclass(frozen=True)
class PnmHeader:
    """What a picture promises: sizes, and the whole length of the stream with its header."""

    width_px: int
    height_px: int
    stream_bytes: int


def read_header(start: bytes) -> PnmHeader | None:
    """The header of an 8 bit grey or colour picture; None if it is not whole, or not one."""
    found = _HEADER.match(start[:MOST_HEADER_BYTES])
    if found is None:
        return None
    width, height = int(found[2]), int(found[3])
    return PnmHeader(width, height, found.end() + width * height * _CHANNELS[found[1]])
