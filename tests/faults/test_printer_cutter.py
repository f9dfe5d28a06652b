"""The cutter cannot move: before a slip, and in the middle of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import LINES, job, rig

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("line", LINES)
def test_stuck_cutter_blocks_until_an_officer_has_freed_it(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.simulator.switch(cutter_stuck=True)
        report = it.send()
        assert (report.state, report.printer) == (PrintState.BLOCKED, PrinterState.CUTTER_STUCK)
        assert report.printer.who_acts is WhoActs.OFFICER
        assert it.papers(0)
        it.well_again()
        assert it.papers(1)


@pytest.mark.parametrize("line", LINES)
def test_cutter_that_sticks_in_a_slip_leaves_it_unknown_and_it_comes_once(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.state()
        report = it.printer.send(job(), started=lambda: it.simulator.switch(cutter_stuck=True) and None)
        assert (report.state, report.printer) == (PrintState.UNKNOWN, PrinterState.CUTTER_STUCK)
        assert it.send().state is PrintState.BLOCKED
        it.simulator.switch(cutter_stuck=False)
        late = it.settled()
        assert late is not None
        assert late.state is PrintState.PRINTED
        assert it.papers(1)


def test_paper_that_is_caught_has_its_own_name(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        it.simulator.switch(jammed=True)
        report = it.send()
        assert (report.state, report.printer) == (PrintState.BLOCKED, PrinterState.JAMMED)
        assert report.printer.who_acts is WhoActs.OFFICER
        it.well_again()
        assert it.papers(1)
