"""Letters of which every word is known: drawn as printed, and as a camera over a desk sees them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

Picture = npt.NDArray[np.uint8]
FONTS = Path("/usr/share/fonts/truetype/dejavu")
FACES = ("DejaVuSerif", "DejaVuSans", "DejaVuSerif-Bold")
DPI = 300
A4_PX = (2480, 3508)
MARGIN_PX, TOP_PX, LINE_PX, POINT = 260, 300, 78, 46
HEAD = ("PEMERINTAH KABUPATEN CONTOH", "KECAMATAN SUKA MAJU", "Jalan Merdeka Nomor 17 Telepon 0541 203344")
PEOPLE = (
    ("SITI AMINAH", "6474025504540003", "Bontang", "Warung sembako", "Tanjung Laut"),
    ("BUDI SANTOSO", "3201124307880012", "Bogor", "Bengkel sepeda motor", "Sukamaju"),
    ("NI WAYAN RATNA", "5171036112790005", "Denpasar", "Pembuatan kerajinan bambu", "Pemecutan"),
)
BODY = """\
SURAT KETERANGAN USAHA
Nomor 503/{number}/Kec.SM/XI/2026
Yang bertanda tangan di bawah ini menerangkan bahwa
Nama lengkap : {name}
Nomor induk kependudukan : {nik}
Tempat lahir : {place}
Jenis usaha : {trade}
Alamat usaha : Kelurahan {village} RT 004 RW 002
Orang tersebut benar mempunyai usaha di wilayah kami sejak
tahun 2019 dan sampai surat ini dibuat usahanya masih berjalan
dengan baik. Usaha itu tidak mengganggu ketertiban umum dan
tidak berada di atas tanah sengketa menurut keterangan ketua
rukun tetangga setempat tanggal 12 November 2026.
Surat ini dibuat untuk melengkapi persyaratan pengajuan kredit
usaha rakyat sebesar Rp 25.000.000 dan berlaku selama enam
bulan sejak tanggal dikeluarkan.
Apabila di kemudian hari terdapat kekeliruan maka surat ini
akan diperbaiki sebagaimana mestinya.
Demikian surat keterangan ini dibuat untuk dipergunakan
sebagaimana perlunya.
Dikeluarkan di Suka Maju
Pada tanggal 21 November 2026
Camat Suka Maju"""


@dataclass(frozen=True)
class Letter:
    """A letter and every word on it."""

    picture: Image.Image
    words: str


@cache
def letters() -> tuple[Letter, ...]:
    """Three letters, each of another face, with a blue stamp and a signature."""
    return tuple(_draw(at, face) for at, face in enumerate(FACES))


def _draw(at: int, face: str) -> Letter:
    name, nik, place, trade, village = PEOPLE[at]
    body = BODY.format(number=100 + 17 * at, name=name, nik=nik, place=place, trade=trade, village=village)
    page = Image.new("RGB", A4_PX, "white")
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONTS / f"{face}.ttf"), POINT)
    lines = [*HEAD, *body.splitlines()]
    for row, line in enumerate(lines):
        pen.text((MARGIN_PX, TOP_PX + row * LINE_PX), line, fill=(25, 25, 28), font=font)
    pen.line((MARGIN_PX, 525, A4_PX[0] - MARGIN_PX, 525), fill=(25, 25, 28), width=5)
    _stamp(page, (1500, TOP_PX + len(lines) * LINE_PX + 60))
    return Letter(page, "\n".join(lines))


def _stamp(page: Image.Image, at: tuple[int, int]) -> None:
    """An office's round stamp in blue, and a name written across it; neither has words that count."""
    ink, size, blue = Image.new("RGBA", page.size), 440, (40, 60, 190, 200)
    pen, (left, top) = ImageDraw.Draw(ink), at
    for inset, width in ((0, 10), (55, 5), (150, 5)):
        pen.ellipse(
            (left + inset, top + inset, left + size - inset, top + size - inset),
            outline=(40, 60, 190, 200),
            width=width,
        )
    pen.regular_polygon((left + size // 2, top + size // 2, 50), 5, fill=blue)
    wave = [(left - 200 + 8 * step, top + 200 + int(90 * np.sin(step / 4) * np.cos(step / 11))) for step in range(90)]
    pen.line(wave, fill=(20, 25, 110, 235), width=9, joint="curve")
    page.paste(ink, (0, 0), ink)


def scanned(letter: Letter, seed: int, dpi: int = DPI) -> Picture:
    """As a scanner gives it: slightly askew, slightly soft, with grain."""
    grain = np.random.default_rng(seed)
    picture = np.asarray(letter.picture)[..., ::-1]
    turn = cv2.getRotationMatrix2D((A4_PX[0] / 2, A4_PX[1] / 2), float(grain.uniform(-1.5, 1.5)), 1.0)
    picture = cv2.warpAffine(picture, turn, A4_PX, flags=cv2.INTER_LINEAR, borderValue=(250, 250, 250))
    picture = cv2.GaussianBlur(picture, (0, 0), 0.8)
    if dpi != DPI:
        picture = cv2.resize(picture, None, fx=dpi / DPI, fy=dpi / DPI, interpolation=cv2.INTER_AREA)
    return _with_grain(picture, 5, grain)


def photographed(letter: Letter, seed: int, size: tuple[int, int] = (3000, 4000)) -> tuple[Picture, list[list[float]]]:
    """As a camera gives it, and where the corners are: at an angle, light from one side, a hand's shadow."""
    grain = np.random.default_rng(seed)
    width, height = size
    inset = np.array([[0.09, 0.06], [0.93, 0.08], [0.95, 0.95], [0.06, 0.93]]) * size
    corners = inset + grain.uniform(-0.02, 0.02, (4, 2)) * size
    flat = np.float32([[0, 0], [A4_PX[0], 0], A4_PX, [0, A4_PX[1]]])
    turn = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    desk = (70, 80, 95)
    picture = cv2.warpPerspective(np.asarray(letter.picture)[..., ::-1], turn, size, borderValue=desk)
    x, y = np.meshgrid(np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32))
    light = 1 - 0.35 * (0.7 * x + 0.3 * y)
    shadow = cv2.GaussianBlur(((x > 0.55) & (y > 0.6)).astype(np.float32), (0, 0), width / 60)
    lit = picture.astype(np.float32) * (light * (1 - 0.45 * shadow))[..., None]
    soft = cv2.GaussianBlur(lit, (0, 0), 1.0)
    return _with_grain(np.clip(soft, 0, 255).astype(np.uint8), 6, grain), corners.tolist()


def _with_grain(picture: Picture, deviation: int, grain: np.random.Generator) -> Picture:
    noise = grain.normal(0, deviation, picture.shape).astype(np.float32)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def jpeg(picture: Picture, quality: int) -> bytes:
    """Blue, green, red to a JPEG."""
    out = BytesIO()
    Image.fromarray(picture[..., ::-1]).save(out, "JPEG", quality=quality)
    return out.getvalue()
