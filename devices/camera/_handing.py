"""The whole picture goes from the camera's process to the one that makes a page of it; here it is never decoded."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.ports import Doubt

if TYPE_CHECKING:
    from typing import BinaryIO

    from devices.camera._words import Taken
    from devices.pages import Gathering
    from kiosk.ports import Captured

_RGB = 3
# A document camera is hung so that it sees a standing A4 page with some desk around.
_VIEW_IN = 1.1 * 297 / 25.4
_LEAST_DPI = 200  # ink is kept in black and white: with fewer dots than that, letters lose their shape


def captured_from(memory: BinaryIO, taken: Taken, pages: Gathering) -> Captured | None:
    """One more page from packed RGB: what lies between the corners, or all of it, which is to be doubted.

    None for what cannot be made a page.
    """
    width, height = taken.width_px, taken.height_px
    pages.begin()
    pages.raw.write(b"P6 %d %d 255\n" % (width, height))
    pages.raw.flush()
    _copy(memory.fileno(), pages.raw.fileno(), width * height * _RGB)
    corners = [(x * width, y * height) for x, y in taken.corners] if taken.corners else None
    is_page = pages.add(max(_LEAST_DPI, round(min(width, height) / _VIEW_IN)), corners)
    captured = pages.finish() if is_page else None
    if captured is None or corners:
        return captured
    return replace(captured, doubt=Doubt.CUT if taken.is_cut else Doubt.NO_PAPER)


def _copy(source: int, target: int, size: int) -> None:
    """From memory to memory; a source cut short meanwhile gives a picture that is refused."""
    copied = 0
    while copied < size:
        part = os.sendfile(target, source, copied, size - copied)
        if not part:
            return
        copied += part
