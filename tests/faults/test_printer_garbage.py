"""Nonsense comes back: it never starts a slip, never confirms one, and is named as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.printer.simulator import Firmware
from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import ALL_LINES, job, rig

if TYPE_CHECKING:
    from pathlib import Path

UNDERSTOOD_BY_NOBODY = {PrinterState.GARBLED, PrinterState.SILENT}


@pytest.mark.parametrize("line", ALL_LINES)
def test_garbage_blocks_every_slip_and_heals(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.simulator.switch(garbage=True)
        for _ in range(6):
            report = it.send()
            assert report.state is PrintState.BLOCKED
            assert report.printer in UNDERSTOOD_BY_NOBODY
            assert report.printer.who_acts is WhoActs.TECHNICIAN
            it.printer.close()
        assert it.papers(0)
        it.well_again()
        assert it.papers(1)


@pytest.mark.parametrize("firmware", [Firmware(), Firmware(process_ids=False)])
def test_garbage_in_a_slip_confirms_nothing(tmp_path: Path, firmware: Firmware) -> None:
    with rig(tmp_path, "tcp", firmware) as it:
        it.state()
        report = it.printer.send(job(), started=lambda: it.simulator.switch(garbage=True) and None)
        assert report.state is PrintState.UNKNOWN
        assert report.printer in UNDERSTOOD_BY_NOBODY
        assert it.papers(1)
        it.well_again()
        assert it.papers(2)
