"""One picture, cleaned: only pixels survive. Runs in the child."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, PpmImagePlugin, TiffImagePlugin

from devices.pages._limits import MOST_PIXELS

FORMATS = tuple(
    plugin.format
    for plugin in (
        PpmImagePlugin.PpmImageFile,
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        TiffImagePlugin.TiffImageFile,
    )
)
_QUALITY = 75
Image.preinit()  # Pillow would import its first plugins at the first open, when no file can be opened any more
Result = tuple[dict[str, int], bytes, bytes]


class HostilePictureError(Exception):
    """Too large, or of no size at all."""


def clean(raw: BinaryIO, box_px: tuple[int, int], resolution_dpi: int) -> Result:
    """The page as stored, and a preview; the same pixels always give the same bytes.

    Args:
        raw: PPM, JPEG, PNG or TIFF, as it came from a device.
        box_px: Room for the preview.
        resolution_dpi: Noted in the page, so that it prints in its true size.

    Returns:
        Sizes, the page's bytes, and the preview as packed RGB.

    Raises: HostilePictureError, and whatever Pillow raises for a broken picture.
    """
    with Image.open(raw, formats=FORMATS) as opened:
        width, height = opened.size
        # Pillow itself only warns below twice its own limit; the size is known here before a pixel is decoded.
        if not 0 < width * height <= MOST_PIXELS:
            raise HostilePictureError(width * height)
        upright = ImageOps.exif_transpose(opened)
        picture = upright if upright.mode == "L" else upright.convert("RGB")
    picture.info = {}  # comments and profiles would else be written again
    page = BytesIO()
    picture.save(page, "JPEG", quality=_QUALITY, dpi=(resolution_dpi, resolution_dpi))
    preview = ImageOps.contain(picture, box_px, Image.Resampling.BOX).convert("RGB")
    content = page.getvalue()
    facts = {
        "width_px": picture.width,
        "height_px": picture.height,
        "preview_width_px": preview.width,
        "preview_height_px": preview.height,
        "content_bytes": len(content),
    }
    return facts, content, preview.tobytes()
