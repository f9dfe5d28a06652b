"""Draws found pages on one panel and tells their figures: `python -m tests.ui.gauge FOUND CELLS` prints JSON lines.

FOUND is what `tests.ui.found` has written; CELLS says which pages in which language and look, as a `matrix.Sheet`.
"""

from __future__ import annotations

import functools
import gc
import logging
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.views import Button, LearnView, Look, RestView, SearchView, Turning, View, most_found
from tests.ui import found
from tests.ui.figures import ROUNDING_PX, Figure, figures
from tests.ui.matrix import Cell, Sheet
from tests.ui.onglass import drawn, open_stage, parts_of, show
from tests.ui.panels import PANELS
from tests.ui.walk_keys import Hands, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.found import FoundPage
    from tests.ui.panels import Glass

# Any key begins a visit; and while keys are learnt they do nothing else.
NOT_BY_KEYS = RestView | LearnView
TURNING = Turning(Button("turn:on", "Lanjut"), Button("turn:back", "Sebelumnya"), "{at} dari {all}")

_BAR_PLACES: dict[tuple[Look, bool, str], list[int]] = {}


class Told(msgspec.Struct, frozen=True):
    """One page as it was drawn.

    Args:
        cell: Which.
        parts: In how many parts it was dealt out.
        worst: Of each check the figure that comes nearest to its limit, or breaks it.
        broken: Every figure beyond its limit.
    """

    cell: Cell
    parts: int
    worst: tuple[Figure, ...]
    broken: tuple[Figure, ...]


class _Complaints(logging.Handler):
    """Collects what the screens log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def in_look(view: View, look: Look) -> View:
    """The same page as a resident with these settings sees it."""
    frame = msgspec.structs.replace(view.frame, look=look, turning=view.frame.turning or TURNING)
    dressed: View = msgspec.structs.replace(view, frame=frame)
    if isinstance(dressed, SearchView):
        has_subtitles = any(one.subtitle for one in dressed.choices)
        most = most_found(look.text, has_subtitles=has_subtitles)
        return msgspec.structs.replace(dressed, choices=dressed.choices[:most])
    return dressed


def main(found_path: str, sheet_path: str) -> None:
    """Print what is told of each cell."""
    sheet = msgspec.json.decode(Path(sheet_path).read_bytes(), type=Sheet)
    pages = found.read(Path(found_path))
    panel = next(one for one in PANELS if one.name == sheet.panel)
    hands = Hands(open_stage(panel))
    _measure_once()
    gc.disable()  # it took a third of the time; after a few hundred cells the process ends
    complaints = _Complaints()
    logging.getLogger("screens").addHandler(complaints)
    for cell in sheet.cells:
        told = _tell_or_fail(hands, panel, cell, pages[cell.page])
        said = tuple(Figure("fits", 0.0, 1.0, line) for line in dict.fromkeys(complaints.lines))
        complaints.lines.clear()
        told = msgspec.structs.replace(told, worst=(*told.worst, *said), broken=(*told.broken, *said))
        sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")


def _measure_once() -> None:
    """Measure what many pages say once in this process; a kiosk keeps no words, for they may be somebody's."""
    from screens.widgets import Words  # noqa: PLC0415

    measure, wrap = Words._measure, Words._wrap
    words = functools.cache(lambda face, is_breakable: Words(face=face, is_breakable=is_breakable))
    measured = functools.cache(lambda face, *args: measure(words(face, False), *args))
    wrapped = functools.cache(lambda face, is_breakable, *args: wrap(words(face, is_breakable), *args))
    Words._measure = lambda self, *args: measured(self.face, *args)  # type: ignore[method-assign]
    Words._wrap = lambda self, *args: wrapped(self.face, self.is_breakable, *args)  # type: ignore[method-assign]


def _tell_or_fail(hands: Hands, panel: Glass, cell: Cell, page: FoundPage) -> Told:
    """A page that cannot be drawn is a figure, too: the others are still to be measured."""
    try:
        return tell(hands, panel, cell, page)
    except Exception as err:  # noqa: BLE001 - whatever it is, it is told
        where = traceback.extract_tb(err.__traceback__)[-1]
        failed = Figure("drawn", 0.0, 1.0, f"{type(err).__name__} in {where.name}, line {where.lineno}")
        return Told(cell, 0, (failed,), (failed,))


def tell(hands: Hands, panel: Glass, cell: Cell, page: FoundPage) -> Told:
    """Draw one page, all parts of it, and go through it by keys."""
    stage = hands.stage
    view = in_look(page.views[cell.language], cell.look)
    show(stage, view, page.pictures)
    primary = getattr(getattr(view, "primary", None), "id", "")
    told: list[Figure] = []
    controls: set[str] = set()
    for _ in parts_of(stage):
        glass = drawn(stage, panel)
        told += [*figures(glass, panel, cell.look, primary), *_bar_places(glass, cell.look, view.frame.mark)]
        controls |= {name for name, *_ in glass["targets"]} | {leaf["control"] for leaf in glass["leaves"]}
    controls.discard("")
    if controls and not isinstance(view, NOT_BY_KEYS):  # while it sends, a page has nothing to press
        told += walk(hands, view, controls)
    worst: dict[str, Figure] = {}
    for figure in told:
        if figure.check not in worst or figure.margin < worst[figure.check].margin:
            worst[figure.check] = figure
    broken = tuple(dict.fromkeys(figure for figure in told if figure.margin < 0))
    return Told(cell, stage.parts, tuple(worst.values()), broken)


def _bar_places(glass: dict[str, Any], look: Look, mark: str) -> Iterator[Figure]:
    """Each button of the bar has one place in a look, whatever page it stands on; below the mark of a practice, one."""
    for name, *box in glass["targets"]:
        if name.startswith("bar:"):
            first = _BAR_PLACES.setdefault((look, mark != "", name), box)
            moved = max(abs(one - other) for one, other in zip(first, box, strict=True))
            yield Figure("bar.place", float(moved), float(ROUNDING_PX), name, is_least=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
