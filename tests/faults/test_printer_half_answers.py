"""Answers break off in the middle: half a yes is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.printer.simulator import Firmware
from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import ALL_LINES, job, rig

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("line", ALL_LINES)
def test_half_answers_start_nothing(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.simulator.switch(half_answers=True)
        report = it.send()
        assert report.state is PrintState.BLOCKED
        assert report.printer in {PrinterState.SILENT, PrinterState.GARBLED}
        assert report.printer.who_acts is WhoActs.TECHNICIAN
        assert it.papers(0)
        it.printer.close()
        it.well_again()
        assert it.papers(1)


@pytest.mark.parametrize("line", ALL_LINES)
def test_half_a_fence_confirms_nothing_and_the_slip_is_not_sent_again(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.state()
        report = it.printer.send(job(), started=lambda: it.simulator.switch(half_answers=True) and None)
        assert report.state is PrintState.UNKNOWN
        assert it.papers(1)
        assert it.printer.settle() is None


@pytest.mark.parametrize("questions", [frozenset(), {1}, {1, 2}, {1, 2, 3}, {2, 3, 4}])
def test_half_answering_clone_is_silent(tmp_path: Path, questions: set[int]) -> None:
    with rig(tmp_path, "tcp", Firmware(pushes=False, questions=frozenset(questions))) as it:
        assert it.state() is PrinterState.SILENT
        assert it.send().state is PrintState.BLOCKED
