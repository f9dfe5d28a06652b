"""Three kinds of device are set to one serial line: who came first keeps it, and nothing of the others goes out."""

from __future__ import annotations

import os
import pty
import select
import tty

from devices.code_reader import Timeouts as ReaderTimeouts
from devices.code_reader import make_code_reader
from devices.line_display import Timeouts as DisplayTimeouts
from devices.line_display import make_line_display
from devices.printer.printer import EscposPrinter
from devices.printer.wire import address_from_url
from kiosk.clock import SystemClock
from kiosk.config import CodeReaderConfig, LineDisplayConfig
from kiosk.ports import CodeReaderState, LineDisplayState, PrinterState, PrintState, WhoActs
from tests.devices.rig import SHORT, job
from tests.patience import eventually

CODE = b"Zk3v9XqLr8TnB2mY7wPc1A"


def test_display_and_printer_set_to_the_readers_line_are_refused_and_send_nothing() -> None:
    master, slave = pty.openpty()
    tty.setraw(slave)
    url = f"serial:{os.ttyname(slave)}?baud=9600"
    reader = make_code_reader(CodeReaderConfig(url), ReaderTimeouts(again_s=0.02, apart_s=0.0))
    display = make_line_display(LineDisplayConfig(url), DisplayTimeouts(again_s=0.02, write_s=0.2))
    printer = EscposPrinter(address_from_url(url), SystemClock(), SHORT)
    assert reader is not None
    assert display is not None
    codes: list[bytes] = []
    reader.listen(codes.append, lambda _: None)
    eventually(lambda: reader.state() is CodeReaderState.READY)

    display.show("NOMOR A-017", "LOKET 1")
    eventually(lambda: display.has_written)
    assert display.state() is LineDisplayState.BUSY
    report = printer.send(job(), started=lambda: None)
    assert (report.state, report.printer) == (PrintState.BLOCKED, PrinterState.BUSY)
    assert report.printer.who_acts is WhoActs.TECHNICIAN
    os.write(master, CODE + b"\r")
    eventually(lambda: codes == [CODE])
    assert not select.select([master], [], [], 0)[0], "something went out"

    reader.close()
    eventually(lambda: display.state() is LineDisplayState.UNVERIFIED)
    assert select.select([master], [], [], 2.0)[0]
    assert printer.state() is PrinterState.BUSY
    display.close()
    os.close(slave)
    os.close(master)
