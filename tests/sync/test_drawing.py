"""Documents at the hub are drawn by a process of their own, which may die."""

from __future__ import annotations

import io
import time

import pikepdf
import pytest
from PIL import Image

from kiosk.limited import Limits
from sync.drawing import page_picture

PDF, AVIF = "application/pdf", "image/avif"
SHORT = Limits(memory_bytes=640 << 20, cpu_s=1, wall_s=4.0, raw_bytes=8 << 20, result_bytes=16 << 20)


def paper(*colours: str) -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    for colour in colours:
        made.add_blank_page(page_size=(595, 842)).Contents = made.make_stream(
            f"{colour} rg 100 300 300 200 re f".encode()
        )
    made.save(out)
    return out.getvalue()


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3000, 900), "#20c060").save(out, "AVIF", quality=60, speed=10)
    return out.getvalue()


def test_each_page_is_a_picture_wide_enough_to_read() -> None:
    content = paper("1 0 0", "0 0 0")
    for number, mode in ((1, "RGB"), (2, "L")):
        picture = page_picture(content, PDF, number)
        assert picture is not None
        with Image.open(io.BytesIO(picture)) as opened:
            assert opened.format == "PNG"
            assert opened.mode == mode
            assert opened.width == pytest.approx(1400, abs=2)
            dot = opened.convert("RGB").getpixel((600, 1100))
        assert dot == ((255, 0, 0) if number == 1 else (0, 0, 0))


def test_photograph_is_drawn_no_larger_than_a_screen() -> None:
    picture = page_picture(photo(), AVIF, 1)
    assert picture is not None
    with Image.open(io.BytesIO(picture)) as opened:
        assert opened.size == (2000, 600)


@pytest.mark.parametrize(
    ("content", "media_type", "number"),
    [
        (paper("1 0 0"), PDF, 2),
        (paper("1 0 0")[:200], PDF, 1),
        (b"", PDF, 1),
        (photo(), PDF, 1),
        (paper("1 0 0"), AVIF, 1),
        (b"<html><script>alert(1)</script>", "text/html", 1),
        (bytes((8 << 20) + 1), PDF, 1),
    ],
)
def test_what_cannot_be_drawn_is_none(content: bytes, media_type: str, number: int) -> None:
    assert page_picture(content, media_type, number) is None


def test_drawing_without_end_is_ended() -> None:
    endless = pikepdf.new()
    page = endless.add_blank_page(page_size=(595, 842))
    page.Contents = endless.make_stream(b"9 w 0 0 m 600 850 300 0 0 850 c S\n" * 1_000_000)
    out = io.BytesIO()
    endless.save(out)
    started_at = time.monotonic()
    assert page_picture(out.getvalue(), PDF, 1, SHORT) is None
    assert time.monotonic() - started_at < 8
