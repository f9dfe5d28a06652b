"""A portable pixmap, as it arrives. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from devices.pages import MOST_PIXELS

MOST_HEADER_BYTES = 512
_HEADER = re.compile(rb"(P[56])\s(?:#[^\n]*\n|\s)*(\d{1,6})(?:#[^\n]*\n|\s)+(\d{1,6})(?:#[^\n]*\n|\s)+255\s")
_LEAST_WIDTH = 0.5  # of what was asked for; a resolution that was bent gives far less
_PERCENT = 100
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


class IncomingPicture:
    """Judges a picture while its bytes come.

    Args:
        width_px: What it should be wide; 0 for anything.
    """

    def __init__(self, width_px: int) -> None:
        self._width_px = width_px
        self._start = b""
        self._header: PnmHeader | None = None
        self.received = 0

    @property
    def percent(self) -> int:
        """How much of it is here."""
        return _PERCENT * self.received // self._header.stream_bytes if self._header else 0

    @property
    def is_whole(self) -> bool:
        """Whether all of it is here, and it has pixels at all."""
        header = self._header
        return header is not None and header.height_px > 0 and self.received == header.stream_bytes

    def take(self, data: bytes) -> bool:
        """Take the next bytes; False if it cannot be a picture that was asked for."""
        self.received += len(data)
        if self._header is None:
            self._start += data[:MOST_HEADER_BYTES]
            self._header = read_header(self._start)
        header = self._header
        if header is None:
            return len(self._start) < MOST_HEADER_BYTES
        fits = header.width_px >= self._width_px * _LEAST_WIDTH and header.width_px * header.height_px <= MOST_PIXELS
        return fits and self.received <= header.stream_bytes
