"""From hostile bytes to pixels: pictures by Pillow, documents by PDFium. Runs in the child."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

import cv2
import numpy as np
import pypdfium2
from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, PpmImagePlugin, TiffImagePlugin

from devices.pages._limits import MOST_KEPT_PIXELS, MOST_PDF_POINTS, PDF_DPI, WORKING_PIXELS
from devices.pages._vision import A4, MM_PER_INCH
from kiosk.limited import MOST_PIXELS
from kiosk.ports import MOST_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devices.pages._vision import Picture

_PLUGINS = (
    PpmImagePlugin.PpmImageFile,
    JpegImagePlugin.JpegImageFile,
    PngImagePlugin.PngImageFile,
    TiffImagePlugin.TiffImageFile,
)
_FROM_DEVICES = tuple(plugin.format for plugin in _PLUGINS)
_FROM_RESIDENTS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"%PDF-": "PDF"}
_MOST_MAGIC_BYTES = 8
_POINTS_PER_INCH = 72
_MOST_POINTS_BELIEVED = 1200  # the long side of A3, and a little
_PASSWORD = "password"  # noqa: S105 - what PDFium says
Image.preinit()  # Pillow would import its first plugins at the first open, when no file can be opened any more


class RefusedError(Exception):
    """The file is refused; the argument is a value of `kiosk.ports.PageRefusal`."""


def kind_of(raw: BinaryIO) -> str:
    """What a file claims by its first bytes; those alone decide who opens it. Raises: RefusedError."""
    magic = raw.read(_MOST_MAGIC_BYTES)
    raw.seek(0)
    if not magic:
        raise RefusedError("broken")
    for start, kind in _FROM_RESIDENTS.items():
        if magic.startswith(start):
            return kind
    raise RefusedError("unknown_kind")


def picture_from(raw: BinaryIO, formats: tuple[str, ...] = _FROM_DEVICES) -> tuple[Picture, float]:
    """The pixels of a picture, turned as its camera noted, transparent as white; and by how much it was made smaller.

    Raises: RefusedError if it is too large or broken.
    """
    try:
        with Image.open(raw, formats=formats) as opened:
            # Pillow itself only warns below twice its own limit; the size is known before a pixel is decoded.
            if not 0 < opened.width * opened.height <= MOST_PIXELS:
                raise RefusedError("too_many_pixels" if opened.width else "broken")
            return _pixels(opened)
    except Image.DecompressionBombError as error:
        raise RefusedError("too_many_pixels") from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError) as error:
        raise RefusedError("broken") from error


def photograph_from(content: bytes) -> Picture:
    """What was kept as AVIF before. Raises: RefusedError if it is no such thing."""
    return picture_from(BytesIO(content), ("AVIF",))[0]


def _pixels(opened: Image.Image) -> tuple[Picture, float]:
    scale = min(1.0, (MOST_KEPT_PIXELS / (opened.width * opened.height)) ** 0.5)
    if scale < 1:  # before there is a second copy of it
        opened = opened.resize((int(opened.width * scale), int(opened.height * scale)), Image.Resampling.BOX)
    if opened.has_transparency_data:
        on_white = Image.new("RGBA", opened.size, "white")
        on_white.alpha_composite(opened.convert("RGBA"))
        opened = on_white
    ImageOps.exif_transpose(opened, in_place=True)
    plain = opened if opened.mode == "RGB" else opened.convert("RGB")  # a conversion to the same copies all of it
    return cv2.cvtColor(np.asarray(plain), cv2.COLOR_RGB2BGR), scale


def pages_from(raw: BinaryIO) -> Iterator[tuple[Picture, int]]:
    """Each page of a document as drawn, and its dots per inch. Raises: RefusedError."""
    try:
        document = pypdfium2.PdfDocument(raw.read())
    except pypdfium2.PdfiumError as error:
        raise RefusedError("encrypted" if _PASSWORD in str(error).lower() else "broken") from error
    if len(document) > MOST_PAGES:
        raise RefusedError("too_many_pages")
    document.init_forms()  # what was filled in is part of the paper
    try:
        for number in range(len(document)):
            yield _drawn(document[number])
    except pypdfium2.PdfiumError as error:
        raise RefusedError("broken") from error


def _drawn(page: pypdfium2.PdfPage) -> tuple[Picture, int]:
    """A page and its dots per inch; one larger than A3 is taken for A4 whose maker took dots for points.

    It has all the dots that fit: a plan on A1, which is just as large, stays readable.
    """
    width_pt, height_pt = page.get_size()
    if not (0 < width_pt <= MOST_PDF_POINTS and 0 < height_pt <= MOST_PDF_POINTS):
        raise RefusedError("too_many_pixels")
    fitting = (WORKING_PIXELS / (width_pt * height_pt)) ** 0.5
    scale = min(PDF_DPI / _POINTS_PER_INCH, fitting)
    bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=False)
    drawn, long_pt = bitmap.to_numpy()[..., :3].copy(), max(width_pt, height_pt)
    inches = A4.long_mm / MM_PER_INCH if long_pt > _MOST_POINTS_BELIEVED else long_pt / _POINTS_PER_INCH
    return drawn, max(1, round(max(drawn.shape[:2]) / inches))
