"""After a resident has gone, nothing of them is in the screen process that follows, nor in any file of the kiosk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.stories import FULL_NAME, NIK, up_to_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.journeys.conftest import Scene

pytestmark = pytest.mark.window
LARGEST_MAP_BYTES = 256 * 1024 * 1024
GROUPED = " ".join(NIK[at : at + 4] for at in range(0, 16, 4))
TRACES = [text.encode(coding) for text in (NIK, GROUPED, FULL_NAME) for coding in ("utf-8", "utf-32-le")]


def test_unfinished_visit_leaves_nothing(scene: Scene) -> None:
    resident = scene.resident
    up_to_questions(resident, "sku")
    resident.on("question.nik").type_digits(NIK).press("next").on("confirm_nik").press("choice:0")
    resident.on("question.nama_lengkap").type_words(FULL_NAME)
    seen = resident.page.pen
    assert traces_in_memory(seen), "the search itself would find nothing"
    resident.press("bar:home").on("leave").press("leave").on("rest")
    resident.press("start").on("home")
    following = resident.page.pen
    assert following != seen
    assert not Path(f"/proc/{seen}/maps").exists() or not Path(f"/proc/{seen}/maps").read_text()
    assert not traces_in_memory(following)
    assert not traces_in_files(scene.office.folder)
    resident.press("bar:home").on("rest")


def traces_in_memory(pid: int) -> set[bytes]:
    """Which traces are somewhere in the memory of a process."""
    return {trace for content in memory_of(pid) for trace in TRACES if trace in content}


def memory_of(pid: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            start, end = (int(part, 16) for part in span.split("-"))
            if rights.startswith("rw") and end - start <= LARGEST_MAP_BYTES:
                memory.seek(start)
                try:
                    yield memory.read(end - start)
                except OSError:
                    continue  # a map that cannot be read, such as a device's


def traces_in_files(folder: Path) -> list[str]:
    """Which files of the kiosk hold a trace."""
    files = (path for path in folder.rglob("*") if path.is_file() and os.access(path, os.R_OK))
    return [path.name for path in files if any(trace in path.read_bytes() for trace in TRACES)]
