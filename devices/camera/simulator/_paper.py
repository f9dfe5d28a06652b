"""What may lie under the simulated camera: a drawn sample letter, or any picture. Nobody's data is on it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from pathlib import Path

A4_MM = (210, 297)
QR_TEXT = "ANJUNGAN-CONTOH-BERKAS-0001"
_PX_A_MM = 8  # 203 dpi, finer than the simulated camera sees it
_INK, _STAMP_INK = (28, 28, 32), (40, 60, 150)
_LINE_MM, _TEXT_MM = 8, 4.2
_LINES = (
    "Yang bertanda tangan di bawah ini, Ketua RT 03 RW 07,",
    "menerangkan bahwa pemegang surat ini adalah benar warga",
    "kami dan berkelakuan baik di lingkungan setempat.",
    "",
    "Surat ini dibuat sebagai contoh untuk menguji kamera",
    "berkas. Tidak ada nama, nomor, atau alamat orang yang",
    "sebenarnya di atas kertas ini.",
    "",
    "Surat pengantar ini dipakai untuk mengurus keperluan",
    "pada kantor kecamatan dan berlaku selama tiga puluh",
    "hari sejak tanggal surat dibuat.",
    "",
    "Demikian surat ini dibuat untuk dipakai seperlunya.",
)


def sample_letter() -> Image.Image:
    """An A4 letter with a heading, text, a stamp and a QR code that says `QR_TEXT`."""
    paper = Image.new("RGB", (A4_MM[0] * _PX_A_MM, A4_MM[1] * _PX_A_MM), (244, 243, 239))
    pen = ImageDraw.Draw(paper)
    heading, text = (ImageFont.load_default(size * _PX_A_MM) for size in (6.5, _TEXT_MM))
    pen.text((45 * _PX_A_MM, 25 * _PX_A_MM), "SURAT PENGANTAR CONTOH", fill=_INK, font=heading)
    pen.line((20 * _PX_A_MM, 40 * _PX_A_MM, 190 * _PX_A_MM, 40 * _PX_A_MM), fill=_INK, width=_PX_A_MM)
    for number, line in enumerate(_LINES):
        pen.text((25 * _PX_A_MM, (55 + number * _LINE_MM) * _PX_A_MM), line, fill=_INK, font=text)
    paper.paste(_qr().resize((50 * _PX_A_MM, 50 * _PX_A_MM), Image.Resampling.NEAREST), (25 * _PX_A_MM, 185 * _PX_A_MM))
    _stamp(pen)
    return paper


def sample_phone() -> Image.Image:
    """A phone that shows the letter: dark all around it, and the white page as wide as its screen."""
    rim, letter = 20, sample_letter()
    screen = (letter.width, round(letter.width * 19.5 / 9))
    phone = Image.new("RGB", (screen[0] + 2 * rim * 4, screen[1] + 2 * rim * 4), (14, 14, 16))
    phone.paste((0, 0, 0), (rim * 4, rim * 4, rim * 4 + screen[0], rim * 4 + screen[1]))
    phone.paste(letter, (rim * 4, rim * 4 + (screen[1] - letter.height) // 2))
    return phone


def paper_from(file: Path | bytes) -> Image.Image:
    """Any PNG or JPEG. Raises: OSError for what is none."""
    with Image.open(io.BytesIO(file) if isinstance(file, bytes) else file, formats=("PNG", "JPEG")) as opened:
        return opened.convert("RGB")


def _qr() -> Image.Image:
    import segno  # noqa: PLC0415 - only who draws a sample needs it

    content = io.BytesIO()
    segno.make_qr(QR_TEXT, error="m").save(content, kind="png", scale=1, border=3)
    return Image.open(content).convert("RGB")


def _stamp(pen: ImageDraw.ImageDraw) -> None:
    """A round stamp over a signature."""
    box = [edge * _PX_A_MM for edge in (130, 190, 172, 232)]
    pen.ellipse(box, outline=_STAMP_INK, width=_PX_A_MM)
    pen.ellipse([box[0] + 40, box[1] + 40, box[2] - 40, box[3] - 40], outline=_STAMP_INK, width=_PX_A_MM // 2)
    pen.text((136 * _PX_A_MM, 208 * _PX_A_MM), "KETUA RT 03", fill=_STAMP_INK, font=ImageFont.load_default(40))
    points = [(120 + step * 6, 212 + (9 if step % 2 else -9)) for step in range(9)]
    pen.line([(x * _PX_A_MM, y * _PX_A_MM) for x, y in points], fill=_INK, width=_PX_A_MM // 2, joint="curve")
