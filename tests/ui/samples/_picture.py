"""A page of paper as a picture, as a scanner or a camera hands it to the pen."""

from __future__ import annotations

import fcntl
import os

_F_ADD_SEALS = 1033
_ALL_SEALS = 0x000F


def picture_fd(width: int = 620, height: int = 877) -> int:
    """A sealed memory file with a page of grey lines, red in its upper left corner; the caller closes it."""
    rows = bytearray()
    for y in range(height):
        is_line = 100 < y < height - 80 and y % 34 < 12
        row = bytearray(b"\xfb\xfb\xf8" * width)
        if is_line:
            row[3 * 70 : 3 * (width - 70)] = b"\x50\x58\x60" * (width - 140)
        if y < 60:
            row[: 3 * 60] = b"\xff\x00\x00" * 60
        rows += row
    fd = os.memfd_create("page", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.write(fd, rows)
    fcntl.fcntl(fd, _F_ADD_SEALS, _ALL_SEALS)
    return fd
