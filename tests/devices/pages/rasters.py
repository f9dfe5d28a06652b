"""Pictures and documents to give to the child, made small so that tests are quick."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

DPI = 100
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def letter(
    *, with_stamp: bool = False, size: tuple[int, int] = (827, 1169), words: str = "Surat keterangan"
) -> Image.Image:
    """A4 at 100 dpi with lines of black writing."""
    picture = Image.new("RGB", size, "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype(FONT, 22)
    for row in range(18):
        pen.text((80, 90 + row * 40), f"{words} nomor {row + 1}", fill=(20, 20, 20), font=font)
    if with_stamp:
        pen.ellipse((520, 850, 680, 1010), outline=(30, 60, 200), width=7)
    return picture


def drawn(content: bytes, page: int = 0, dpi: int = DPI) -> Image.Image:
    """A page of a PDF as its reader sees it."""
    shown: Image.Image = pypdfium2.PdfDocument(content)[page].render(scale=dpi / 72).to_pil()
    return shown


def document(
    pages: int, size: tuple[float, float] = (595, 842), contents: bytes = b"0 0 1 rg 100 500 200 90 re f"
) -> bytes:
    """A PDF as some program makes it, with its name and the time in it."""
    made, out = pikepdf.new(), BytesIO()
    for _ in range(pages):
        page = made.add_blank_page(page_size=size)
        page.Contents = made.make_stream(contents)
    made.docinfo["/Title"] = "SECRET-TITLE"
    made.save(out)
    return out.getvalue()
