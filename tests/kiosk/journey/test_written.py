"""A paper with what they wrote: on request, once, with nothing on it that a finder could use."""

from __future__ import annotations

import pytest

from kiosk.journey import ControlPressed, PaperMoved, PrintMoved, PrintWritten
from kiosk.ports import PrinterState, PrintState
from kiosk.views import SlipView
from tests.kiosk.journey.visit import NIK, Visit, controls


def with_slip(state: PrintState = PrintState.PRINTED, *, reads_large: bool = False) -> Visit:
    visit = Visit().begin("sku")
    if reads_large:
        visit.press("bar:text")
    visit.reach_check()
    visit.submit()
    return visit.issued().happen(PrintMoved(visit.issue.request.uuid, state, PrinterState.READY))


def note(visit: Visit) -> tuple[str, str]:
    assert isinstance(visit.view, SlipView)
    return visit.view.printing.tone, visit.view.printing.text


def test_what_they_wrote_is_printed_with_masked_numbers() -> None:
    visit = with_slip().press("print_written")
    effect = visit.effects[-1]
    assert isinstance(effect, PrintWritten)
    told = dict(effect.answers)
    assert len(told) >= 3
    assert all(told.values())
    assert NIK not in str(effect.answers).replace(" ", "")
    assert f"{NIK[:4]} **** **** {NIK[-4:]}" in told.values()
    assert effect.ticket == visit.session.issued.ticket  # type: ignore[union-attr]
    assert "disabilitas" not in str(effect.answers), "why somebody is served earlier stands on no paper"


def test_paper_is_offered_once_and_the_page_says_what_became_of_it() -> None:
    visit = with_slip().press("print_written")
    assert "print_written" not in controls(visit.view)
    assert visit.happen(ControlPressed("print_written")).effects[-1] != visit.effects[0]
    assert [type(one) for one in visit.effects].count(PrintWritten) == 1
    assert note(visit) == ("info", "Kertas isian sedang keluar di bawah layar.")
    visit.happen(PaperMoved(PrintState.PRINTED, PrinterState.READY))
    assert note(visit) == ("ok", "Ambil kertas isian di bawah layar.")


def test_paper_that_cannot_come_out_leaves_the_number_as_it_is() -> None:
    visit = with_slip().press("print_written")
    before = visit.session.printing
    visit.happen(PaperMoved(PrintState.BLOCKED, PrinterState.PAPER_OUT))
    assert note(visit)[0] == "warning"
    assert "tetap tersimpan" in note(visit)[1]
    assert visit.session.printing == before


@pytest.mark.parametrize("state", [PrintState.BLOCKED, PrintState.UNKNOWN])
def test_printer_in_doubt_prints_no_more_papers(state: PrintState) -> None:
    assert "print_written" not in controls(with_slip(state).view)


def test_who_wrote_nothing_is_offered_no_paper() -> None:
    visit = Visit().press("start", "only_number", "group:usaha", "choice:sku", "choice:none").issued()
    assert "print_written" not in controls(visit.view)


def test_who_practised_is_offered_no_paper() -> None:
    visit = with_slip()
    assert "print_written" in controls(visit.view)
    visit.session = visit.session.__class__(**{**vars(visit.session), "is_practice": True})
    assert not visit.session.may_have_written


def test_who_reads_large_gets_it_large() -> None:
    effect = with_slip(reads_large=True).press("print_written").effects[-1]
    assert isinstance(effect, PrintWritten)
    assert effect.is_large


def test_leaving_forgets_that_a_paper_was_asked_for() -> None:
    visit = with_slip().press("print_written").happen(PaperMoved(PrintState.PRINTED, PrinterState.READY))
    while visit.page != "rest":
        visit.pass_(60)
    assert not visit.session.has_written
    assert visit.session.paper is None
