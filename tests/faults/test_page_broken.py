"""Files that are cut, empty, locked, of another kind, or two kinds at once; and nothing of them is ever written."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image

from devices.pages import CleanPage, PageChild, gate
from kiosk.ports import PageRefusal
from tests.devices.pages.rasters import document, drawn, encoded, letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BOX_PX = (300, 400)
SCRIPT = b"<script>alert('SECRET')</script>"


@pytest.fixture(scope="module")
def child() -> Iterator[PageChild]:
    with PageChild() as child:
        yield child


def locked() -> bytes:
    made, out = pikepdf.open(BytesIO(document(1))), BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: b"", PageRefusal.BROKEN),
        (lambda: b"\xff", PageRefusal.UNKNOWN_KIND),
        (lambda: b"\xff\xd8\xff", PageRefusal.BROKEN),
        (lambda: encoded(letter(), "JPEG")[:3000], PageRefusal.BROKEN),
        (lambda: encoded(letter(), "PNG")[:3000], PageRefusal.BROKEN),
        (lambda: encoded(letter(), "PNG")[:-40], PageRefusal.BROKEN),
        (lambda: b"%PDF-1.7\n%%EOF", PageRefusal.BROKEN),
        (lambda: document(2)[:400], PageRefusal.BROKEN),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, PageRefusal.BROKEN),
        (locked, PageRefusal.ENCRYPTED),
        (lambda: encoded(letter(), "GIF"), PageRefusal.UNKNOWN_KIND),
        (lambda: encoded(letter(), "TIFF"), PageRefusal.UNKNOWN_KIND),
        (lambda: encoded(letter(), "PPM"), PageRefusal.UNKNOWN_KIND),
        (lambda: b"PK\x03\x04" + bytes(100), PageRefusal.UNKNOWN_KIND),
        (lambda: b"<svg onload='alert(1)'/>", PageRefusal.UNKNOWN_KIND),
        (lambda: b"%!PS-Adobe-3.0 EPSF\nshowpage", PageRefusal.UNKNOWN_KIND),
    ],
)
def test_each_has_its_name(child: PageChild, make: Callable[[], bytes], refusal: PageRefusal) -> None:
    child.raw.write(make())
    assert child.clean_file(BOX_PX) is refusal


@pytest.mark.parametrize(
    "make",
    [
        lambda: encoded(letter(), "JPEG") + document(1) + SCRIPT,
        lambda: encoded(letter(), "PNG") + b"PK\x03\x04" + SCRIPT,
        lambda: document(1) + SCRIPT + encoded(letter(), "PNG"),
    ],
)
def test_file_of_two_kinds_is_what_its_first_bytes_say_and_the_rest_is_gone(make: Callable[[], bytes]) -> None:
    with PageChild() as child:
        child.raw.write(make())
        made = child.clean_file(BOX_PX)
    assert isinstance(made, CleanPage)
    assert made.pages == 1
    for sign in (b"SECRET", b"script", b"PK\x03\x04"):
        assert sign not in made.content
    assert drawn(made.content).size[1] > 1000


def test_nothing_of_a_brought_file_is_written_anywhere(tmp_path: Path) -> None:
    """The child cannot open a file at all; here it is seen that its parent opens none to write."""
    brought = tmp_path / "surat.pdf"
    brought.write_bytes(document(2))
    is_watched, opened = False, []

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if is_watched and event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            opened.append(arguments[0])

    sys.addaudithook(watch)
    descriptor = os.open(brought, os.O_RDONLY | os.O_NOFOLLOW)
    is_watched = True
    made = gate(descriptor, BOX_PX)
    is_watched = False
    os.close(descriptor)
    assert isinstance(made, CleanPage)
    assert [name for name in opened if name != "/dev/null" and not isinstance(name, int)] == []


def test_folder_device_and_pulled_stick_are_broken(tmp_path: Path) -> None:
    for path in (tmp_path, "/dev/zero"):
        descriptor = os.open(path, os.O_RDONLY)
        assert gate(descriptor, BOX_PX) is PageRefusal.BROKEN
        os.close(descriptor)
    assert gate(descriptor, BOX_PX) is PageRefusal.BROKEN


def test_gif_renamed_is_still_no_page(tmp_path: Path) -> None:
    file = tmp_path / "foto.jpg"
    file.write_bytes(encoded(Image.new("L", (8, 8)), "GIF"))
    with file.open("rb") as opened:
        assert gate(opened.fileno(), BOX_PX) is PageRefusal.UNKNOWN_KIND
