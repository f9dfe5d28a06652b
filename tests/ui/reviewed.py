"""What stands where on some pages, in words for review: `python -m tests.ui.reviewed FOUND PANEL` prints it.

`python -m tests.ui.reviewed` alone writes the reviewed golden texts anew, one a panel.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.views import Look
from tests.ui import found
from tests.ui.gauge import in_look
from tests.ui.onglass import drawn, open_stage, show
from tests.ui.panels import LYING, PANELS, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.panels import Glass

GOLDEN = Path(__file__).parent / "golden"
REVIEWED = (STANDING, LYING)
_PROJECT = Path(__file__).parents[2]
# Of each of these the first found page.
PAGES = (
    "rest/rest",
    "home/choose",
    "for_whom/choose",
    "question.nik/numberpad",
    "question.ahli_waris.nama/type",
    "question.tanggal_lahir/date",
    "question.alamat_tujuan.kecamatan/search",
    "scan.",
    "check/check",
    "slip/slip",
    "thanks",
    "idle",
    "language",
    "help",
)
BAR = "bar:"
# Places are told in so many parts of the glass, so that a pixel more or less is no change.
GRID = 20


def main(*arguments: str) -> None:
    """Print one panel's text, or write all."""
    if arguments:
        found_path, name = arguments
        panel = next(one for one in PANELS if one.name == name)
        sys.stdout.write(text_of(Path(found_path), panel))
        return
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        found.write(Path(folder) / "found")
        for panel in REVIEWED:
            golden_of(panel).write_text(told_by_process(Path(folder) / "found", panel), encoding="utf-8")


def golden_of(panel: Glass) -> Path:
    """Where a panel's reviewed text lies."""
    return GOLDEN / f"{panel.name}.txt"


def told_by_process(found_path: Path, panel: Glass) -> str:
    """One panel's text, from a process of its own."""
    command = [sys.executable, "-m", "tests.ui.reviewed", str(found_path), panel.name]
    return subprocess.run(command, cwd=_PROJECT, capture_output=True, text=True, check=True).stdout


def text_of(found_path: Path, panel: Glass) -> str:
    """All reviewed pages, as they are at first."""
    pages = found.read(found_path)
    stage = open_stage(panel)
    lines: list[str] = []
    for start in PAGES:
        name = next(one for one in sorted(pages) if one.startswith(start))
        page = pages[name]
        show(stage, in_look(page.views["id"], Look()), page.pictures)
        lines += [f"## {name}", *_lines(drawn(stage, panel), panel), ""]
    return "\n".join(lines)


def _lines(page: dict[str, Any], panel: Glass) -> Iterator[str]:
    """Words and controls, row by row; the bar in one row."""
    things = [(_place(box, panel), f"[{name}]") for name, *box in page["targets"] if not name.startswith(BAR)]
    things += [
        (_place(leaf["box"], panel), f"{leaf['role']}: {leaf['text']}")
        for leaf in page["leaves"]
        if "text" in leaf and not leaf["control"] and not leaf["is_band"]
    ]
    for down, row in groupby(sorted(things), key=lambda thing: thing[0][0]):
        yield f"{down:2}  " + "  ".join(f"{place[1]} {what}" for place, what in row)
    bar = [name.removeprefix(BAR) for name, *_ in page["targets"] if name.startswith(BAR)]
    yield "bar " + " ".join(bar)


def _place(box: list[float], panel: Glass) -> tuple[int, int]:
    """How far down and across a thing's upper left corner is."""
    left, bottom, _, height = box
    return round(GRID * (panel.px[1] - bottom - height) / panel.px[1]), round(GRID * left / panel.px[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
