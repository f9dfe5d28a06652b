"""The head is too hot: it stops by itself, and goes on by itself when it has cooled. Nobody repairs anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import LINES, job, rig

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("line", LINES)
def test_hot_head_blocks_and_is_no_fault(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.simulator.switch(overheated=True)
        report = it.send()
        assert (report.state, report.printer) == (PrintState.BLOCKED, PrinterState.OVERHEATED)
        assert report.printer.who_acts is WhoActs.OFFICER
        it.well_again()
        assert it.papers(1)


@pytest.mark.parametrize("line", LINES)
def test_head_that_gets_too_hot_in_a_slip_finishes_it_once_when_it_has_cooled(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.state()
        report = it.printer.send(job(), started=lambda: it.simulator.switch(overheated=True) and None)
        assert (report.state, report.printer) == (PrintState.UNKNOWN, PrinterState.OVERHEATED)
        assert it.printer.settle() is None
        it.simulator.switch(overheated=False)
        late = it.settled()
        assert late is not None
        assert (late.state, late.sent_bytes) == (PrintState.PRINTED, report.sent_bytes)
        assert it.papers(1)


def test_error_that_nobody_beside_it_can_mend_is_the_technicians(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        it.simulator.switch(broken=True, overheated=True)
        report = it.send()
        assert (report.state, report.printer) == (PrintState.BLOCKED, PrinterState.FAULT)
        assert report.printer.who_acts is WhoActs.TECHNICIAN
        it.well_again()
