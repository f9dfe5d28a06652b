"""Whatever is pressed, in whatever order: nothing raises, every page has words, a way back, help and an officer."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.catalogue import ForWhom
from kiosk.journey import (
    CodeShown,
    ControlFocused,
    ControlPressed,
    GlassTouched,
    Happening,
    HeadphonesMoved,
    IssueFailed,
    KeyActed,
    NoSlip,
    Over,
    PaperMoved,
    PartTurned,
    PrintMoved,
    ScanEnded,
    ScanProgressed,
    SecondPassed,
    SlipLookedUp,
    State,
)
from kiosk.journey._table import MESSAGES, PAGES
from kiosk.ports import PrinterState, PrintState, ScannerState
from kiosk.texts import Texts
from kiosk.tickets import ForeignCode
from kiosk.views import Act
from tests.kiosk.journey.visit import NIK, Visit, captured, controls, shipped

SERVICES = [one.code for one in shipped().services]
# With rows, several papers, conditions; those whose sample answers lead past every stop.
FORMS = ["sku", "sktm", "waris", "kk-b", "ramai", "data", "lahir", "hilang"]
REACH = {"bar:home", "bar:help", "bar:officer"}
ARGUMENTS = ("", "0", "1", "-1", "²", "\u0661", "../x", "x" * 500, "unknown", "yes", "no", "self", "nik", "saksi/1")
OVER = {one.value for one in Over}
WITHOUT_WAYS = {"rest", "submitting", *OVER}


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_random_presses_never_raise_and_every_page_is_reachable_from(data: st.DataObject) -> None:
    visit = Visit()
    if data.draw(st.booleans()):  # from the far end, where changes are made and one may go back through all of it
        visit.begin(data.draw(st.sampled_from(FORMS)), data.draw(st.sampled_from(list(ForWhom))))
        if data.draw(st.booleans()):
            visit.reach_check()
    elif data.draw(st.booleans()):
        visit.choose(data.draw(st.sampled_from(SERVICES)))
    for _ in range(data.draw(st.integers(1, 60))):
        view = visit.view
        if view.page not in WITHOUT_WAYS:
            assert controls(view) >= REACH, view.page
            assert "bar:back" in controls(view) or view.page in {"slip", "thanks"}
        kind = data.draw(st.integers(0, 9))
        if kind == 9:
            happenings: list[Happening] = [
                SecondPassed(),
                ScanProgressed(40),
                ScanEnded(captured()),
                ScanEnded(data.draw(st.sampled_from(list(ScannerState)))),
                IssueFailed("x"),
                PaperMoved(data.draw(st.sampled_from(list(PrintState))), PrinterState.READY),
                ControlPressed(data.draw(st.text(max_size=20))),
                ControlFocused(data.draw(st.sampled_from(["gone", *sorted(controls(view))]))),
                PartTurned(),
                GlassTouched(),
                KeyActed(data.draw(st.sampled_from(get_args(Act)))),
                HeadphonesMoved(data.draw(st.booleans())),
                CodeShown(ForeignCode()),
                SlipLookedUp(NoSlip.UNKNOWN),
                SlipLookedUp(NoSlip.UNKNOWN, is_typed=True),
            ]
            visit.happen(data.draw(st.sampled_from(happenings)))
        elif visit.state is State.SUBMITTING:
            visit.issued()
            visit.happen(
                PrintMoved(visit.issue.request.uuid, data.draw(st.sampled_from(list(PrintState))), PrinterState.READY)
            )
        else:
            visit.press(data.draw(st.sampled_from(sorted(controls(view)))))
    go_all_the_way_back(visit)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_pen_that_presses_what_is_not_there_breaks_nothing(data: st.DataObject) -> None:
    visit = Visit().begin(data.draw(st.sampled_from(FORMS)))
    if data.draw(st.booleans()):
        visit.reach_check()
    for _ in range(data.draw(st.integers(1, 40))):
        if visit.state is State.SUBMITTING:
            visit.issued()
        shown = st.sampled_from(sorted(controls(visit.view)))
        known = st.sampled_from(sorted(MESSAGES[visit.session.over] if visit.session.over else PAGES[visit.state]))
        hostile = st.builds("{}:{}".format, known, st.sampled_from(ARGUMENTS))
        visit.happen(ControlPressed(data.draw(st.one_of(shown, known, hostile))))


@pytest.mark.parametrize("control", ["use:x", "again:x", "cancel:x"])
def test_a_button_of_another_face_of_the_scanner_means_nothing(control: str) -> None:
    visit = Visit().begin("sku").answer_all()
    before = visit.session
    assert visit.happen(ControlPressed(control)).session == before


def go_all_the_way_back(visit: Visit) -> None:
    for _ in range(100):
        way_out = controls(visit.view) & {"bar:back", "leave", "close", "stay"}
        if visit.page == "rest" or not way_out:
            return
        visit.press(next(name for name in ("leave", "close", "stay", "bar:back") if name in way_out))
    raise AssertionError(visit.pages[-5:])


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["sku", "sktm", "skd"]), st.sampled_from(["self", "child", "parent", "other"]))
def test_control_ids_hold_nothing_that_was_typed(service: str, for_whom: str) -> None:
    visit = Visit().begin(service, for_whom).reach_check()
    for _ in range(4):
        assert not any(NIK in one or "SITI" in one for one in controls(visit.view))


@pytest.mark.parametrize("state", [one for one in State if one not in {State.REST, State.SUBMITTING}])
def test_every_page_with_a_bar_has_words_of_help(state: State) -> None:
    assert Texts("id").words[f"help.{state.value}"]


def test_back_from_every_page_comes_to_rest() -> None:
    visit = Visit().begin("sku").reach_check()
    go_all_the_way_back(visit)
    assert visit.page == "rest"
