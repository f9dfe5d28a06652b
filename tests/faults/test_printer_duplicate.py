"""The duplicate trap: a printer keeps what it was sent while the paper is out, whoever has hung up since.

A client that sees no answer, connects again and sends again gets two slips after the refill.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from devices.printer.simulator import Firmware
from kiosk.ports import PrinterState, PrintState
from tests.devices.rig import rig

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


def test_late_answer_without_an_id_does_not_confirm_the_next_slip(tmp_path: Path) -> None:
    """`GS r` answers carry no id; the one of a held slip arrives when the next slip is on its way."""
    with rig(tmp_path, "serial", Firmware(process_ids=False)) as it:
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
