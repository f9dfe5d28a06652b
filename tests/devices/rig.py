"""What the tests of devices share: a sample slip, short time-outs, and a printer with its simulator on either line."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from devices.printer.encoder import EscposEncoder
from devices.printer.printer import EscposPrinter
from devices.printer.profiles import profiles
from devices.printer.simulator import Firmware, SimulatedPrinter, Switches
from devices.printer.simulator._usb import PRODUCT, SERIAL, VENDOR
from devices.printer.timeouts import Timeouts
from devices.printer.wire import Address, UsbWire, address_from_url
from kiosk.clock import Moment, SystemClock
from kiosk.ports import PrinterState, PrintState
from kiosk.tickets import Slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.ports import PrintReport

LINES = ("tcp", "serial")
BUSY_MACHINE_S = 1.0  # other work shares it
ALL_LINES = (*LINES, "lp", "usb")
SHORT = Timeouts(
    connect_s=0.5,
    answer_s=0.15,
    tries=2,
    state_s=1.0,
    probe_s=0.2,
    quiet_s=0.05,
    write_s=0.5,
    fence_s=0.5,
    send_s=2.0,
    stopped_s=0.05,
)
SLIP = Slip(
    office="Kecamatan Contoh Selatan",
    heading="Nomor antrean Bapak/Ibu",
    number="A-012",
    service="Surat Keterangan Usaha",
    wait_at="Tunggu di depan Loket 2",
    ahead="6 orang di depan, menurut keadaan pukul 09.30",
    wait="Kira-kira 20 sampai 35 menit",
    issued="Sabtu, 21 November 2026, 09.30 WITA",
    lane="Jalur A",
    bring_heading="Bawa ke loket:",
    bring=("KTP asli", "Kartu keluarga asli", "Surat pengantar RT"),
    fee="Biaya: Rp0 (gratis)",
    secret="Zk3v9XqLr8TnB2mY7wPc1A",
    short_code="KP-7M4Q",
    short_code_note="Kode struk",
    closing="Simpan struk ini sampai selesai.",
    complaints="Pengaduan: SP4N-LAPOR 1708",
    copy_mark="CETAK ULANG",
)


def encoder() -> EscposEncoder:
    return EscposEncoder(profiles()["TM-T20II"])


@cache
def job() -> bytes:
    return encoder().encode(SLIP)


class LeapingClock(SystemClock):
    """The machine's, which goes ahead when told."""

    ahead_s = 0.0

    def now(self) -> Moment:
        return super().now().later(self.ahead_s)


@dataclass
class Rig:
    """A printer, and the hand that spoils its day."""

    simulator: SimulatedPrinter
    url: str
    address: Callable[[], Address]
    printer: EscposPrinter
    clock: LeapingClock
    starts: int = 0
    times: Timeouts = SHORT

    def send(self) -> PrintReport:
        """Print the sample; no longer than the port's limit, which these times stand for."""
        started_at = time.monotonic()
        report = self.printer.send(job(), started=self._count)
        most_s = self.times.send_s + 2 * self.times.state_s
        assert time.monotonic() - started_at < most_s + BUSY_MACHINE_S
        assert (report.state is PrintState.BLOCKED) == (report.sent_bytes == 0)
        return report

    def state(self) -> PrinterState:
        """A fresh state; no longer than the port's limit, which these times stand for."""
        started_at = time.monotonic()
        state = self.printer.state()
        assert time.monotonic() - started_at < self.times.state_s + BUSY_MACHINE_S
        return state

    def papers(self, count: int) -> bool:
        """Whether exactly so many have come out, now that the printer has had its time to make one too many."""
        self.simulator.wait_for_slips(count, 2.0)
        return not self.simulator.wait_for_slips(count + 1, 0.1)

    def well_again(self) -> None:
        """Everything as it should be: the next state is good and the next slip comes out, with nothing restarted."""
        well = vars(Switches())
        now = vars(self.simulator.switches)
        self.simulator.switch(**{name: well[name] for name in well if now[name] != well[name]})
        before = len(self.simulator.slips)
        assert self._is_ready_within_a_look_or_two()
        assert self.send().state is PrintState.PRINTED
        assert len(self.simulator.slips) > before

    def _is_ready_within_a_look_or_two(self) -> bool:
        return any(self.state() is PrinterState.READY for _ in range(3))

    def settled(self) -> PrintReport | None:
        """What `settle` finds within a second; it never waits by itself."""
        until = time.monotonic() + 1.0
        while time.monotonic() < until:
            report = self.printer.settle()
            if report is not None:
                return report
            time.sleep(0.005)
        return None

    def another_program(self) -> EscposPrinter:
        return EscposPrinter(self.address(), SystemClock(), SHORT)

    def _count(self) -> None:
        self.starts += 1


@contextmanager
def rig(folder: Path, line: str, firmware: Firmware | None = None, times: Timeouts = SHORT) -> Iterator[Rig]:
    with SimulatedPrinter(
        folder / "slips", tty=folder / "printer-tty", firmware=firmware, lp=folder / "lp0"
    ) as simulator:
        url, address = _at(simulator, line)
        clock = LeapingClock()
        printer = EscposPrinter(address(), clock, times)
        try:
            yield Rig(simulator, url, address, printer, clock, times=times)
        finally:
            printer.close()


def _at(simulator: SimulatedPrinter, line: str) -> tuple[str, Callable[[], Address]]:
    if line == "usb":
        bus = simulator.on_usb()
        url = f"usb:{VENDOR:04x}:{PRODUCT:04x}:{SERIAL}"
        return url, lambda: Address(UsbWire(VENDOR, PRODUCT, SERIAL, bus), answers=True)
    url = {"tcp": simulator.url, "serial": simulator.serial_url, "lp": simulator.lp_url}[line]
    return url, lambda: address_from_url(url)
