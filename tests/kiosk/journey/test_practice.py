"""Practice: the same journey with a made-up person; nothing of it reaches a device, a disk or a line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.journey import (
    CancelScan,
    ControlPressed,
    CountIllegal,
    CountPractice,
    EndVisit,
    Hush,
    PaperMoved,
    PrintPractice,
    SayAgain,
    SayGoodbye,
    SayProblem,
    State,
    present,
)
from kiosk.ports import PrinterState, PrintState
from kiosk.views import ChooseView, NumberPadView, ScanView, ShowView, SlipView
from tests.kiosk.journey.visit import Visit, controls, shipped

# What may leave a practice: the voice, the sample paper on request, the count. The desk hears nothing.
HARMLESS = (SayAgain, SayProblem, Hush, SayGoodbye, EndVisit, CountIllegal, CountPractice, PrintPractice, CancelScan)


def practise(printer: PrinterState | None = PrinterState.READY, *, has_scanner: bool = True) -> Visit:
    return Visit(printer, has_scanner=has_scanner).press("start", "practise")


def to_slip(visit: Visit, service: str = "sku") -> Visit:
    """By pressing on, with what is proposed."""
    visit.begin(service).answer_all()
    while visit.state is State.SCAN:
        visit.press("scan", "use")
    return visit.press("choice:none").last_page_of_check().press("submit")


def test_a_practice_ends_with_a_page_like_that_of_a_number_and_one_more_in_the_count() -> None:
    visit = to_slip(practise())
    assert isinstance(visit.view, SlipView)
    assert visit.view.number == "LATIHAN"
    assert visit.view.short_code == ""
    assert [effect for effect in visit.effects if isinstance(effect, CountPractice)] == [CountPractice("sku")]
    assert {type(effect) for effect in visit.effects} == {CountPractice}
    assert visit.press("done").page == "thanks"
    assert visit.press("done").page == "rest"


def test_answers_of_a_made_up_person_are_proposed() -> None:
    visit = practise().begin("sku")
    assert isinstance(visit.view, NumberPadView)
    assert visit.view.text.replace(" ", "") == "6474025504540003"
    assert visit.press("next").page == "confirm_nik"


@pytest.mark.parametrize("has_scanner", [True, False])
def test_a_drawn_page_stands_for_the_paper_on_the_glass(has_scanner: bool) -> None:
    visit = practise(has_scanner=has_scanner).begin("sku").answer_all()
    assert visit.press("scan").state is State.SCAN
    assert isinstance(visit.view, ScanView)
    assert visit.view.state == "captured"
    assert visit.view.picture is not None


def test_every_page_of_a_practice_is_marked_and_no_other() -> None:
    visit = Visit()
    assert visit.view.frame.mark == ""
    visit.press("start", "practise")
    marks = {visit.view.frame.mark}
    visit.press("bar:help")
    marks.add(visit.view.frame.mark)
    to_slip(visit.press("close"))
    marks.add(visit.view.frame.mark)
    marks.add(visit.press("done").view.frame.mark)
    assert marks == {"LATIHAN"}
    assert visit.press("for_real").view.frame.mark == ""
    assert visit.page == "home"


def test_beginning_in_earnest_takes_nothing_along_but_how_pages_look() -> None:
    visit = to_slip(practise().press("bar:contrast")).press("done", "for_real")
    assert visit.session.manner.look.is_strong
    assert not visit.session.answers
    assert (visit.session.service, visit.session.issued, visit.session.is_practice) == (None, None, False)


def test_who_practised_has_time_to_choose_what_comes_next() -> None:
    visit = to_slip(practise()).press("done").pass_(59)
    assert visit.page == "thanks"
    assert visit.pass_(1).page == "idle"
    assert visit.press("stay", "for_real").page == "home"


def test_paper_comes_on_request_alone() -> None:
    visit = to_slip(practise())
    assert not any(isinstance(effect, PrintPractice) for effect in visit.effects)
    visit.press("print_sample").happen(PaperMoved(PrintState.PRINTED, PrinterState.READY))
    assert isinstance(visit.effects[-1], PrintPractice)
    assert "print_sample" not in controls(visit.view)
    assert isinstance(visit.view, SlipView)
    assert visit.view.printing.tone == "ok"
    assert "print_sample" not in controls(to_slip(practise(None)).view)


def test_who_has_begun_in_earnest_is_not_led_into_a_practice() -> None:
    visit = Visit().choose("sku")
    visit.press("bar:back")
    while visit.page != "home":
        visit.press("bar:back")
    assert "practise" not in controls(visit.view)
    before = visit.session
    assert visit.happen(ControlPressed("practise")).session == before


def test_home_says_that_this_is_practice() -> None:
    view = practise().view
    assert isinstance(view, ChooseView)
    assert "latihan" in view.hint.casefold()
    assert "practise" not in controls(view)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_pressed_in_a_practice_nothing_is_kept_scanned_or_issued(data: st.DataObject) -> None:
    visit = practise(has_scanner=data.draw(st.booleans()))
    if data.draw(st.booleans()):
        to_slip(visit, data.draw(st.sampled_from(["sku", "sktm", "waris"])))
    else:
        visit.choose(data.draw(st.sampled_from([one.code for one in shipped().services])))
    for _ in range(data.draw(st.integers(1, 40))):
        if not visit.session.is_practice:
            break
        visit.press(data.draw(st.sampled_from(sorted(controls(visit.view)))))
        assert all(isinstance(effect, HARMLESS) for effect in visit.effects), visit.effects


def test_no_officer_is_called_and_no_page_counted_as_difficult_and_both_are_said() -> None:
    visit = practise().press("bar:officer")
    assert getattr(visit.view, "title", "") == "Ini latihan, petugas tidak dipanggil"
    visit.press("close", "bar:difficult")
    assert getattr(visit.view, "title", "") == "Ini latihan, tidak ada yang dicatat"
    assert visit.press("close").page == "home"
    assert visit.effects == []


def test_nothing_is_told_of_a_line_that_nobody_stands_in() -> None:
    visit = to_slip(practise())
    assert isinstance(visit.view, SlipView)
    assert visit.view.facts == ()


@pytest.mark.parametrize("state", [PrintState.SENDING, PrintState.PRINTED, PrintState.BLOCKED, PrintState.UNKNOWN])
def test_the_sample_paper_is_called_one_and_still_nothing_is_sent(state: PrintState) -> None:
    visit = to_slip(practise()).press("print_sample").happen(PaperMoved(state, PrinterState.READY))
    assert isinstance(visit.view, SlipView)
    assert "contoh" in visit.view.printing.text.casefold()
    assert "tidak ada yang dikirim" in visit.view.printing.text


def test_the_paper_is_laid_as_it_will_be_in_earnest() -> None:
    visit = practise().begin("sku").answer_all()
    view = present(visit.session, replace(visit.world, has_feeder=True)).view
    assert isinstance(view, ScanView)
    assert "pengumpan" in view.steps[1]


def test_no_tool_is_taught_that_is_not_there() -> None:
    visit = Visit(has_scanner=False, tools=()).press("start", "practise").begin("sku").answer_all()
    assert isinstance(visit.view, ScanView)
    assert (visit.view.steps, visit.view.primary and visit.view.primary.id) == ((), "to_counter")


def test_what_is_filled_in_for_them_is_said_to_be_a_sample() -> None:
    assert "contoh" in getattr(practise().begin("sku").view, "hint", "")
    assert "contoh" not in getattr(Visit().begin("sku").view, "hint", "")


def test_of_a_practice_nothing_is_kept_and_the_notice_says_so() -> None:
    visit = practise().choose("sku").press("next")
    assert isinstance(visit.view, ShowView)
    assert visit.view.sections[-1].lines == ("Tidak ada yang disimpan.",)
