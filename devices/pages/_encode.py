"""Pages as PDF, photographs as AVIF. The same pixels give the same bytes, and nothing but pixels is in them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pikepdf
from PIL import Image, TiffImagePlugin

from devices.pages._vision import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devices.pages._layers import Layers
    from devices.pages._vision import Picture

_BACKGROUND_QUALITY, _COLOUR_QUALITY, _PICTURE_QUALITY = 40, 50, 50
_AVIF_QUALITY, _AVIF_SPEED = 40, 8
_POINTS_PER_INCH = 72
_STRIP_OFFSETS, _STRIP_BYTES = 273, 279
# One strip whatever the size: a PDF wants the page's fax data in one piece.
TiffImagePlugin.STRIP_SIZE = 1 << 30


@dataclass(frozen=True)
class Layer:
    """One compressed picture of a page."""

    data: bytes
    width_px: int
    height_px: int


@dataclass(frozen=True)
class EncodedPage:
    """One page of a PDF.

    Args:
        width_pt: As printed.
        height_pt: As printed.
        ink: Fax data, or None for a page that is all picture.
        colours: JPEG of the ink's colours; None for black.
        background: JPEG of what lies behind; None for white.
    """

    width_pt: float
    height_pt: float
    ink: Layer | None
    colours: Layer | None
    background: Layer | None


def encode_layers(layers: Layers, dpi: int) -> EncodedPage:
    """A page of writing."""
    height, width = layers.ink.shape
    colours = None if layers.colours is None else _jpeg(layers.colours, _COLOUR_QUALITY)
    background = None if layers.background is None else _jpeg(layers.background, _BACKGROUND_QUALITY)
    return EncodedPage(*_points(width, height, dpi), _fax(layers.ink), colours, background)


def encode_picture(bgr: Picture, dpi: int) -> EncodedPage:
    """A page that is all picture."""
    height, width = bgr.shape[:2]
    return EncodedPage(*_points(width, height, dpi), None, None, _jpeg(bgr, _PICTURE_QUALITY))


def avif(bgr: Picture) -> bytes:
    """A photograph."""
    out = BytesIO()
    picture = Image.fromarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB))
    picture.save(out, "AVIF", quality=_AVIF_QUALITY, speed=_AVIF_SPEED, max_threads=1)
    return out.getvalue()


def pdf(pages: Sequence[EncodedPage], after: bytes = b"") -> bytes:
    """All pages as one document, without date, producer or title; `after` those of another that was made here."""
    document, out = pikepdf.open(BytesIO(after)) if after else pikepdf.new(), BytesIO()
    for page in pages:
        _add(document, page)
    document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _points(width_px: int, height_px: int, dpi: int) -> tuple[float, float]:
    return round(width_px * _POINTS_PER_INCH / dpi, 2), round(height_px * _POINTS_PER_INCH / dpi, 2)


def _jpeg(bgr: Picture, quality: int) -> Layer:
    settings = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1]
    _, data = cv2.imencode(".jpg", bgr, settings)
    return Layer(data.tobytes(), bgr.shape[1], bgr.shape[0])


def _fax(ink: Picture) -> Layer:
    """ITU-T T.6 (Group 4), as TIFF writers make it, taken out of the TIFF."""
    height, width = ink.shape
    # libtiff takes 0 for the fax's white, whichever of the two Pillow means by it.
    dots = np.packbits(ink == WHITE, axis=1).tobytes()
    out = BytesIO()
    Image.frombytes("1", (width, height), dots).save(out, "TIFF", compression="group4")
    out.seek(0)
    with Image.open(out, formats=("TIFF",)) as written:
        (at,), (size,) = written.tag_v2[_STRIP_OFFSETS], written.tag_v2[_STRIP_BYTES]  # type: ignore[attr-defined]
    return Layer(out.getvalue()[at : at + size], width, height)


def _add(document: pikepdf.Pdf, page: EncodedPage) -> None:
    """ISO 32000-1, 8.9.6.3: the ink masks its coarse colours; 8.9.6.2: or is itself a stencil, painted black."""
    place = f"{page.width_pt:g} 0 0 {page.height_pt:g} 0 0 cm"
    pictures, drawing = pikepdf.Dictionary(), []
    if page.background is not None:
        pictures.B = _image(document, page.background, pikepdf.Name.DCTDecode)
        drawing.append(f"q {place} /B Do Q")
    if page.ink is not None:
        pictures.I = _stencil(document, page.ink)
        if page.colours is not None:
            pictures.I = _image(document, page.colours, pikepdf.Name.DCTDecode, Mask=pictures.I)
        drawing.append(f"q {place} /I Do Q")
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, page.width_pt, page.height_pt],
        Resources=pikepdf.Dictionary(XObject=pictures),
        Contents=pikepdf.Stream(document, "\n".join(drawing).encode("ascii")),
    )
    document.pages.append(pikepdf.Page(made))


def _image(document: pikepdf.Pdf, layer: Layer, filter_: pikepdf.Name, **more: pikepdf.Object) -> pikepdf.Object:
    return document.make_indirect(
        pikepdf.Stream(
            document,
            layer.data,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=layer.width_px,
            Height=layer.height_px,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=filter_,
            **more,
        )
    )


def _stencil(document: pikepdf.Pdf, layer: Layer) -> pikepdf.Object:
    return document.make_indirect(
        pikepdf.Stream(
            document,
            layer.data,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=layer.width_px,
            Height=layer.height_px,
            ImageMask=True,
            BitsPerComponent=1,
            Filter=pikepdf.Name.CCITTFaxDecode,
            DecodeParms=pikepdf.Dictionary(K=-1, Columns=layer.width_px, Rows=layer.height_px),
        )
    )
