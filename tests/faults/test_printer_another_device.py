"""Another device is where the printer should be: it says a badge's number whenever it hears anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.printer.simulator import Firmware
from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import ALL_LINES, job, rig

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("line", ALL_LINES)
def test_badge_reader_in_the_printers_place_is_sent_no_slip(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.simulator.switch(stranger=True)
        report = it.send()
        assert (report.state, report.printer) == (PrintState.BLOCKED, PrinterState.GARBLED)
        assert report.printer.who_acts is WhoActs.TECHNICIAN
        assert it.papers(0)
        it.printer.close()
        it.well_again()
        assert it.papers(1)


@pytest.mark.parametrize(
    "firmware", [Firmware(), Firmware(process_ids=False), Firmware(process_ids=False, pushes=False)]
)
def test_bytes_of_another_device_never_confirm_a_slip(tmp_path: Path, firmware: Firmware) -> None:
    """The last byte of what it says, 03h, is what a printer near its paper's end answers to `GS r`."""
    with rig(tmp_path, "serial", firmware) as it:
        it.state()
        report = it.printer.send(job(), started=lambda: it.simulator.switch(stranger=True) and None)
        assert report.state is PrintState.UNKNOWN
        assert it.papers(0)
