"""The child that opens a picture somebody chose. Started by its path, so that it loads no more than this."""

from __future__ import annotations

import os

from PIL import Image, ImageOps, TiffImagePlugin

from kiosk.limited import MOST_PIXELS, answer, orders

_BOX_PX = (2480, 3508)  # A4 at 300 dpi
# Once locked up, no module can be loaded any more; EXIF is read by that of TIFF.
_EXIF_READER = TiffImagePlugin
Image.preinit()


def _pixels(fd: int) -> Image.Image:
    """Upright, without transparency, at most as large as the box. Raises: ValueError if it is too large."""
    with os.fdopen(fd, "rb", closefd=False) as raw, Image.open(raw, formats=("JPEG", "PNG")) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise ValueError
        opened.draft("RGB", _BOX_PX)
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail(_BOX_PX)
        return upright.convert("RGB")


if __name__ == "__main__":
    for order in orders():
        try:
            picture = _pixels(order["fd"])
        except Exception:  # noqa: BLE001 - the outermost loop of a process that only opens what may be hostile
            answer({"width_px": 0, "height_px": 0})
        else:
            answer({"width_px": picture.width, "height_px": picture.height}, picture.tobytes())
