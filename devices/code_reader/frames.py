"""From bytes as they arrive to codes: one ends with CR, LF, both, or silence. Pure."""

from __future__ import annotations

import codecs
import re

from kiosk.ports import MOST_CODE_BYTES, OVERLONG

_Utf8 = codecs.getincrementaldecoder("utf-8")
_ENDING = re.compile(rb"[\r\n]")
# Codes of trade and offices hold separators (1C to 1F, 04) and tabs; no other control character.
_STRANGE = re.compile(rb"[\x00-\x03\x05-\x08\x0b\x0c\x0e-\x1b\x7f]")
# The largest QR code holds less; a device that talks on and on without an end is no reader.
ENDLESS_BYTES = 4096
# So many in a row that no reader sends: it is the baud rate, or another device.
GARBLED_AFTER = 3


class Frames:
    """Cuts a stream into codes; in the place of one that is too long comes `OVERLONG`, unless it is rubbish.

    `too_long` counts those, `dropped` the ones of which a part was lost as well; `is_garbled` says that the last few
    were nothing a reader sends.
    """

    def __init__(self) -> None:
        self._begun = bytearray()
        self._is_lost = False
        self._is_long = False
        self._too_much = 0
        self._strange = 0
        self.dropped = 0
        self.too_long = 0

    @property
    def is_garbled(self) -> bool:
        """Whether these bytes cannot be a code reader's."""
        return self._strange >= GARBLED_AFTER

    @property
    def has_begun(self) -> bool:
        """Whether silence would end a code."""
        return bool(self._begun) or self._is_lost

    def feed(self, data: bytes) -> list[bytes]:
        """The codes that end in these bytes."""
        codes = []
        *ended, rest = _ENDING.split(data)
        for part in ended:
            self._add(part)
            codes += self.end()
        self._add(rest)
        return codes

    def end(self) -> list[bytes]:
        """The code that an ending, or silence, makes whole; none if there is none, or only a part of one is known."""
        code, is_lost, is_overlong = bytes(self._begun), self._is_lost, self._is_long and not self._strange
        self._begun.clear()
        self.too_long += self._is_long
        self._is_lost, self._is_long, self._too_much = False, False, 0
        if is_lost:
            self.dropped += 1
        elif code:
            self._judge(code)
        if is_overlong:
            return [OVERLONG]
        return [code] if code and not is_lost else []

    def spoil(self) -> None:
        """Some of the running code was lost: nothing of it shall come out."""
        self._begun.clear()
        self._is_lost = True

    def _add(self, part: bytes) -> None:
        if self._is_lost:
            self._too_much += len(part)
            if self._too_much > ENDLESS_BYTES:
                self._strange += 1
                self._too_much = 0
        elif len(self._begun) + len(part) > MOST_CODE_BYTES:
            self._judge((bytes(self._begun) + part)[:MOST_CODE_BYTES], is_cut=True)
            self._too_much = len(self._begun) + len(part)
            self._is_long = True
            self.spoil()
        else:
            self._begun += part

    def _judge(self, code: bytes, *, is_cut: bool = False) -> None:
        self._strange = self._strange + 1 if _is_strange(code, is_cut=is_cut) else 0


def _is_strange(code: bytes, *, is_cut: bool) -> bool:
    """Whether no reader sends this; the last letter of a cut one may be there in part."""
    if _STRANGE.search(code):
        return True
    try:
        _Utf8().decode(code, final=not is_cut)
    except UnicodeDecodeError:
        return True
    return False
