"""Files made to take all memory and all time: each is named, costs no more than its limits, and the kiosk lives."""

from __future__ import annotations

import os
import re
import struct
import threading
import time
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from devices.pages import MOST_FILE_BYTES, MOST_PIXELS, PAGE_LIMITS, CleanPage, Limits, PageChild, Passage, gate
from kiosk.ports import PageRefusal
from tests.devices.pages.rasters import document, encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BOX_PX = (300, 400)
# Of those that work until they are stopped; a kiosk is more patient.
SHORT = Limits(PAGE_LIMITS.memory_bytes, cpu_s=2, wall_s=6.0, raw_bytes=MOST_FILE_BYTES, result_bytes=1 << 20)


class Cost:
    """The most memory that one child had. The kernel's sum over children counts whatever else this process started."""

    most_bytes = 0

    def watch(self, child: PageChild) -> None:
        status = Path(f"/proc/{child._child._process.pid}/status")
        threading.Thread(target=self._watch, args=(status,), daemon=True).start()

    def _watch(self, status: Path) -> None:
        while kib := _peak_kib(status):
            self.most_bytes = max(self.most_bytes, kib << 10)
            time.sleep(0.01)


def _peak_kib(status: Path) -> int:
    """The kernel keeps the peak, so that seldom looks miss none but the last; 0 once the process has ended."""
    try:
        found = re.search(r"^VmPeak:\s+(\d+) kB$", status.read_text(encoding="ascii"), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0


def through(content: bytes, cost: Cost, limits: Limits = SHORT) -> CleanPage | PageRefusal:
    descriptor = os.memfd_create("brought")
    try:
        os.write(descriptor, content)
        os.lseek(descriptor, 0, os.SEEK_SET)
        return gate(descriptor, BOX_PX, limits=limits, passage=Passage(started=cost.watch))
    finally:
        os.close(descriptor)


def png(width: int, height: int, *more: tuple[bytes, bytes]) -> bytes:
    """A picture of nothing, in a few kilobytes whatever its size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [(b"IHDR", header), *more, (b"IDAT", zlib.compress(bytes(4000), 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def text_bomb() -> bytes:
    facts = PngImagePlugin.PngInfo()
    facts.add_text("a", "b" * 60_000_000, zip=True)
    return encoded(Image.new("1", (8, 8)), "PNG", pnginfo=facts)


def huge_jpeg() -> bytes:
    """A small picture whose header says 65,535 by 65,535."""
    content = bytearray(encoded(Image.new("L", (8, 8)), "JPEG"))
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = b"\xff\xff\xff\xff"
    return bytes(content)


def nested_forms() -> bytes:
    """Ten forms, each of which draws the next one twelve times: 12^10 rectangles."""
    made, out = pikepdf.new(), BytesIO()
    form = None
    for _ in range(10):
        inside = {} if form is None else {"Resources": pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))}
        drawing = b"/F Do 1 0 0 1 1 1 cm\n" * 12 if inside else b"0 0 9 9 re f"
        facts = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Form, "BBox": [0, 0, 600, 850]}
        form = made.make_stream(drawing, **facts, **inside)
    page = made.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
    page.Contents = made.make_stream(b"/F Do\n")
    made.save(out)
    return out.getvalue()


def million_objects() -> bytes:
    body = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
    body += b"".join(b"%d 0 obj[]endobj\n" % number for number in range(3, 1_000_000))
    return body + b"trailer<</Root 1 0 R/Size 1000000>>\n%%EOF"


def field() -> bytes:
    return document(1).replace(b"[ 0 0 595 842 ]", b"[ 0 0 99999 99999 ]")


def endless_drawing() -> bytes:
    """A million large strokes in a few kilobytes."""
    return document(1, contents=b"9 w 0 0 m 600 850 300 0 0 850 c S\n" * 1_000_000)


def unpacked_picture() -> bytes:
    """A PDF with a picture of 30,000 by 30,000 dots of nothing."""
    made, out = pikepdf.new(), BytesIO()
    page = made.add_blank_page(page_size=(595, 842))
    image = made.make_stream(
        zlib.compress(bytes(30_000 * 30_000 // 8), 9),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=30_000,
        Height=30_000,
        BitsPerComponent=1,
        ColorSpace=pikepdf.Name.DeviceGray,
        Filter=pikepdf.Name.FlateDecode,
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    page.Contents = made.make_stream(b"600 0 0 850 0 0 cm /I Do")
    made.save(out, compress_streams=False)
    return out.getvalue()


# Seen for what they are before anything is unpacked, or soon after; one child sees them all.
AT_ONCE: dict[str, tuple[Callable[[], bytes], set[PageRefusal]]] = {
    "png of 1e9 dots": (lambda: png(31_623, 31_623), {PageRefusal.TOO_MANY_PIXELS}),
    # Few enough for Pillow's own limit, which is twice as high.
    "png of a row more than any page": (lambda: png(10_000, MOST_PIXELS // 10_000 + 1), {PageRefusal.TOO_MANY_PIXELS}),
    "png of 4e18 dots": (lambda: png(2**31 - 1, 2**31 - 1), {PageRefusal.TOO_MANY_PIXELS, PageRefusal.BROKEN}),
    "png with packed text": (text_bomb, {PageRefusal.BROKEN}),
    "png with a packed profile": (
        lambda: png(8, 8, (b"iCCP", b"a\0\0" + zlib.compress(bytes(90_000_000), 9))),
        {PageRefusal.BROKEN},
    ),
    "jpeg of 4e9 dots": (huge_jpeg, {PageRefusal.TOO_MANY_PIXELS}),
    "pdf of 13 pages": (lambda: document(13), {PageRefusal.TOO_MANY_PAGES}),
    "pdf as large as a field": (field, {PageRefusal.TOO_MANY_PIXELS}),
}
# These work until they are stopped; PDFium ends its process itself when there is no memory left.
UNTIL_STOPPED: dict[str, tuple[Callable[[], bytes], set[PageRefusal]]] = {
    "pdf of forms in forms": (nested_forms, {PageRefusal.BROKEN, PageRefusal.TOO_LARGE}),
    "pdf of a million objects": (million_objects, {PageRefusal.BROKEN, PageRefusal.TOO_LARGE}),
    "pdf of a million strokes": (endless_drawing, {PageRefusal.TOO_LARGE}),
}


@pytest.fixture(scope="module")
def child() -> Iterator[PageChild]:
    with PageChild(SHORT) as child:
        yield child


@pytest.mark.parametrize("name", list(AT_ONCE))
def test_bomb_is_named_at_once(name: str, child: PageChild) -> None:
    make, expected = AT_ONCE[name]
    child.raw.write(make())
    assert child.clean_file(BOX_PX) in expected


@pytest.mark.parametrize("name", list(UNTIL_STOPPED))
def test_bomb_is_stopped_and_costs_no_more_than_its_limits(name: str) -> None:
    make, expected = UNTIL_STOPPED[name]
    content, cost = make(), Cost()
    assert len(content) <= MOST_FILE_BYTES
    started_at = time.monotonic()
    assert through(content, cost) in expected
    assert time.monotonic() - started_at < SHORT.wall_s + 2
    assert 0 < cost.most_bytes <= PAGE_LIMITS.memory_bytes


def test_packed_picture_in_a_document_is_stopped_or_drawn_small() -> None:
    cost = Cost()
    result = through(unpacked_picture(), cost)
    assert isinstance(result, PageRefusal) or len(result.content) < 1 << 20
    assert 0 < cost.most_bytes <= PAGE_LIMITS.memory_bytes


def test_device_that_sends_a_thousand_million_dots_is_refused_and_the_next_page_comes() -> None:
    tiff = encoded(Image.new("L", (8, 8)), "TIFF", tiffinfo={256: 8})
    at = tiff.index(struct.pack("<HHI", 256, 4, 1))
    tiff = tiff[: at + 8] + struct.pack("<I", 1_000_000_000) + tiff[at + 12 :]
    with PageChild() as child:
        for bomb in (b"P6 31623 31623 255\n" + bytes(1000), tiff, b"P5 1 1000000000 255\n"):
            child.raw.write(bomb)
            assert child.add(BOX_PX, 300) is PageRefusal.TOO_MANY_PIXELS
        child.raw.write(encoded(Image.new("RGB", (300, 400), "white"), "PPM"))
        assert child.clean(BOX_PX, 100) is not None


def test_file_larger_than_any_page_is_not_even_read() -> None:
    descriptor = os.memfd_create("brought")
    os.truncate(descriptor, MOST_FILE_BYTES + 1)
    assert gate(descriptor, BOX_PX) is PageRefusal.TOO_LARGE
    assert os.lseek(descriptor, 0, os.SEEK_CUR) == 0
    os.close(descriptor)
