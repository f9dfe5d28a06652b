"""The duplicate trap: a printer keeps what it was sent while the paper is out, whoever has hung up since.

A client that sees no answer, connects again and sends again gets two slips after the refill.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from devices.printer.simulator import Firmware
from kiosk.ports import PrinterState, PrintState
from tests.devices.rig import ALL_LINES, LINES, SHORT, Rig, rig

if TYPE_CHECKING:
    from pathlib import Path


def test_held_slip_comes_out_once_whatever_is_asked_meanwhile(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        it.printer.state()
        it.simulator.switch(paper_out_after_bytes=100)
        assert it.send().state is PrintState.UNKNOWN
        it.printer.close()
        for _ in range(3):
            assert it.printer.state() is PrinterState.PAPER_OUT
            it.printer.settle()
            it.printer.close()
        it.simulator.switch(paper="ok")
        assert it.simulator.wait_for_slips(1, 1.0)
        assert it.printer.state() is PrinterState.READY
        assert len(it.simulator.slips) == 1


def test_late_fence_on_another_connection_confirms_nothing(tmp_path: Path) -> None:
    with rig(tmp_path, "serial") as it:
        it.printer.state()
        it.simulator.switch(paper_out_after_bytes=100)
        assert it.send().state is PrintState.UNKNOWN
        it.printer.close()
        assert it.printer.state() is PrinterState.PAPER_OUT
        it.simulator.switch(paper="ok")
        assert it.simulator.wait_for_slips(1, 1.0)
        lost = it.printer.settle()
        assert lost is not None
        assert lost.state is PrintState.UNKNOWN


@pytest.mark.parametrize("firmware", [Firmware(), Firmware(process_ids=False)])
def test_late_answer_does_not_confirm_the_next_slip(tmp_path: Path, firmware: Firmware) -> None:
    """The answer of a held slip arrives when the next slip is on its way; that of `GS r` carries no id."""
    with rig(tmp_path, "serial", firmware) as it:
        it.printer.state()
        it.simulator.switch(paper_out_after_bytes=100)
        assert it.send().state is PrintState.UNKNOWN
        it.printer.close()
        it.simulator.switch(paper="ok")
        it.simulator.switch(paper_out_after_bytes=700)  # the held slip comes out, the next one stops half way
        until = time.monotonic() + 2.0
        report = it.send()
        while report.state is PrintState.BLOCKED and time.monotonic() < until:
            report = it.send()
        assert report.state is PrintState.UNKNOWN
        assert len(it.simulator.slips) == 1


def test_late_answer_to_the_probe_does_not_confirm_the_first_slip(tmp_path: Path) -> None:
    """A clone without ids that is slow: what it owes the probe comes when a slip is on its way, and stops half way."""
    slow = replace(SHORT, probe_s=0.02, stopped_s=0.5, state_s=2.0)
    with rig(tmp_path, "tcp", Firmware(process_ids=False), slow) as it:
        it.simulator.switch(delay_ms=100)
        assert it.printer.state() is PrinterState.UNRELIABLE
        assert it.printer.state() is PrinterState.READY
        it.simulator.switch(paper_out_after_bytes=100)
        assert it.send().state is PrintState.UNKNOWN
        assert it.simulator.slips == ()


@pytest.mark.parametrize("line", ALL_LINES)
def test_answers_owed_to_a_lost_connection_do_not_confirm_the_next_slip(tmp_path: Path, line: str) -> None:
    """A clone without ids prints the rest of a held slip slowly: its answer comes, and the probe's right behind it."""
    with rig(tmp_path, line, Firmware(process_ids=False)) as it:
        it.state()
        it.simulator.switch(paper_out_after_bytes=100)
        assert it.send().state is PrintState.UNKNOWN
        it.printer.close()
        it.simulator.switch(paper="ok", bytes_per_s=800, paper_out_after_bytes=900)
        until = time.monotonic() + 5.0
        report = it.send()
        while report.state is PrintState.BLOCKED and time.monotonic() < until:
            report = it.send()
        assert report.state is PrintState.UNKNOWN
        assert it.papers(1)


@pytest.mark.parametrize("line", LINES)
def test_settle_speaks_of_the_last_job_though_the_one_before_was_lost(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        _hold_a_slip(it)
        it.printer.close()  # the first slip can never be confirmed any more
        it.simulator.switch(paper="ok")
        assert it.simulator.wait_for_slips(1, 1.0)
        _hold_a_slip(it)
        it.simulator.switch(paper="ok")
        late = it.settled()
        assert late is not None
        assert late.state is PrintState.PRINTED


def _hold_a_slip(it: Rig) -> None:
    assert it.printer.state() is PrinterState.READY
    it.simulator.switch(paper_out_after_bytes=100)
    assert it.send().state is PrintState.UNKNOWN
