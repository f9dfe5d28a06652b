"""The report itself: `python -m tests.ui.report [--quick] [--only=PAGE] [OUT]`; exit code 1 where a limit is broken.

Whatever is beyond a limit stands in `OUT/beyond.txt`, a line each, as soon as it was measured.

`--only` draws the pages whose names begin so, and runs no tests: a quick look at what one is working on.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.views import TEXT_CAPITALS_MM, Look
from tests.ui import found
from tests.ui.matrix import LARGEST, SIZES, Cell, Sheet, contrasts, pairs, whole
from tests.ui.panels import PANELS
from tests.ui.report.checks import CHECKS, FULL, LONG
from tests.ui.report.page import Outcome, Row, html
from tests.ui.runs import draw, in_pieces, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.ui.figures import Figure
    from tests.ui.found import FoundPage
    from tests.ui.gauge import Told
    from tests.ui.report.checks import Check

PROJECT = Path(__file__).parents[3]
CELLS_A_PROCESS = 700
THUMB_PX = {True: 240, False: 150}


@dataclass
class Worst:
    """The worst figure of a check, where it was, and how many broke the limit."""

    panel: str
    cell: Cell
    figure: Figure
    count: int = 0
    broken: int = 0


def main(arguments: Sequence[str]) -> int:
    """Measure, draw, write."""
    asked = _options().parse_args(arguments)
    is_quick, only, out = asked.quick, asked.only, asked.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _say("looking for pages by visits")
        pages = tuple(page for page in found.found() if page.name.startswith(only))
        found.write(folder / "found")
        worst = _measure(pages, folder, out / "beyond.txt", is_quick=is_quick)
        pictures = _draw_worst(worst, folder)
        sheets = _draw_sheets(pages, folder, out, is_quick=is_quick)
    checks = [replace(check, tests=()) for check in CHECKS if check.figures] if only else CHECKS
    played = _play({path for check in checks for path in check.tests}, is_quick=is_quick)
    outcomes = [_outcome(check, worst, pictures, played) for check in checks]
    (out / "index.html").write_text(html(outcomes, sheets, len(pages), is_quick=is_quick), encoding="utf-8")
    _say(f"written to {out / 'index.html'}")
    return int(not all(one.is_kept for one in outcomes))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.ui.report", description=__doc__, allow_abbrev=False)
    parser.add_argument("out", nargs="?", type=Path, default=PROJECT / "out" / "ux-report", help="folder to write to")
    parser.add_argument("--quick", action="store_true", help="what CI plays: pairs, few sessions and chords")
    parser.add_argument("--only", default="", metavar="PAGE", help="pages whose names begin so, and no tests")
    return parser


def _measure(pages: tuple[FoundPage, ...], folder: Path, beyond: Path, *, is_quick: bool) -> dict[str, Worst]:
    """The worst of each check; every figure beyond its limit is written to `beyond`."""
    layout = pairs(pages, PANELS) if is_quick else tuple(whole(pages, panel) for panel in PANELS)
    light = (
        contrasts(pages, PANELS) if is_quick else tuple(one for panel in PANELS for one in contrasts(pages, [panel]))
    )
    worst: dict[str, Worst] = {}
    lines: list[str] = []
    for module, sheets in (("tests.ui.gauge", layout), ("tests.ui.pixels", light)):
        pieces = in_pieces(sheets, CELLS_A_PROCESS)
        told = run(module, folder / "found", pieces, folder, _progress(module, sum(len(one.cells) for one in sheets)))
        for panel, one in told:
            _keep_worst(worst, panel, one)
            lines += [f"{_where(panel, one.cell)}: {figure}\n" for figure in one.broken]
        beyond.write_text("".join(lines), encoding="utf-8")
    _say(f"{len(lines)} figures beyond their limits" + f", see {beyond}" * bool(lines))
    return worst


def _where(panel: str, cell: Cell) -> str:
    look = cell.look
    said = f"{cell.page} · {cell.language} · {TEXT_CAPITALS_MM[look.text]} mm"
    return said + " · strong" * look.is_strong + " · low" * look.is_low + f" · {panel}"


def _keep_worst(worst: dict[str, Worst], panel: str, told: Told) -> None:
    for figure in told.worst:
        known = worst.setdefault(figure.check, Worst(panel, told.cell, figure))
        known.count += 1
        known.broken += figure.margin < 0
        if figure.margin < known.figure.margin:
            known.panel, known.cell, known.figure = panel, told.cell, figure


def _draw_worst(worst: dict[str, Worst], folder: Path) -> dict[str, bytes]:
    """A picture of the worst place of each check."""
    pictures: dict[str, bytes] = {}
    for panel in PANELS:
        names = [name for name, one in worst.items() if one.panel == panel.name]
        if not names:
            continue
        (there := folder / f"worst-{panel.name}").mkdir()
        draw(folder / "found", [(Sheet(panel.name, tuple(worst[name].cell for name in names)), there, 0)], folder)
        pictures |= {name: (there / f"{at}.png").read_bytes() for at, name in enumerate(names)}
    return pictures


def _draw_sheets(pages: tuple[FoundPage, ...], folder: Path, out: Path, *, is_quick: bool) -> list[str]:
    """Contact sheets of all pages, one a panel, size and contrast."""
    drawn = []
    sizes = (LARGEST,) if is_quick else SIZES
    full = [page for page in pages if page.is_fullest and (not is_quick or not page.page.startswith("question."))]
    for panel, text, is_strong in product(PANELS, sizes, (False, True)):
        cells = tuple(Cell(page.name, "id", Look(text, is_strong)) for page in full)
        name = f"{panel.name}-{TEXT_CAPITALS_MM[text]}mm-{'strong' if is_strong else 'colours'}.png"
        drawn.append((Sheet(panel.name, cells), out / name, THUMB_PX[panel.px[0] > panel.px[1]]))
    _say(f"drawing {len(drawn)} contact sheets of {len(full)} pages")
    draw(folder / "found", drawn, folder, _progress("contact sheets", len(drawn)))
    return [path.name for _, path, _ in drawn]


def _outcome(check: Check, worst: dict[str, Worst], pictures: dict[str, bytes], played: dict[str, Row]) -> Outcome:
    rows = []
    for name, unit in check.figures:
        if (one := worst.get(name)) is None:
            continue
        sign = "≥" if one.figure.is_least else "≤"
        limit, value = f"{sign} {one.figure.limit:g} {unit}", f"{one.figure.value:.2f} {unit}"
        is_kept = one.figure.margin >= 0
        said = (
            f"{one.figure.what}; {one.broken} of {one.count} pages beyond the limit" if one.broken else one.figure.what
        )
        rows.append(Row(name, value, limit, _where(one.panel, one.cell), said, is_kept, pictures.get(name, b"")))
    rows += [played[path] for path in check.tests]
    return Outcome(check.number, check.title, tuple(rows))


def _play(paths: set[str], *, is_quick: bool) -> dict[str, Row]:
    """What became of each file of tests, as many at a time as there are processors."""
    order = sorted(paths, key=lambda path: (path not in LONG, path))
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        return dict(zip(order, threads.map(partial(_tests, is_quick=is_quick), order), strict=True))


def _tests(path: str, *, is_quick: bool) -> Row:
    """Run a file of tests, with full counts but in a quick report."""
    _say(f"running {path}")
    began = time.monotonic()
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={file.name}", path]
        environment = {**({} if is_quick else FULL), **os.environ}
        subprocess.run(command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, check=False)
        suite = next(ET.parse(file.name).getroot().iter("testsuite"))
    bad = int(suite.get("failures", "0")) + int(suite.get("errors", "0"))
    count = int(suite.get("tests", "0"))
    lasted = f"{time.monotonic() - began:.0f} s"
    failed = [case.get("name", "") for case in suite.iter("testcase") if case.find("failure") is not None]
    return Row(path, f"{count - bad} of {count}", "all", lasted, ", ".join(failed[:5]), bad == 0 and count > 0)


def _progress(what: str, cells: int) -> Callable[[int], None]:
    """Tells on stderr how far a run has come."""
    done = [0]

    def tell(more: int) -> None:
        done[0] += more
        _say(f"{what}: {done[0]} of {cells}")

    return tell


def _say(line: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
