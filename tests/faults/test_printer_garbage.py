"""Nonsense comes back: it never starts a slip, never confirms one, and is named as what it is."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from devices.printer.printer import EscposPrinter
from devices.printer.simulator import Firmware
from devices.printer.wire import address_from_url
from kiosk.clock import SystemClock
from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import ALL_LINES, SHORT, job, rig

if TYPE_CHECKING:
    from collections.abc import Iterator
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


@contextmanager
def answering(rubbish: bytes) -> Iterator[str]:
    """The address of something that has the same to say to whatever it hears."""

    def serve(listener: socket.socket) -> None:
        client, _ = listener.accept()
        with client, suppress(OSError):  # it hangs up on us
            while client.recv(4096):
                client.sendall(rubbish)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        yield f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5.0)


@pytest.mark.parametrize("rubbish", [b"\xff", b"\xff\x12", b"\x12\xff", b"\x92", b"HELO\r\n"])
def test_rubbish_is_named_and_a_yes_among_it_is_none(rubbish: bytes) -> None:
    with answering(rubbish) as url:
        printer = EscposPrinter(address_from_url(url), SystemClock(), SHORT)
        assert printer.state() is PrinterState.GARBLED
        report = printer.send(job(), started=lambda: None)
        assert (report.state, report.sent_bytes) == (PrintState.BLOCKED, 0)
        printer.close()
