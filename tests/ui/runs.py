"""Runs the measuring processes, as many at a time as there are processors, and gathers what they tell."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tests.ui.gauge import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.ui.matrix import Sheet

_PROJECT = Path(__file__).parent.parent.parent


def run(
    module: str, found: Path, sheets: Sequence[Sheet], folder: Path, is_told: Callable[[int], None] = lambda _: None
) -> list[tuple[str, Told]]:
    """What `module` tells of each cell, with the panel's name.

    Args:
        module: `tests.ui.gauge` or `tests.ui.pixels`.
        found: What `tests.ui.found` has written.
        sheets: One process each.
        folder: For the sheets on their way.
        is_told: Called with how many cells a process was done with.
    """

    def one(at: int) -> list[tuple[str, Told]]:
        sheet = sheets[at]
        path = folder / f"{module}-{at}-{sheet.panel}.json"
        path.write_bytes(msgspec.json.encode(sheet))
        command = [sys.executable, "-m", module, str(found), str(path)]
        done = subprocess.run(command, cwd=_PROJECT, capture_output=True, check=False)
        told = [(sheet.panel, msgspec.json.decode(line, type=Told)) for line in done.stdout.splitlines()]
        assert len(told) == len(sheet.cells), done.stderr.decode()[-2000:]
        is_told(len(told))
        return told

    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        return [told for some in threads.map(one, range(len(sheets))) for told in some]


def draw(
    found: Path,
    drawn: Sequence[tuple[Sheet, Path, int]],
    folder: Path,
    is_told: Callable[[int], None] = lambda _: None,
) -> None:
    """Draw each sheet to its path: one picture of so wide ones, or a folder of one picture a cell where that is 0."""

    def one(at: int) -> None:
        sheet, out, width = drawn[at]
        path = folder / f"draw-{at}-{sheet.panel}.json"
        path.write_bytes(msgspec.json.encode(sheet))
        command = [sys.executable, "-m", "tests.ui.report.pictures", str(found), str(path), str(out)]
        done = subprocess.run(
            [*command, *([str(width)] if width else [])], cwd=_PROJECT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()[-2000:]
        is_told(1)

    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        list(threads.map(one, range(len(drawn))))


def in_pieces(sheets: Iterable[Sheet], most: int) -> list[Sheet]:
    """The same cells in sheets of at most so many, so that all processors are busy to the end."""
    return [
        msgspec.structs.replace(sheet, cells=sheet.cells[at : at + most])
        for sheet in sheets
        for at in range(0, len(sheet.cells), most)
    ]
