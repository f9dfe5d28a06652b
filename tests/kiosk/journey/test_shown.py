"""Somebody holds a slip, or anything else, before the code reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.journey import (
    CodeShown,
    CountIllegal,
    EndVisit,
    KeyActed,
    LookUpSlip,
    NoSlip,
    Over,
    SlipLookedUp,
    State,
    TellDesk,
    present,
)
from kiosk.ports import KnownSlip
from kiosk.tickets import ForeignCode, LineState, SlipCode, Unreadable
from kiosk.views import ShowView
from tests.kiosk.journey.visit import LANES, Visit

SLIP = CodeShown(SlipCode("abcdefghijklmnopqrstuA"))
WAITS = KnownSlip("A-017", LANES["umum"], is_of_today=True, is_waiting=True, line=LineState(3, None, None))


def at_reader() -> Visit:
    """A kiosk that reads codes."""
    visit = Visit()
    visit.has_code_reader = True
    return visit


def words(visit: Visit) -> str:
    """All that is to be read on the page."""
    view = visit.view
    assert isinstance(view, ShowView)
    sections = (f"{one.heading} {' '.join(one.lines)}" for one in view.sections)
    return " | ".join((view.title, *sections, view.note.text if view.note else ""))


def looked_up(outcome: KnownSlip | NoSlip) -> Visit:
    return Visit().happen(SLIP).happen(SlipLookedUp(outcome))


def test_a_slip_at_the_resting_screen_is_looked_up_and_nothing_of_it_is_kept() -> None:
    visit = Visit().happen(SLIP)
    assert visit.state is State.REST
    assert visit.effects == [LookUpSlip("abcdefghijklmnopqrstuA")]
    visit.happen(SlipLookedUp(WAITS))
    assert (visit.page, visit.session.trail[-1].state) == ("shown.waits", State.HOME)
    assert "abcdef" not in repr((visit.session, visit.effects, visit.view))


def test_a_number_that_waits_tells_how_many_are_before_it_and_where() -> None:
    monday = looked_up(WAITS)
    monday.clock.pass_(timedelta(days=2))
    said = words(monday)
    assert "Nomor A-017 masih menunggu" in said
    assert "3 nomor dari mesin ini di depan Bapak/Ibu, dihitung pukul" in said
    assert "Tunggu di depan Loket 1" in said


def test_a_number_that_waits_after_closing_time_tells_when_to_come_again() -> None:
    said = words(looked_up(WAITS))  # on a Saturday
    assert "Kantor sedang tutup" in said
    assert "Tunggu di depan" not in said


def test_other_numbers_tell_what_is_so_and_what_to_do() -> None:
    assert "Nomor A-017 sudah dipanggil | Silakan ke Loket 1" in words(looked_up(replace(WAITS, is_waiting=False)))
    over = looked_up(replace(WAITS, is_of_today=False))
    assert "Nomor A-017 dari hari lain | Ambil nomor untuk hari ini" in words(over)
    assert over.press("services").page == "home"
    assert "bukan dari struk kami" in words(Visit().happen(CodeShown(ForeignCode())))
    assert "tidak ada di mesin ini" in words(looked_up(NoSlip.UNKNOWN))
    assert "belum bisa dicek" in words(looked_up(NoSlip.FAILED))


@pytest.mark.parametrize("outcome", [NoSlip.UNKNOWN, NoSlip.FAILED])
def test_who_is_sent_to_an_officer_calls_one_with_the_first_button(outcome: NoSlip) -> None:
    visit = looked_up(outcome)
    assert "kepada petugas" in words(visit)
    assert isinstance(visit.view, ShowView)
    assert visit.view.primary.label == "Panggil petugas"
    assert [one.id for one in visit.view.others] == ["services", "done"]
    assert visit.press(visit.view.primary.id).page == "officer"
    assert TellDesk("officer_called", "shown") in visit.effects


def test_what_cannot_be_read_changes_nothing() -> None:
    visit = Visit().happen(CodeShown(Unreadable()))
    assert (visit.state, visit.effects) == (State.REST, [])


def test_a_page_that_was_looked_at_ends_by_itself() -> None:
    visit = looked_up(WAITS).pass_(59)
    assert visit.page == "shown.waits"
    assert visit.pass_(1).state is State.REST
    assert visit.effects[-1] == EndVisit()


def test_who_is_done_goes_without_being_asked() -> None:
    for control in ("done", "bar:home"):
        assert looked_up(WAITS).press(control).state is State.REST


def test_the_next_slip_takes_the_place_of_the_one_before() -> None:
    visit = looked_up(WAITS).happen(SLIP).happen(SlipLookedUp(replace(WAITS, number="A-018", is_waiting=False)))
    assert "A-018" in words(visit)
    assert visit.press("bar:back").page == "home"


def test_home_shows_how_to_hold_a_slip_where_something_reads_it_else_how_to_type_its_code() -> None:
    assert Visit().press("start", "check_number").page == "type_code"
    visit = at_reader().press("start", "check_number")
    assert visit.page == "show_slip"
    visit.happen(SLIP).happen(SlipLookedUp(WAITS))
    assert visit.page == "shown.waits"
    assert visit.press("bar:back").page == "show_slip"
    assert visit.press("services").page == "home"


def test_a_reader_that_is_lost_meanwhile_is_told() -> None:
    visit = at_reader().press("start", "check_number")
    lost = present(visit.session, replace(visit.world, has_code_reader=False)).view
    assert isinstance(lost, ShowView)
    assert lost.note is not None
    assert "belum siap. Ketik" in lost.note.text
    assert lost.primary.id == "type_code"


@pytest.mark.parametrize("happening", [SLIP, SlipLookedUp(WAITS), CodeShown(ForeignCode())])
def test_a_code_is_nobodys_business_in_the_middle_of_a_form(happening: CodeShown | SlipLookedUp) -> None:
    visit = Visit().begin()
    before = visit.session
    visit.happen(happening)
    assert visit.session == before
    assert isinstance(visit.effects[-1], CountIllegal)


def test_what_was_answered_before_is_still_there_afterwards_and_asked_about() -> None:
    visit = Visit().begin().answer()
    while visit.state is not State.HOME:
        visit.press("bar:back")
    assert visit.session.has_entered
    visit.happen(KeyActed("help")).happen(CodeShown(ForeignCode()))
    assert (visit.page, visit.session.over) == ("shown.foreign", None)
    assert visit.press("done").session.over is Over.LEAVE
    assert visit.press("stay").press("bar:back").session.has_entered
