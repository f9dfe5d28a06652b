"""`python -m devices.printer probe|test|watch URL`, for a technician beside a printer."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

from devices.printer._make import make_encoder, make_printer
from devices.printer.errors import PrinterUrlError
from kiosk.clock import SystemClock
from kiosk.config import PrinterConfig
from kiosk.ports import PrinterState, PrintState
from kiosk.tickets import Slip

if TYPE_CHECKING:
    from kiosk.ports import SlipPrinter

_WATCH_S = 1.0
_SAMPLE = Slip(
    office="Kecamatan Contoh",
    heading="Struk percobaan",
    number="A-000",
    service="Uji pencetak",
    wait_at="Bukan nomor antrean",
    ahead="Huruf: Aa Bb Cc 0123456789",
    wait="",
    issued="",
    lane="",
    bring_heading="Bawa ke loket:",
    bring=("Nomor di atas harus utuh", "Kode di bawah harus terbaca"),
    fee="",
    secret="UJI-PENCETAK",  # noqa: S106 - a sample, and no secret
    short_code="UJI",
    short_code_note="",
    closing="Struk ini terpotong di bawah baris ini.",
    complaints="",
    copy_mark="",
)


def main(arguments: list[str]) -> int:
    """Exit code 0 for a printer that is ready, or a slip that came out."""
    parser = argparse.ArgumentParser(prog="devices.printer")
    parser.add_argument("act", choices=["probe", "test", "watch"])
    parser.add_argument("url", help="tcp://host:9100 or serial:/dev/serial/by-id/...?baud=19200")
    asked = parser.parse_args(arguments)
    config = PrinterConfig(url=asked.url)
    try:
        printer = make_printer(config, SystemClock())
    except PrinterUrlError as error:
        parser.error(str(error))
    assert printer is not None
    match asked.act:
        case "probe":
            return _tell(printer.state())
        case "test":
            return _test(printer, make_encoder(config).encode(_SAMPLE))
        case _:
            return _watch(printer)


def _tell(state: PrinterState) -> int:
    sys.stdout.write(f"{state}: {state.who_acts} has to act\n")
    return 0 if state.can_start else 1


def _test(printer: SlipPrinter, job: bytes) -> int:
    started_at = time.monotonic()
    report = printer.send(job, started=lambda: None)
    took_s = time.monotonic() - started_at
    sys.stdout.write(f"{report.state}, {report.sent_bytes} bytes in {took_s:.2f} s; printer {report.printer}\n")
    return 0 if report.state in {PrintState.PRINTED, PrintState.UNVERIFIED} else 1


def _watch(printer: SlipPrinter) -> int:
    """Tell each change, until interrupted."""
    last: PrinterState | None = None
    try:
        while True:
            state = printer.state()
            if state is not last:
                _tell(state)
                sys.stdout.flush()
            last = state
            time.sleep(_WATCH_S)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
