"""Another device is where the printer should be: it says a badge's number whenever it hears anything."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from devices.printer.printer import EscposPrinter
from devices.printer.simulator import Firmware
from devices.printer.wire import address_from_url
from kiosk.clock import SystemClock
from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import ALL_LINES, SHORT, job, rig

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


def test_answer_with_another_id_confirms_nothing() -> None:
    """Something between us and the printer that says of every slip that another one is on paper."""

    def serve(listener: socket.socket) -> None:
        client, _ = listener.accept()
        with client, suppress(OSError):  # it hangs up on us
            while heard := client.recv(4096):
                client.sendall(b"\x12" * heard.count(b"\x10\x04") + b"\x37\x22ZZZZ\x00" * heard.count(b"\x1d(H"))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        url = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        printer = EscposPrinter(address_from_url(url), SystemClock(), SHORT)
        assert printer.state() is PrinterState.UNRELIABLE
        assert printer.send(job(), started=lambda: None).state is PrintState.BLOCKED
        printer.close()
