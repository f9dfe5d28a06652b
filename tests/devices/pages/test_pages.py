from __future__ import annotations

import hashlib
import json
import resource
import struct
import subprocess
import sys
import time
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, PngImagePlugin

from devices.pages import CleanPage, Limits, PageChild
from devices.pages._child import _page_from

if TYPE_CHECKING:
    from collections.abc import Callable

BOX_PX = (300, 400)


def clean(raw: bytes, limits: Limits | None = None) -> CleanPage | None:
    with PageChild(limits) as child:
        child.raw.write(raw)
        return child.clean(BOX_PX, 200)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def letter() -> Image.Image:
    picture = Image.new("RGB", (1653, 2338), "white")
    picture.paste("navy", (200, 300, 1400, 330))
    return picture


def test_page_is_stored_whole_and_shown_small() -> None:
    page = clean(encoded(letter(), "PPM"))
    assert page is not None
    assert (page.width_px, page.height_px, page.media_type) == (1653, 2338, "image/jpeg")
    assert page.sha256 == hashlib.sha256(page.content).hexdigest()
    assert (page.preview_width_px, page.preview_height_px) == (283, 400)
    shown = Image.frombytes("RGB", (283, 400), page.preview_rgb)
    assert shown.getpixel((140, 10)) == (255, 255, 255)
    blue = shown.getpixel((140, 53))
    assert isinstance(blue, tuple)
    assert blue[2] > blue[0]
    assert Image.open(BytesIO(page.content)).info["dpi"] == (200, 200)


def test_same_pixels_give_same_bytes() -> None:
    raw = encoded(letter(), "PPM")
    first, second = clean(raw), clean(raw)
    assert first is not None
    assert first == second


def test_grey_page_stays_grey() -> None:
    page = clean(encoded(letter().convert("L"), "PPM"))
    assert page is not None
    assert Image.open(BytesIO(page.content)).mode == "L"


def test_nothing_but_pixels_survives() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET-PLACE"
    raw = encoded(letter(), "JPEG", exif=exif, comment=b"SECRET-WORD", icc_profile=b"SECRET-PROFILE")
    assert raw.count(b"SECRET") == 3
    page = clean(raw)
    assert page is not None
    assert b"SECRET" not in page.content


def test_turned_photo_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    page = clean(encoded(letter(), "JPEG", exif=exif))
    assert page is not None
    assert (page.width_px, page.height_px) == (2338, 1653)


def png_bomb() -> bytes:
    """30,000 x 30,000 dots of nothing, in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(3751 * 300), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def text_bomb() -> bytes:
    facts = PngImagePlugin.PngInfo()
    facts.add_text("a", "b" * 50_000_000, zip=True)
    return encoded(Image.new("1", (8, 8)), "PNG", pnginfo=facts)


@pytest.mark.parametrize(
    "make",
    [
        png_bomb,
        text_bomb,
        lambda: b"",
        lambda: b"P6 99999 99999 255\n" + bytes(1000),
        lambda: b"P6 1653 2338 255\n" + bytes(1000),
        lambda: b"P6 0 5 255\n",
        lambda: encoded(letter(), "PPM")[:-1],
        lambda: encoded(letter(), "GIF"),
        lambda: encoded(letter(), "BMP"),
        lambda: b"%PDF-1.7\n%%EOF",
        lambda: bytes(range(256)) * 400,
    ],
)
def test_broken_or_hostile_picture_gives_nothing_and_we_live(make: Callable[[], bytes]) -> None:
    started_at = time.monotonic()
    assert clean(make()) is None
    assert time.monotonic() - started_at < 10.0


def test_child_that_needs_too_much_memory_dies_alone() -> None:
    raw = encoded(Image.new("RGB", (6000, 6000)), "PNG")
    assert clean(raw) is not None
    assert clean(raw, Limits(memory_bytes=160 << 20)) is None
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 512 << 10


def test_child_that_takes_too_long_is_ended() -> None:
    started_at = time.monotonic()
    assert clean(encoded(letter(), "PPM"), Limits(wall_s=0.0)) is None
    assert time.monotonic() - started_at < 2.0


def test_child_can_open_neither_file_nor_socket() -> None:
    program = (
        "import socket\n"
        "from devices.pages.__main__ import _lock_up\n"
        "from devices.pages import Limits\n"
        "_lock_up(Limits())\n"
        "for open_one in (lambda: open('/etc/passwd'), socket.socket):\n"
        "    try:\n"
        "        open_one()\n"
        "    except OSError as error:\n"
        "        print(error.errno)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["24", "24"]


FACTS = {"width_px": 10, "height_px": 20, "preview_width_px": 1, "preview_height_px": 2, "content_bytes": 3}
BODY = b"abc" + bytes(6)


def test_answer_that_fits_is_taken_and_its_hash_is_our_own() -> None:
    page = _page_from(
        json.dumps(FACTS | {"sha256": "../../etc", "media_type": "text/html"}).encode() + b"\n" + BODY, BOX_PX
    )
    assert page is not None
    assert (page.content, page.preview_rgb) == (b"abc", bytes(6))
    assert (page.sha256, page.media_type) == (hashlib.sha256(b"abc").hexdigest(), "image/jpeg")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{}\n",
        b"[1]\nabc",
        b"[" * 900 + b"\nabc",
        json.dumps(FACTS).encode() + b"\n" + BODY + b"more",
        *(
            json.dumps(FACTS | lie).encode() + b"\n" + BODY
            for lie in (
                {"width_px": "10"},
                {"width_px": -10, "height_px": -20},
                {"width_px": 30_000, "height_px": 30_000},
                {"content_bytes": -6},
                {"content_bytes": 0},
            )
        ),
        json.dumps(FACTS | {"preview_width_px": 9999, "preview_height_px": 1}).encode() + b"\nabc" + bytes(29997),
    ],
)
def test_answer_of_a_child_that_was_taken_over_is_not_believed(answer: bytes) -> None:
    assert _page_from(answer, BOX_PX) is None
