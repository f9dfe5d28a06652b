"""Every found page at the largest text, one of every face on every panel, and every two of its other settings.

Whatever is measured keeps its limit: large, apart, within reach, whole, and to be seen. `make ux-report` draws all.
"""

from __future__ import annotations

from collections import defaultdict
from fnmatch import fnmatch
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.ui import found
from tests.ui.matrix import LARGEST, contrasts, of_each_face, pairs, without_name
from tests.ui.panels import PANELS, Glass
from tests.ui.runs import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.gauge import Told
    from tests.ui.matrix import Sheet

# Each is measured on every panel, and whatever is measured is one of these.
LAYOUT = {"target", "primary", "edge", "gap", "height", "height.low", "height.least", "bar.place"}
WORDS = {"capital", "capital.band", "cut", "broken_word", "outside", "overlap"}
KEYS = {"keys.reached", "keys.round", "keys.seen", "keys.chosen", "keys.order", "keys.back"}
LIGHT = {
    "contrast.words",
    "contrast.words.palette",
    "contrast.agreement",
    "contrast.icon",
    "contrast.edge",
    "contrast.moved",
}
SIGHT = {"sight.focus", "sight.pressed", "sight.chosen", "sight.note"}
# Told only where a page cannot be drawn at all, or not at the least size.
FAILURES = {"fits", "drawn"}
MOST_TOLD = 20
# Faults that are known and still stand, as they are told, with their reasons.
KNOWN: dict[str, str] = {}


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("matrix") / "found"
    found.write(path)
    return path


def told_of(module: str, sheet: Sheet, stored: Path, checks: set[str]) -> list[str]:
    """Where a limit is not kept, after all these checks were measured and no other."""
    told: list[tuple[str, Told]] = run(module, stored, [sheet], stored.parent)
    measured = {figure.check for _, one in told for figure in one.worst}
    assert measured - FAILURES == checks
    lines = [
        f"{one.cell.page} {one.cell.language} {one.cell.look}: {figure.check} {figure.what} {figure.value:.2f}"
        for _, one in told
        for figure in one.broken
    ]
    return [line for line in lines if not any(fnmatch(line, known) for known in KNOWN)]


@pytest.mark.slow
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_every_page_keeps_every_limit(panel: Glass, stored: Path) -> None:
    (sheet,) = (one for one in pairs(found.found(), PANELS) if one.panel == panel.name)
    beyond = told_of("tests.ui.gauge", sheet, stored, LAYOUT | WORDS | KEYS)
    assert not beyond, "\n".join(beyond[:MOST_TOLD])


@pytest.mark.parametrize("at", [0, 1], ids=["colours", "strong"])
def test_every_face_is_seen_by_every_eye(at: int, stored: Path) -> None:
    beyond = told_of("tests.ui.pixels", contrasts(found.found(), PANELS)[at], stored, LIGHT | SIGHT)
    assert not beyond, "\n".join(beyond[:MOST_TOLD])


def test_every_page_is_drawn_at_the_largest_text_and_every_face_on_every_panel() -> None:
    pages = [page for page in found.found() if page.kind != "LearnView"]
    px = {panel.name: panel.px for panel in PANELS}
    cells = [(px[sheet.panel], cell) for sheet in pairs(pages, PANELS) for cell in sheet.cells]
    large = {(size, cell.page) for size, cell in cells if cell.look.text == LARGEST}
    faces = {page.name for page in of_each_face(pages)}
    assert {(size, name) for size in px.values() for name in faces} <= large
    shown = {page.name: without_name(page) for page in pages}
    assert {shown[name] for _, name in large} == set(shown.values())


def test_any_two_settings_meet() -> None:
    met: dict[tuple[int, int], set[tuple[object, object]]] = defaultdict(set)
    values: dict[int, set[object]] = defaultdict(set)
    for sheet in pairs(found.found(), PANELS):
        for cell in sheet.cells:
            look = cell.look
            row = (sheet.panel, cell.language, look.text, look.is_strong, look.is_low)
            for at, value in enumerate(row):
                values[at].add(value)
            for (i, one), (j, other) in combinations(enumerate(row), 2):
                met[i, j].add((one, other))
    for (i, j), some in met.items():
        assert len(some) == len(values[i]) * len(values[j]), (i, j)
