"""The cover is opened: before a slip, and in the middle of one."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from devices.printer.simulator import Firmware
from kiosk.ports import PrinterState, PrintState
from tests.devices.rig import LINES, job, rig

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("line", LINES)
def test_open_cover_blocks_until_it_is_closed(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.simulator.switch(cover_open=True)
        report = it.send()
        assert (report.state, report.printer) == (PrintState.BLOCKED, PrinterState.COVER_OPEN)
        it.simulator.switch(cover_open=False)
        assert it.send().state is PrintState.PRINTED


@pytest.mark.parametrize("line", LINES)
def test_cover_opened_between_state_and_bytes_holds_the_slip_back(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.printer.state()
        report = it.printer.send(job(), started=lambda: it.simulator.switch(cover_open=True) and None)
        assert (report.state, report.printer) == (PrintState.UNKNOWN, PrinterState.COVER_OPEN)
        assert it.simulator.slips == ()
        threading.Timer(0.05, it.simulator.switch, kwargs={"cover_open": False}).start()
        assert it.simulator.wait_for_slips(1, 1.0)
        late = it.settled()
        assert late is not None
        assert late.state is PrintState.PRINTED


def test_printer_that_goes_silent_with_an_open_cover_is_said_to_be_open(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        it.printer.state()
        it.simulator.switch(cover_open=True)
        it.simulator.switch(answers=False)
        assert it.printer.state() is PrinterState.COVER_OPEN


def test_clone_that_pushes_nothing_is_asked_while_it_works(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp", Firmware(pushes=False)) as it:
        it.printer.state()
        report = it.printer.send(job(), started=lambda: it.simulator.switch(cover_open=True) and None)
        assert (report.state, report.printer) == (PrintState.UNKNOWN, PrinterState.COVER_OPEN)
