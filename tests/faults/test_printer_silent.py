"""The printer, or something that looks like one, says nothing, half of it, or nonsense. Silence is not yes."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from devices.printer.printer import EscposPrinter
from devices.printer.simulator import Firmware
from devices.printer.wire import address_from_url
from kiosk.clock import SystemClock
from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import LINES, SHORT, job, rig

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("ends_by_itself")


@pytest.mark.parametrize("line", LINES)
def test_silent_printer_blocks(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.simulator.switch(answers=False)
        report = it.send()
        assert (report.state, report.printer, it.starts) == (PrintState.BLOCKED, PrinterState.SILENT, 0)


@pytest.mark.parametrize("line", LINES)
def test_printer_that_falls_silent_during_a_slip_is_unknown(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.printer.state()
        report = it.printer.send(job(), started=lambda: it.simulator.switch(answers=False) and None)
        assert (report.state, report.printer) == (PrintState.UNKNOWN, PrinterState.SILENT)
        assert it.simulator.wait_for_slips(1, 1.0)


def test_printer_without_any_fence_is_sent_nothing_and_never_unverified(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp", Firmware(process_ids=False, queued_status=False)) as it:
        for _ in range(3):
            report = it.send()
            assert (report.state, report.printer) == (PrintState.BLOCKED, PrinterState.UNRELIABLE)
            assert report.printer.who_acts is WhoActs.TECHNICIAN
        assert it.papers(0)


def test_network_printer_that_floods_or_lies_does_not_hang_us() -> None:
    """A rogue device: megabytes of every byte there is, for as long as it likes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_flood, args=(server,), daemon=True).start()
        url = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        printer = EscposPrinter(address_from_url(url), SystemClock(), SHORT)
        started_at = time.monotonic()
        assert printer.state() in {PrinterState.GARBLED, PrinterState.SILENT}
        assert printer.send(job(), started=lambda: None).state is PrintState.BLOCKED
        assert time.monotonic() - started_at < 5.0
        printer.close()


def _flood(server: socket.socket) -> None:
    client, _ = server.accept()
    with client:
        try:
            while True:
                client.sendall(bytes(range(256)) * 64)
        except OSError:
            return


def test_clone_that_answers_zero_to_everything_is_never_ready() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer_zero, args=(server,), daemon=True).start()
        url = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        printer = EscposPrinter(address_from_url(url), SystemClock(), SHORT)
        assert not printer.state().can_start
        printer.close()


def _answer_zero(server: socket.socket) -> None:
    client, _ = server.accept()
    with client:
        try:
            while client.recv(1024):
                client.sendall(b"\0")
        except OSError:
            return
