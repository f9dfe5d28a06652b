"""The printer for a technician: what is plugged in, what it does, and a slip to look at."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from devices.plugged import clean, find_serial_lines, usb_behind, usb_devices
from devices.printer._make import make_printer, roll_in
from devices.printer.errors import PrinterUrlError, WireError
from devices.printer.probe import Learned, learn
from devices.printer.probe_slip import LATIN_PAGES, RULERS, probe_slip
from devices.printer.profiles import GENERIC, clones, for_columns, profile_of, profiles
from devices.printer.status import Demultiplexer, RealTime
from devices.printer.timeouts import ProbeTimeouts
from devices.printer.wire import SerialWire, address_from_url, with_option
from kiosk.clock import SystemClock
from kiosk.ports import UNSET, Asked, DeviceKind, FoundDevice, PrinterState, PrintState, Verdict, never
from kiosk.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from devices.plugged import UsbDevice
    from devices.printer.profiles import Profile
    from devices.printer.roll import Roll
    from devices.printer.timeouts import Timeouts
    from kiosk.config import Config, PrinterConfig
    from kiosk.ports import PrintReport

_PRINTER_CLASS = "07"
_DRIVERS = Path("/dev/usb")
_OTHER_SPEEDS = (9600, 19200, 38400, 115200)
# In the order in which they stand on the slip.
_IS_CUT = Asked("cut", {"yes": {"cutter": "yes"}, "no": {"cutter": "no"}})
_WHICH_ACCENTS = Asked(
    "accents", {**{str(page): {"latin_page": page} for page in LATIN_PAGES}, "none": {"latin_page": 0}}, then=_IS_CUT
)
_WHICH_CODE = Asked("code", {"square": {"codes": "printer"}, "letters": {"codes": "picture"}}, then=_WHICH_ACCENTS)
_WHICH_LINE = Asked("ruler", {**{str(size): for_columns(size) for size in RULERS}, "none": {}}, then=_WHICH_CODE)
_USB = re.compile(r"usb:([0-9a-f]{4}:[0-9a-f]{4})")


class PrinterCheckup:
    """See `kiosk.ports.Checkup`."""

    kind = DeviceKind.PRINTER
    states = tuple(state.value for state in PrinterState)

    def __init__(
        self, times: ProbeTimeouts | None = None, printing: Timeouts | None = None, *, is_spare: bool = False
    ) -> None:
        self._times, self._printing, self._is_spare = times or ProbeTimeouts(), printing, is_spare

    def find(self) -> tuple[FoundDevice, ...]:
        """Printers on USB, the kernel's printer devices that are on no USB, and serial lines; nothing is opened.

        A printer on the network is found by nobody: its address stands on its own self-test.
        """
        return (*_on_usb(), *_at_drivers(), *_on_serial_lines())

    def probe(self, config: Config) -> Verdict:
        """What the unit does when asked, and how it is; no paper."""
        printer = self._own(config)
        url = printer.url
        if not url:
            return UNSET
        try:
            address = address_from_url(url)
        except PrinterUrlError:
            return _verdict(PrinterState.OFFLINE)
        wire = address.wire
        with ThreadPoolExecutor(1) as other:
            spare = other.submit(_spare_facts, config) if not self._is_spare else None
            learned = learn(wire, self._times, lambda: self._other_speed(wire))
        if not address.answers and learned.state is PrinterState.SILENT:
            return _verdict(PrinterState.UNSUPPORTED)  # as a technician said it is
        roll = roll_in(config.state_dir, is_spare=self._is_spare)
        facts = learned.facts(_usb_of(url)) | (spare.result() if spare else {}) | _roll_facts(roll, printer.roll_m)
        verdict = _verdict(roll.judged(learned.state, printer.roll_m), facts, suits=_suiting(printer, learned))
        return replace(verdict, asks=_whether_mute(url)) if learned.is_mute else verdict

    def test(self, config: Config, tell: Callable[[str], None], _is_left: Callable[[], bool] = never) -> Verdict:
        """Print the slip with the ruler, the code, the accents and the cut."""
        try:
            printer = make_printer(self._own(config), SystemClock(), self._printing)
        except PrinterUrlError:
            return _verdict(PrinterState.OFFLINE)
        if printer is None:
            return UNSET
        tell("device.printer.test.print")
        texts, started_at = Texts(config.speech.languages[0]), time.monotonic()
        try:
            report = printer.send(probe_slip(texts.get), started=lambda: None)
        finally:
            printer.close()
        if report.state is not PrintState.BLOCKED:
            tell("device.printer.test.look")
        facts = {"slip": report.state.value, "s": f"{time.monotonic() - started_at:.1f}"}
        verdict = _verdict(_state_after(report), facts)
        if report.state is PrintState.BLOCKED:
            return verdict
        return replace(verdict, asks=_changing(_WHICH_LINE, profile_of(self._own(config))))

    def _own(self, config: Config) -> PrinterConfig:
        """Of the two, the one this is about."""
        return config.spare_printer if self._is_spare else config.printer

    def _other_speed(self, wire: object) -> int | None:
        """The speed at which a serial printer answers; only for a line that is understood at none so far."""
        if not isinstance(wire, SerialWire):
            return None
        for baud in _OTHER_SPEEDS:
            if baud != wire.baud and _answers_at(SerialWire(wire.path, baud), self._times.speed_s):
                return baud
        return None


def _on_usb() -> Iterator[FoundDevice]:
    for one in usb_devices():
        if _PRINTER_CLASS in one.classes or f"{one.vid}:{one.pid}" in clones().usb:
            serial = f":{one.serial}" if _is_plain(one.serial) else ""
            settings = {"url": f"usb:{one.vid}:{one.pid}{serial}", "profile": _profile(one)}
            yield FoundDevice(DeviceKind.PRINTER, one.title, settings, one.identity)


def _at_drivers() -> Iterator[FoundDevice]:
    for node in sorted(_DRIVERS.glob("lp*")):
        if usb_behind("usbmisc", node.name) is None:
            settings = {"url": f"lp:{node}", "profile": GENERIC}
            yield FoundDevice(DeviceKind.PRINTER, clean(node.name), settings)


def _on_serial_lines() -> Iterator[FoundDevice]:
    """Any of these may lead to a printer; only a probe tells."""
    for line in find_serial_lines():
        settings = {"url": f"serial:{line.path}?baud=9600", "profile": GENERIC}
        yield FoundDevice(DeviceKind.PRINTER, line.name, settings, line.usb.identity if line.usb else "")


def _profile(one: UsbDevice) -> str:
    """By the name of Epson's own units, else by number: the probe has the last word."""
    if one.vid == "04b8" and one.name in profiles():
        return one.name
    return Learned(PrinterState.SILENT).profile(f"{one.vid}:{one.pid}")


