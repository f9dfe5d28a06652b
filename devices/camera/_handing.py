"""The whole picture goes from the camera's process to the one that makes a page of it; here it is never decoded."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kiosk.ports import Captured, Preview

if TYPE_CHECKING:
    from typing import BinaryIO

    from devices.camera._words import Taken
    from devices.pages import PageChild
    from kiosk.ports import PageUse

_RGB = 3
# A document camera is hung so that it sees a standing A4 page with some desk around.
_VIEW_IN = 1.1 * 297 / 25.4
_LEAST_DPI = 200  # ink is kept in black and white: with fewer dots than that, letters lose their shape


def captured_from(
    memory: BinaryIO, taken: Taken, page: PageChild, box_px: tuple[int, int], use: PageUse
) -> Captured | None:
    """A page from packed RGB: what lies between the corners, or all of it; None for what cannot be made one."""
    from kiosk.application import PageImage  # noqa: PLC0415 - else the camera's own process would load all of it too

    width, height = taken.width_px, taken.height_px
    page.raw.write(b"P6 %d %d 255\n" % (width, height))
    page.raw.flush()
    _copy(memory.fileno(), page.raw.fileno(), width * height * _RGB)
    corners = [(x * width, y * height) for x, y in taken.corners] if taken.corners else None
    clean = page.clean(box_px, max(_LEAST_DPI, round(min(width, height) / _VIEW_IN)), corners, use)
    if clean is None:
        return None
    return Captured(
        PageImage(clean.content, clean.media_type, clean.sha256, clean.width_px, clean.height_px, clean.pages),
        Preview(clean.preview_rgb, clean.preview_width_px, clean.preview_height_px),
    )


def _copy(source: int, target: int, size: int) -> None:
    """From memory to memory; a source cut short meanwhile gives a picture that is refused."""
    copied = 0
    while copied < size:
        part = os.sendfile(target, source, copied, size - copied)
        if not part:
            return
        copied += part
