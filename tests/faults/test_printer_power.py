"""The power of the printer fails while it holds a slip back: that slip is gone, and nobody may believe otherwise."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from devices.printer.connection import ENABLE_ASB
from devices.printer.simulator import Firmware
from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import ALL_LINES, LINES, rig

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


@pytest.mark.parametrize("line", ALL_LINES)
def test_printer_that_is_off_is_missed_and_prints_when_it_is_on(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        assert it.state() is PrinterState.READY
        it.simulator.switch(powered=False)
        state = it.state()
        assert state is (PrinterState.SILENT if line == "serial" else PrinterState.OFFLINE)
        assert state.who_acts is WhoActs.TECHNICIAN
        assert it.send().state is PrintState.BLOCKED
        it.well_again()
        assert it.papers(1)


def test_pushed_states_are_asked_for_again_after_a_power_cycle_that_the_line_did_not_show(tmp_path: Path) -> None:
    with rig(tmp_path, "serial") as it:
        it.state()
        it.simulator.power_cycle()
        assert it.state() is PrinterState.READY
        assert it.state() is PrinterState.READY  # by now it has received what the look before told it
        until = time.monotonic() + 2.0
        while it.simulator.held_bytes and time.monotonic() < until:
            time.sleep(0.005)
        it.simulator.switch(cover_open=True)  # pushed, or nobody knows of it when the next slip starts
        report = it.send()
        assert (report.state, report.printer, it.starts) == (PrintState.BLOCKED, PrinterState.COVER_OPEN, 0)


@pytest.mark.parametrize(("pushes", "most"), [(False, 1), (True, 21)])
def test_clone_that_pushes_nothing_is_not_told_to_again_and_again(tmp_path: Path, pushes: bool, most: int) -> None:
    """It would take the command for letters, and print a line of them after some looks."""
    with rig(tmp_path, "tcp", Firmware(pushes=pushes)) as it:
        wire, told = it.printer._connection.wire, []
        write = wire.write
        wire.write = lambda data, timeout_s: told.append(data.count(ENABLE_ASB)) or write(data, timeout_s)  # type: ignore[method-assign]
        for _ in range(20):
            assert it.state() is PrinterState.READY
        assert 1 <= sum(told) <= most
        assert (sum(told) > 1) is pushes


def test_slip_lost_by_a_power_cycle_that_the_line_did_not_show_is_never_called_printed(tmp_path: Path) -> None:
    with rig(tmp_path, "serial") as it:
        it.state()
        it.simulator.switch(paper_out_after_bytes=100)
        assert it.send().state is PrintState.UNKNOWN
        it.simulator.switch(paper="ok", powered=False)
        assert not it.state().can_start
        it.simulator.switch(powered=True)
        assert it.state() is PrinterState.READY
        assert it.printer.settle() is None
        assert it.papers(0)
        it.well_again()
        assert it.papers(1)


def test_cut_off_command_takes_nothing_of_the_next_slip(tmp_path: Path) -> None:
    """The longest of ours, a code, whose last bytes never came: the printer keeps waiting for them."""
    cut_off = b"\x1b@abc\x1d(k\x43\x001P0" + b"x"  # 64 characters were promised
    with rig(tmp_path, "tcp") as it:
        assert it.printer.send(cut_off, started=lambda: None).state is PrintState.UNKNOWN
        it.printer.close()
        assert it.send().state is PrintState.PRINTED
        assert "A-012" in it.simulator.slips[0].text
        assert it.papers(1)


def test_question_that_was_lost_with_the_power_is_not_answered_by_the_next_slip(tmp_path: Path) -> None:
    """Answers to `GS r` carry no id: the next slip's own would else be taken for the lost one's, and never come."""
    with rig(tmp_path, "serial", Firmware(process_ids=False)) as it:
        it.state()
        it.simulator.switch(paper_out_after_bytes=100)
        assert it.send().state is PrintState.UNKNOWN
        it.simulator.power_cycle()
        it.simulator.switch(paper="ok")
        assert it.send().state is PrintState.PRINTED
        assert it.papers(1)
