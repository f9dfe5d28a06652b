"""The power of the printer fails while it holds a slip back: that slip is gone, and nobody may believe otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.ports import PrinterState, PrintState
from tests.devices.rig import LINES, rig

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("line", LINES)
def test_slip_held_back_and_lost_with_the_power_stays_unknown(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.printer.state()
        it.simulator.switch(paper_out_after_bytes=100)
        report = it.send()
        assert report.state is PrintState.UNKNOWN
        it.simulator.switch(plugged=False, paper="ok")
        it.simulator.switch(plugged=True)
        lost = it.printer.settle()
        assert lost is not None
        assert (lost.state, lost.printer, lost.sent_bytes) == (
            PrintState.UNKNOWN,
            PrinterState.OFFLINE,
            report.sent_bytes,
        )
        assert it.printer.settle() is None
        assert it.printer.state() is PrinterState.READY
        assert it.simulator.slips == ()


@pytest.mark.parametrize("line", LINES)
def test_loss_that_a_question_finds_is_still_told_by_settle(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.printer.state()
        it.simulator.switch(paper_out_after_bytes=100)
        assert it.send().state is PrintState.UNKNOWN
        it.simulator.switch(plugged=False)
        assert it.printer.state() is PrinterState.OFFLINE
        lost = it.printer.settle()
        assert lost is not None
        assert lost.state is PrintState.UNKNOWN
