"""Every found page on every panel at the largest text, and every two of its other settings: large, apart, whole.

Some 4,600 pages are drawn, so it is done where `ANJUNGAN_MATRIX=1` asks for it; `make ux-report` draws all of them.
"""

from __future__ import annotations

import os
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.ui import found
from tests.ui.matrix import LARGEST, contrasts, pairs
from tests.ui.panels import PANELS
from tests.ui.runs import in_pieces, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.figures import Figure
    from tests.ui.gauge import Told

CELLS_A_PROCESS = 700
# What a page must keep, by check; whatever else is told is beyond its limit, too.
LAYOUT = ("target", "primary", "edge", "gap", "height", "height.low", "height.least")
WORDS = ("capital", "capital.band", "cut", "broken_word", "outside", "overlap", "fits", "drawn")
LIGHT = ("contrast.words", "contrast.words.palette", "contrast.agreement", "contrast.icon", "contrast.edge")
SIGHT = ("sight.focus", "sight.pressed", "sight.chosen", "sight.note")

needs_time = pytest.mark.skipif(os.environ.get("ANJUNGAN_MATRIX") != "1", reason="draws thousands of pages")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Told]]:
    folder = tmp_path_factory.mktemp("matrix")
    pages = found.found()
    found.write(folder / "found")
    layout = run("tests.ui.gauge", folder / "found", in_pieces(pairs(pages, PANELS), CELLS_A_PROCESS), folder)
    return layout + run("tests.ui.pixels", folder / "found", contrasts(pages, PANELS), folder)


def broken(told: list[tuple[str, Told]]) -> Iterator[tuple[str, Told, Figure]]:
    for panel, one in told:
        for figure in one.broken:
            yield panel, one, figure


@needs_time
@pytest.mark.parametrize("check", [*LAYOUT, *WORDS, *LIGHT, *SIGHT])
def test_every_page_keeps_the_limit_of(check: str, told: list[tuple[str, Told]]) -> None:
    measured = [figure for _, one in told for figure in one.worst if figure.check == check]
    assert measured or check in {"fits", "drawn"}  # these are told only where they fail
    beyond = [
        f"{panel} {one.cell.page} {one.cell.language} {one.cell.look}: {figure.what} {figure.value:.2f}"
        for panel, one, figure in broken(told)
        if figure.check == check
    ]
    assert not beyond, "\n".join(beyond[:20])


@needs_time
def test_no_check_is_without_a_test(told: list[tuple[str, Told]]) -> None:
    assert {figure.check for _, one in told for figure in one.worst} <= {*LAYOUT, *WORDS, *LIGHT, *SIGHT}


def test_every_page_is_drawn_on_every_size_of_panel_at_the_largest_text() -> None:
    pages, px = found.found(), {panel.name: panel.px for panel in PANELS}
    cells = [(px[sheet.panel], cell) for sheet in pairs(pages, PANELS) for cell in sheet.cells]
    large = {(size, cell.page) for size, cell in cells if cell.look.text == LARGEST}
    assert len(large) == len(set(px.values())) * len(pages)


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
