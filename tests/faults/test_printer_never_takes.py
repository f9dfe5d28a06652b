"""The printer stops taking bytes: its buffer is full, or it said XOFF and nothing more. No call waits for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.printer.wire import SerialWire
from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import ALL_LINES, job, rig

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("ends_by_itself")
LONGER_THAN_ANY_BUFFER = b"\x1b@" + 2_400 * b"Kecamatan\n"


@pytest.mark.parametrize("line", ["serial", "lp", "usb"])  # the network's own buffers take more than any slip
def test_slip_that_is_not_taken_to_its_end_ends_in_time(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.state()
        report = it.printer.send(LONGER_THAN_ANY_BUFFER, started=lambda: it.simulator.switch(takes=False) and None)
        assert report.state is (PrintState.UNKNOWN if report.sent_bytes else PrintState.BLOCKED)
        assert (report.sent_bytes == 0) == (line == "usb")  # there it is known that not a byte went out
        assert report.sent_bytes < len(LONGER_THAN_ANY_BUFFER)
        assert (report.printer, report.printer.who_acts) == (PrinterState.SILENT, WhoActs.TECHNICIAN)
        assert it.state() is PrinterState.SILENT
        assert it.papers(0)


@pytest.mark.parametrize("line", ALL_LINES)
def test_printer_that_takes_nothing_any_more_is_silent_and_heals(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        assert it.state() is PrinterState.READY
        it.simulator.switch(takes=False)
        assert it.state() is PrinterState.SILENT
        it.printer.close()
        it.well_again()
        assert it.papers(1)


def test_slow_printer_is_waited_for(tmp_path: Path) -> None:
    with rig(tmp_path, "usb") as it:
        it.state()
        it.simulator.switch(bytes_per_s=2_500)  # 0.2 s for a slip
        assert it.send().state is PrintState.PRINTED
        assert it.papers(1)


def test_xoff_that_was_heard_before_us_does_not_hold_us(tmp_path: Path) -> None:
    with rig(tmp_path, "serial") as it:
        it.simulator.switch(takes=False)
        other = SerialWire(it.url.removeprefix("serial:").partition("?")[0], 115200)
        other.open(0.5)
        other.write(job(), 0.5)
        other.close()
        it.simulator.switch(takes=True)
        assert it.state() is PrinterState.READY
