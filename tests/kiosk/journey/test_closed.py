"""A resident who comes while the office is closed: for the rest of the day, or before it opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from kiosk.catalogue import Span
from kiosk.journey import CallArrived, PrintMoved, TellDesk, present
from kiosk.ports import PrinterState, PrintState
from kiosk.views import AskView, ChooseView, RestView, SlipView
from tests.kiosk.journey.visit import Visit, shipped

DAY = (Span(time(8), time(12)), Span(time(13), time(15, 30)))
OPENS = "Loket buka Senin pukul 08.00."
AGAIN = "Datang lagi Senin pukul 08.00. Bawa struk ini."


def visit_at(hour: int, printer: PrinterState | None = PrinterState.READY) -> Visit:
    """Somebody who comes on a Friday at this hour."""
    catalogue = shipped()
    hours = replace(catalogue.hours, week=(*(DAY,) * 5, (), ()), closed={}, other={})
    visit = Visit(printer, catalogue=replace(catalogue, hours=hours))
    local = visit.world.local
    friday = local.replace(hour=hour, minute=0) + timedelta(days=(4 - local.weekday()) % 7)
    visit.clock.pass_(friday - local)
    return visit


def with_number(visit: Visit) -> Visit:
    return visit.press("start", "only_number", "choice:other", "choice:none").issued()


def message(visit: Visit) -> AskView:
    assert isinstance(visit.view, AskView)
    return visit.view


def test_the_resting_page_says_large_that_the_office_is_closed() -> None:
    view = visit_at(17).view
    assert isinstance(view, RestView)
    assert (view.headline, view.text) == ("Kantor sedang tutup.", OPENS)
    assert [one.icon for one in view.facts] == ["headphones"]


def test_home_says_that_the_office_is_closed() -> None:
    view = visit_at(17).press("start").view
    assert isinstance(view, ChooseView)
    assert view.note is not None
    assert view.note.text == f"Kantor sedang tutup. {OPENS}"


def test_nobody_is_told_to_wait_for_a_number_that_is_not_called_today() -> None:
    visit = with_number(visit_at(17))
    assert isinstance(visit.view, SlipView)
    assert visit.view.wait_at == AGAIN
    helped = visit.press("bar:help").view
    assert isinstance(helped, ChooseView)
    assert helped.hint == f"Nomor Bapak/Ibu A-012. {AGAIN}"
    assert message(visit.press("close", "done", "done")).text == AGAIN
    visit = with_number(visit_at(17, printer=None))
    assert isinstance(visit.view, SlipView)
    assert visit.view.wait_at == "Datang lagi Senin pukul 08.00. Tulis atau potret nomor ini."


def test_nobody_is_told_to_bring_a_paper_of_which_nobody_knows_that_it_came_out() -> None:
    visit = with_number(visit_at(17))
    visit.happen(PrintMoved(visit.issue.request.uuid, PrintState.UNKNOWN, PrinterState.PAPER_OUT))
    assert isinstance(visit.view, SlipView)
    assert visit.view.wait_at == "Datang lagi Senin pukul 08.00. Tulis atau potret nomor ini."
    visit.happen(PrintMoved(visit.issue.request.uuid, PrintState.PRINTED, PrinterState.READY))
    assert visit.view.wait_at == AGAIN


def test_an_officer_called_while_closed_is_not_promised_and_the_desk_is_told() -> None:
    visit = visit_at(17).press("start", "bar:officer")
    assert TellDesk("officer_called", "home") in visit.effects
    helped = visit_at(17).press("start", "bar:help").view
    assert isinstance(helped, ChooseView)
    assert helped.choices[0].subtitle == ""
    view = message(visit)
    assert view.title == "Sekarang belum ada petugas"
    assert view.text.startswith(OPENS)


@pytest.mark.parametrize("hour", [7, 12])
def test_before_the_next_opening_of_the_day_waiting_is_right(hour: int) -> None:
    visit = visit_at(hour)
    assert isinstance(visit.view, RestView)
    assert visit.view.headline != "Kantor sedang tutup."
    with_number(visit)
    assert isinstance(visit.view, SlipView)
    assert visit.view.wait_at.startswith("Tunggu di depan")
    assert "Loket buka pukul" in visit.view.facts[-1].strong


@pytest.mark.parametrize(("press", "spoken_of"), [((), False), (("key:6",), True)])
def test_what_was_filled_in_is_spoken_of_only_where_there_is_something(press: tuple[str, ...], spoken_of: bool) -> None:
    view = message(visit_at(9).begin().press(*press, "bar:officer"))
    assert ("isian" in f"{view.text} {view.primary.label}".casefold()) is spoken_of


def test_nobody_is_said_to_know_before_the_desk_does() -> None:
    visit = visit_at(9).begin().press("bar:officer")
    visit.pass_(9)
    assert visit.page == "officer"
    visit.pass_(1)
    assert visit.page == "officer.cut_off"
    assert visit.happen(CallArrived()).page == "officer.at_desk", "late is better than never"
    assert visit.press("close", "bar:officer").page == "officer", "another call is not at the desk yet"
    assert visit.happen(CallArrived()).page == "officer.at_desk"
    visit.pass_(11)
    assert visit.page == "officer.at_desk"
    asked = visit.press("close").page
    assert visit.happen(CallArrived()).page == asked


def test_where_the_desk_is_asked_seldom_nobody_is_said_to_be_cut_off_too_soon() -> None:
    visit = visit_at(9).begin()
    visit.setting = replace(visit.setting, call_takes_s=34)
    visit.press("bar:officer").pass_(33)
    assert visit.page == "officer"
    visit.pass_(1)
    assert visit.page == "officer.cut_off"


def test_an_invitation_in_another_language_tells_how_to_get_it() -> None:
    visit = visit_at(9)
    pages = [present(visit.session, replace(visit.world, rest_step=step)).view for step in (0, 1)]
    texts = [page.text for page in pages if isinstance(page, RestView)]
    assert "Bahasa" not in texts[0]
    assert texts[1].endswith("For English, press Bahasa.")
