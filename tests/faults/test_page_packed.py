"""Packed files on a stick: zips that unpack to more than memory holds are no page, and nothing is unpacked."""

from __future__ import annotations

import gzip
import os
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from devices.pages import CleanPage, PageChild
from kiosk.ports import PageRefusal
from tests.devices.pages.rasters import encoded, letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BOX_PX = (300, 400)
LAYER_BYTES = 20_000_000
AT_ONCE_S = 0.1  # of the child's processor; to unpack one layer takes longer


@pytest.fixture(scope="module")
def child() -> Iterator[PageChild]:
    with PageChild() as child:
        child.raw.write(encoded(letter(), "PNG"))
        assert isinstance(child.clean_file(BOX_PX), CleanPage)  # it has started
        yield child


def zipped(content: bytes, copies: int, name: str = "0") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for number in range(copies):
            made.writestr(f"{name}{number}", content)
    return out.getvalue()


def cpu_s(child: PageChild) -> float:
    """What the child has worked in all."""
    facts = Path(f"/proc/{child._child._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, facts[11:13])) / os.sysconf("SC_CLK_TCK")


def zips_in_zips() -> bytes:
    content = bytes(LAYER_BYTES)
    for _ in range(4):
        content = zipped(content, 16)
    return content


def office_document() -> bytes:
    """What a word processor writes is a zip too."""
    return zipped(bytes(LAYER_BYTES), 4, "word/document")


@pytest.mark.parametrize("make", [zips_in_zips, office_document, lambda: gzip.compress(bytes(LAYER_BYTES))])
def test_packed_file_is_of_no_known_kind_at_once_and_the_next_page_is_taken(
    child: PageChild, make: Callable[[], bytes]
) -> None:
    child.raw.write(make())
    before_s = cpu_s(child)
    assert child.clean_file(BOX_PX) is PageRefusal.UNKNOWN_KIND
    assert cpu_s(child) - before_s < AT_ONCE_S
    child.raw.write(encoded(letter(), "PNG"))
    assert isinstance(child.clean_file(BOX_PX), CleanPage)
