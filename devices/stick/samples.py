"""Files as residents bring them, and files made to do harm; for the simulator alone. Nobody is in them."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Mapping

_PAPER_PX = (1240, 1754)  # A4 at 150 dpi
_DPI = 150
_INK, _STAMP_INK = (30, 30, 40), (40, 60, 170)


@cache
def papers() -> Mapping[str, bytes]:
    """A photo of a letter, a picture, and a document of three pages, the newest last."""
    return {
        "Surat pengantar RT 03.pdf": _encoded(_letter(1), "PDF", more=(_letter(2), _letter(3))),
        "WhatsApp Image 2026-11-20 at 19.32.08.jpeg": _encoded(_letter(1), "JPEG"),
        "Foto/kartu keluarga.png": _encoded(_letter(1), "PNG"),
    }


@cache
def bombs() -> Mapping[str, bytes]:
    """What no page can be made of, each for another reason."""
    return {
        "kosong.pdf": b"",
        "seribu juta titik.png": png_of(31_623, 31_623),
        "foto.exe.jpg": b"MZ\x90\x00\x03" + bytes(200),
        "tiga belas halaman.pdf": _encoded(_blank(), "PDF", more=(_blank(),) * 12),
        "terpotong.jpg": _encoded(_letter(1), "JPEG")[:2000],
    }


def png_of(width: int, height: int) -> bytes:
    """A picture of nothing, in a few kilobytes whatever its size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(4000), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def _letter(page: int) -> Image.Image:
    picture = Image.new("RGB", _PAPER_PX, "white")
    pen, head, body = ImageDraw.Draw(picture), ImageFont.load_default(44), ImageFont.load_default(26)
    pen.text((150, 120), f"SURAT PENGANTAR CONTOH {page}", fill=_INK, font=head)
    for row in range(26):
        pen.text((150, 240 + row * 46), "Yang bertanda tangan di bawah ini menerangkan, contoh.", fill=_INK, font=body)
    pen.ellipse((780, 1440, 1000, 1660), outline=_STAMP_INK, width=8)
    return picture


def _blank() -> Image.Image:
    return Image.new("L", (120, 170), "white")


def _encoded(picture: Image.Image, kind: str, more: tuple[Image.Image, ...] = ()) -> bytes:
    content = io.BytesIO()
    picture.save(content, kind, resolution=_DPI, **({"save_all": True, "append_images": list(more)} if more else {}))
    return content.getvalue()
