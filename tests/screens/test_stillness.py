"""Nothing moves by itself: a page that stands costs no processor and no drawing until something is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import screens
from kiosk.views import Focused
from tests.patience import eventually
from tests.ui.pen_process import MOST_FILES_KB, SETTLES_IN_S
from tests.ui.samples import ASK, CHOOSE, DATE, NUMBER, REST, SCAN_WORKING, SLIP, TYPE

if TYPE_CHECKING:
    from kiosk.views import View
    from tests.ui.display import Display
    from tests.ui.pen_process import PenProcess

SOURCES = Path(screens.__file__).parent
# What moves by itself in Kivy.
MOVERS = ("kivy.animation", "Animation(", "schedule_interval", "kivy.uix.carousel", "kivy.uix.screenmanager")
STILL_S = 1.0
# One redrawn frame costs more than this, as the last test shows.
LEAST_OF_A_FRAME_NS = 10_000_000


@pytest.mark.window
@pytest.mark.parametrize("view", [REST, SCAN_WORKING], ids=["rest", "scan"])
def test_page_nobody_touches_is_still(display: Display, shown_pen: PenProcess, view: View) -> None:
    shown_pen.draw(view)
    _wait_drawn(shown_pen)
    _assert_still(display, shown_pen)


@pytest.mark.window
@pytest.mark.parametrize("view", [CHOOSE, NUMBER, TYPE, DATE, SLIP, ASK], ids=lambda view: view.page)
def test_page_with_the_focus_on_it_is_still(display: Display, shown_pen: PenProcess, view: View) -> None:
    shown_pen.draw(view)
    _move_focus(display, shown_pen)
    _assert_still(display, shown_pen)


@pytest.mark.window
def test_one_frame_more_would_be_seen(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(CHOOSE)
    _move_focus(display, shown_pen)
    before, glass = _worked_ns(shown_pen), display.screenshot()
    _move_focus(display, shown_pen)
    assert _worked_ns(shown_pen) - before > LEAST_OF_A_FRAME_NS
    assert display.screenshot().tobytes() != glass.tobytes()


def test_no_source_of_the_screens_moves_anything() -> None:
    sources = [path for path in SOURCES.rglob("*") if path.suffix in {".py", ".kv"}]
    assert len(sources) > 30
    told = [(path.name, mover) for path in sources for mover in MOVERS if mover in path.read_text()]
    assert not told


def _assert_still(display: Display, pen: PenProcess) -> None:
    """Something has to pass in which it could move: a second of nothing at all is what is measured."""
    eventually(lambda: pen.files_kb < MOST_FILES_KB, SETTLES_IN_S)  # what a start needed is given back once
    before, glass = _worked_ns(pen), display.screenshot()
    assert pen.events(settle_s=STILL_S) == []
    assert _worked_ns(pen) - before < LEAST_OF_A_FRAME_NS
    assert display.screenshot().tobytes() == glass.tobytes()


def _move_focus(display: Display, pen: PenProcess) -> None:
    display.press_key("Down")
    pen.wait_for(lambda event: isinstance(event, Focused))
    _wait_drawn(pen)


def _wait_drawn(pen: PenProcess) -> None:
    """The first is answered before a turn's drawing, the second after it."""
    for token in (1, 2):
        assert pen.answers_ping(token)


def _worked_ns(pen: PenProcess) -> int:
    """What all threads of the pen have worked so far."""
    threads = Path(f"/proc/{pen.process.pid}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads)
