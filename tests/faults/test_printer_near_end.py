"""The roll is almost used up: slips come out, and an officer hears of it before it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import LINES, rig

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("line", LINES)
def test_slip_on_the_last_paper_is_printed_and_the_officer_is_told(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.state()
        it.simulator.switch(paper="low")
        report = it.send()
        assert (report.state, report.printer) == (PrintState.PRINTED, PrinterState.PAPER_LOW)
        assert report.printer.who_acts is WhoActs.OFFICER
        assert it.state() is PrinterState.PAPER_LOW
        assert it.papers(1)
        it.well_again()


def test_near_end_becomes_the_end_in_a_slip_and_that_slip_comes_out_once(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        it.state()
        it.simulator.switch(paper="low", paper_out_after_bytes=100)
        report = it.send()
        assert (report.state, report.printer) == (PrintState.UNKNOWN, PrinterState.PAPER_OUT)
        it.simulator.switch(paper="ok")
        late = it.settled()
        assert late is not None
        assert late.state is PrintState.PRINTED
        assert it.papers(1)
