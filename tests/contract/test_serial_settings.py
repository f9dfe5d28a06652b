"""What is set on a serial line reaches the device: pyserial's RFC 2217 carries speeds, as a line by socat does not.

Of modem lines little of ours is shown: no wire of ours waits for them, and a terminal has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.printer.printer import EscposPrinter
from devices.printer.simulator import Firmware, SimulatedPrinter
from devices.printer.wire import address_from_url
from kiosk.clock import SystemClock
from kiosk.ports import PrinterState, PrintState
from tests.contract.serial_server import served
from tests.devices.rig import SHORT, job
from tests.patience import eventually

if TYPE_CHECKING:
    from pathlib import Path

PRINTS_AT = 19200


@pytest.mark.parametrize(("baud", "is_right"), [(PRINTS_AT, True), (9600, False), (115200, False)])
def test_speed_of_the_wire_is_the_speed_at_the_far_end_and_a_wrong_one_prints_nothing(
    tmp_path: Path, baud: int, is_right: bool
) -> None:
    with (
        SimulatedPrinter(tmp_path / "slips", tty=tmp_path / "device", firmware=Firmware(baud=PRINTS_AT)) as simulator,
        served(tmp_path / "device", tmp_path / "line") as (port, _),
    ):
        printer = EscposPrinter(address_from_url(f"serial:{tmp_path / 'line'}?baud={baud}"), SystemClock(), SHORT)
        report = printer.send(job(), started=lambda: None)
        printer.close()
        assert (port.baudrate, port.bytesize, port.parity, port.stopbits) == (baud, 8, "N", 1)
        if is_right:
            assert report.state is PrintState.PRINTED
            assert simulator.wait_for_slips(1, 2.0)
        else:
            assert report.state is PrintState.BLOCKED
            assert report.printer in {PrinterState.SILENT, PrinterState.GARBLED}
            assert not simulator.slips


def test_modem_lines_arrive_at_both_ends_and_stop_no_bytes_of_ours(tmp_path: Path) -> None:
    with (
        SimulatedPrinter(tmp_path / "slips", tty=tmp_path / "device") as simulator,
        served(tmp_path / "device", tmp_path / "line") as (port, client),
    ):
        assert (port.dtr, port.rts, port.rtscts, client.cts) == (True, True, False, True)
        port.cts = False  # a device that says stop by a line that we do not listen to says it by XOFF as well
        client.dtr = client.rts = False
        eventually(lambda: not port.dtr and not port.rts)
        eventually(lambda: not client.cts)
        printer = EscposPrinter(address_from_url(f"serial:{tmp_path / 'line'}?baud=115200"), SystemClock(), SHORT)
        assert printer.send(job(), started=lambda: None).state is PrintState.PRINTED
        printer.close()
        assert len(simulator.slips) == 1
