"""The child: draws the page it is asked for, and ends at the first thing that goes wrong."""

from __future__ import annotations

import io
import os

import pypdfium2
from PIL import Image, ImageChops

from kiosk.limited import MOST_PIXELS, answer, orders

_WIDTH_PX, _HEIGHT_PX = 1400, 2000  # enough to read the smallest print of a letter


def serve() -> None:
    """One picture an order."""
    _warm_up()
    for order in orders():
        with os.fdopen(order["fd"], "rb", closefd=False) as raw:
            content = raw.read()
        is_pdf = order["media_type"] == "application/pdf"
        answer({}, _png(_of_pdf(content, order["number"]) if is_pdf else _of_avif(content)))


def _warm_up() -> None:
    """Draw one of each: libraries load parts of themselves at first use, and soon none can be loaded."""
    photo, paper = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (8, 8)).save(photo, "AVIF")
    document = pypdfium2.PdfDocument.new()
    document.new_page(72, 72)
    document.save(paper)
    _png(_of_avif(photo.getvalue()))
    _png(_of_pdf(paper.getvalue(), 1))


def _of_pdf(content: bytes, number: int) -> Image.Image:
    page = pypdfium2.PdfDocument(content)[number - 1]
    width_pt, height_pt = page.get_size()
    drawn: Image.Image = page.render(scale=min(_WIDTH_PX / width_pt, _HEIGHT_PX / height_pt)).to_pil()
    return drawn


def _of_avif(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=("AVIF",)) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise ValueError(opened.size)
        opened.thumbnail((_HEIGHT_PX, _HEIGHT_PX))
        return opened.convert("RGB")


def _png(picture: Image.Image) -> bytes:
    """A page without any colour takes a third of the bytes when it says so."""
    red, green, blue = picture.convert("RGB").split()
    is_grey = not (ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox())
    out = io.BytesIO()
    (red if is_grey else picture.convert("RGB")).save(out, "PNG", compress_level=4)
    return out.getvalue()


if __name__ == "__main__":
    serve()
