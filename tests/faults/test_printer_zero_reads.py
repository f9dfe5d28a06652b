"""A USB printer answers reads with no bytes while it has nothing to say: that is no loss, and no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import PrinterState, PrintState
from tests.devices.rig import job, rig

if TYPE_CHECKING:
    from pathlib import Path


def test_reads_of_no_bytes_lose_no_connection_and_no_slip(tmp_path: Path) -> None:
    with rig(tmp_path, "usb") as it:
        it.simulator.switch(zero_reads=True)
        assert it.state() is PrinterState.READY
        for _ in range(3):
            assert it.send().state is PrintState.PRINTED
        assert it.papers(3)
        it.well_again()


def test_reads_of_no_bytes_are_no_yes(tmp_path: Path) -> None:
    with rig(tmp_path, "usb") as it:
        it.state()
        it.simulator.switch(zero_reads=True)
        report = it.printer.send(job(), started=lambda: it.simulator.switch(answers=False) and None)
        assert (report.state, report.printer) == (PrintState.UNKNOWN, PrinterState.SILENT)
        assert it.papers(1)
        assert it.printer.settle() is None
        it.well_again()
        assert it.papers(2)
