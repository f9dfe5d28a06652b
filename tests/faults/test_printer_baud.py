"""The serial line is set to another speed than the printer: nothing is understood at either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.printer.printer import EscposPrinter
from devices.printer.simulator import Firmware
from devices.printer.wire import address_from_url
from kiosk.clock import SystemClock
from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import SHORT, job, rig

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("baud", [9600, 19200, 38400])
def test_wrong_speed_blocks_and_the_right_one_prints_without_a_restart_of_the_printer(
    tmp_path: Path, baud: int
) -> None:
    with rig(tmp_path, "serial", Firmware(baud=115200)) as it:
        wrong = EscposPrinter(address_from_url(it.url.replace("115200", str(baud))), SystemClock(), SHORT)
        report = wrong.send(job(), started=lambda: None)
        assert report.state is PrintState.BLOCKED
        assert report.printer in {PrinterState.SILENT, PrinterState.GARBLED}
        assert report.printer.who_acts is WhoActs.TECHNICIAN
        wrong.close()
        assert it.send().state is PrintState.PRINTED
        assert it.papers(1)