def _is_plain(serial: str) -> bool:
    """Whether a serial number can stand in an address."""
    return bool(serial) and serial.isascii() and not set(serial) & set(" ?#")


def _usb_of(url: str) -> str:
    found = _USB.match(url)
    return found[1] if found else ""


def _answers_at(wire: SerialWire, wait_s: float) -> bool:
    try:
        wire.open(wait_s)
        wire.write(b"\x10\x04\x01", wait_s)
        told = Demultiplexer().feed(wire.read(wait_s))
    except WireError:
        return False
    finally:
        wire.close()
    return bool(told) and all(isinstance(answer, RealTime) for answer in told)


def _roll_facts(roll: Roll, roll_m: float) -> dict[str, str]:
    """About how many numbers are left, once any were counted."""
    return {"numbers_left": str(roll.numbers_left(roll_m))} if roll.slips else {}


def _spare_facts(config: Config) -> dict[str, str]:
    """How the spare is, which nobody asks while the printer itself is well."""
    try:
        spare = make_printer(config.spare_printer, SystemClock())
    except PrinterUrlError:
        return {"spare": PrinterState.OFFLINE.value}
    if spare is None:
        return {}
    try:
        return {"spare": spare.state().value}
    finally:
        spare.close()


def _state_after(report: PrintReport) -> PrinterState:
    """What a slip that was tried says of its printer."""
    match report.state:
        case PrintState.UNVERIFIED:
            return PrinterState.UNSUPPORTED
        case PrintState.UNKNOWN if report.printer.can_start:
            return PrinterState.UNRELIABLE
        case _:
            return report.printer


def _suiting(config: PrinterConfig, learned: Learned) -> dict[str, object]:
    """What suits the unit better than what is configured: its speed, and its model where that is sure."""
    suits: dict[str, object] = {}
    if learned.baud is not None:
        suits["url"] = with_option(config.url, "baud", str(learned.baud))
    profile = learned.profile() if learned.was_asked_all else GENERIC
    if profile not in {GENERIC, config.profile}:
        suits["profile"] = profile
    return suits


def _changing(asked: Asked, now: Profile) -> Asked:
    """The same questions, each answer with the settings only if it says another thing than these do."""
    is_so = {
        "columns": now.columns,
        "width_dots": now.width_dots,
        "codes": "printer" if now.native_qr else "picture",
        "latin_page": now.latin_page,
        "cutter": "yes" if now.cutter else "no",
    }
    answers = {name: {} if settings.items() <= is_so.items() else settings for name, settings in asked.answers.items()}
    return replace(asked, answers=answers, then=asked.then and _changing(asked.then, now))


def _whether_mute(url: str) -> Asked:
    """A unit that is off and one that has no way to answer look alike; only who bought it knows."""
    return Asked("mute", {"other": {}, "mute": {"url": with_option(url, "answers", "no")}})


def _verdict(
    state: PrinterState, facts: dict[str, str] | None = None, suits: dict[str, object] | None = None
) -> Verdict:
    return Verdict(state.value, state.who_acts, facts or {}, suits or {})


CHECKUP = PrinterCheckup()
SPARE_CHECKUP = PrinterCheckup(is_spare=True)
