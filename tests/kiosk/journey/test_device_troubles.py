"""A scanner, a printer or a disk that fails keeps nobody from their number, and is told in time."""

from __future__ import annotations

import pytest

from kiosk.journey import (
    CancelScan,
    ControlPressed,
    IssueFailed,
    PrintMoved,
    Reprint,
    ScanEnded,
    State,
)
from kiosk.ports import PrinterState, PrintState, ScannerState
from kiosk.views import AskView, CheckView, ChooseView, ScanView, ShowView, SlipView
from tests.kiosk.journey.visit import Visit, captured


def test_a_failed_disk_keeps_everything_and_the_same_act() -> None:
    visit = Visit().begin().reach_check()
    first = visit.submit()
    visit.happen(IssueFailed("store.full"))
    assert visit.state is State.CHECK
    view = visit.view
    assert isinstance(view, CheckView)
    assert view.note is not None
    assert view.primary.id == "submit", "pressed once more, as the note says"
    assert visit.press("previous").view.note is None, "there is another button on that page"
    visit.last_page_of_check()
    visit.press("submit")
    assert visit.issue.request.uuid == first.request.uuid


@pytest.mark.parametrize("state", [one for one in ScannerState if one is not ScannerState.CANCELLED])
def test_each_scanner_trouble_has_words_and_a_way_on(state: ScannerState) -> None:
    visit = Visit().begin().answer_all().scan(state)
    view = visit.view
    assert isinstance(view, ScanView)
    assert view.state == "problem"
    assert view.note is not None
    visit.press("to_counter")
    assert visit.state is State.PRIORITY
    assert next(iter(visit.session.documents.values())).page is None


def test_absent_scanner_is_told_before_the_journey_starts() -> None:
    view = Visit(has_scanner=False).choose("sku").view
    assert isinstance(view, ShowView)
    assert view.note is not None
    bring = [line for section in view.sections for line in section.lines]
    assert any("Kartu keluarga, asli: dibawa ke loket" in line for line in bring)
    assert not any("mesin ini" in line for line in bring)


def test_absent_printer_is_told_before_the_journey_starts_and_the_number_stands_on_the_screen() -> None:
    visit = Visit(printer=None).press("start")
    view = visit.view
    assert isinstance(view, ChooseView)
    assert view.note is not None
    visit.press("only_number", "choice:other", "choice:none").issued()
    assert isinstance(visit.view, SlipView)
    assert visit.view.number == "A-012"


def test_leaving_a_running_scan_cancels_it_and_its_end_changes_nothing() -> None:
    visit = Visit().begin().answer_all().press("scan", "bar:back")
    assert CancelScan() in visit.effects
    before = visit.session
    visit.happen(ScanEnded(captured()))
    assert visit.session == before


def test_a_slip_nobody_knows_of_is_copied_only_by_a_press() -> None:
    visit = Visit().press("start", "only_number", "choice:other", "choice:none").issued()
    uuid = visit.issue.request.uuid
    visit.happen(PrintMoved(uuid, PrintState.UNKNOWN, PrinterState.OFFLINE))
    assert "print_again" not in {one.id for one in visit.view.others}  # type: ignore[union-attr]
    visit.happen(PrintMoved(uuid, PrintState.UNKNOWN, PrinterState.READY))
    visit.press("print_again")
    copies = [effect for effect in visit.effects if isinstance(effect, Reprint)]
    assert [copy.issued.ticket.request.uuid for copy in copies] == [uuid]
    visit.happen(ControlPressed("print_again"))
    visit.happen(PrintMoved(uuid, PrintState.PRINTED, PrinterState.READY)).happen(ControlPressed("print_again"))
    assert [effect for effect in visit.effects if isinstance(effect, Reprint)] == copies


def test_a_slip_in_doubt_does_not_hold_the_page_for_ever() -> None:
    visit = Visit().press("start", "only_number", "choice:other", "choice:none").issued()
    for _ in range(200):
        visit.happen(PrintMoved(visit.issue.request.uuid, PrintState.UNKNOWN, PrinterState.SILENT)).pass_(1)
    assert visit.page == "rest"


def test_nobody_is_told_to_take_a_paper_that_is_known_not_to_come() -> None:
    visit = Visit(PrinterState.PAPER_OUT).press("start", "only_number", "choice:other", "choice:none").issued()
    assert isinstance(visit.view, SlipView)
    assert visit.view.printing.text.startswith("Kertas habis.")
    visit.happen(PrintMoved(visit.issue.request.uuid, PrintState.SENDING, PrinterState.READY))
    assert visit.view.printing.tone == "info"


def test_number_stays_when_paper_is_out() -> None:
    visit = Visit().press("start", "only_number", "choice:other", "choice:none").issued(PrintState.BLOCKED)
    visit.happen(PrintMoved(visit.issue.request.uuid, PrintState.BLOCKED, PrinterState.PAPER_OUT))
    view = visit.view
    assert isinstance(view, SlipView)
    assert view.number == "A-012"
    assert view.printing.tone == "warning"
    thanks = visit.press("done", "done").view
    assert isinstance(thanks, AskView)
    assert thanks.text.startswith("Nomor Bapak/Ibu A-012. Kode struk: K7M2PA.")
    assert thanks.text.endswith("Tulis atau potret nomor ini.")


def test_no_idle_clock_runs_while_the_scanner_reads() -> None:
    visit = Visit().begin().answer_all().press("scan").pass_(600)
    assert visit.state is State.SCAN
    assert visit.session.over is None
