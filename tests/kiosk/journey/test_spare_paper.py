"""Where the spare printer prints, no page sends a resident to the other one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.journey import PaperMoved, PrintMoved, World, present
from kiosk.ports import PrinterState, PrintState
from kiosk.views import SlipView
from tests.kiosk.journey.visit import Visit, controls


def said(visit: Visit, place: str = "") -> str:
    world: World = replace(visit.world, setting=replace(visit.world.setting, spare_place=place))
    view = present(visit.session, world).view
    assert isinstance(view, SlipView)
    return view.printing.text


def on(state: PrintState, printer: PrinterState = PrinterState.ON_SPARE) -> Visit:
    visit = Visit().begin("sku").reach_check()
    visit.submit()
    return visit.issued().happen(PrintMoved(visit.issue.request.uuid, state, printer))


@pytest.mark.parametrize("state", [PrintState.SENDING, PrintState.PRINTED, PrintState.UNVERIFIED])
def test_page_names_the_spare_and_where_it_stands(state: PrintState) -> None:
    visit = on(state)
    assert "pencetak cadangan" in said(visit)
    assert "di bawah layar" not in said(visit)
    assert "pencetak cadangan, di sebelah kanan" in said(visit, "di sebelah kanan")


def test_page_names_no_place_for_the_printer_itself() -> None:
    assert said(on(PrintState.PRINTED, PrinterState.READY), "di sebelah kanan") == "Ambil struk nomor di bawah layar."


def test_doubt_about_the_spare_is_said_as_any_other() -> None:
    visit = on(PrintState.UNKNOWN)
    assert "Belum pasti" in said(visit)
    assert "print_again" in controls(visit.view)


def test_other_papers_come_out_there_too() -> None:
    visit = on(PrintState.PRINTED).press("print_written").happen(PaperMoved(PrintState.PRINTED, PrinterState.ON_SPARE))
    assert said(visit, "di dekat pintu") == "Ambil struk di pencetak cadangan, di dekat pintu."
