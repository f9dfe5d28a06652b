"""The scanner, for a technician."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

from devices.scanner._make import make_scanner
from devices.scanner.names import name_to_keep
from devices.scanner.options import ScannerOptionError
from devices.scanner.scanimage import run, stop
from devices.scanner.timeouts import FIND_S, TEST_S
from kiosk.config import ScanSource
from kiosk.ports import UNSET, Asked, DeviceKind, FoundDevice, ScannerState, Verdict, WhoActs, never

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.plugged import UsbDevice
    from devices.scanner.scanner import SaneScanner
    from kiosk.config import Config, ScannerConfig

READY = "ready"
STATES = (READY, *(state.value for state in ScannerState if state is not ScannerState.CANCELLED))
_BOX_PX = (640, 640)
_MOST_FOUND = 16
_FIELDS = "%d\t%v\t%m\t%t%n"
_FIELD_COUNT = 4
_INVENTED = "virtual device"
_SIDES = {False: "one", True: "both"}


class ScannerCheckup:
    """Finds scanners by SANE; asks the configured one for its options, and takes pages with it."""

    kind = DeviceKind.SCANNER
    states = STATES

    def find(self) -> tuple[FoundDevice, ...]:
        """Scanners on USB and those that tell of themselves on the network."""
        from devices.plugged import usb_devices  # noqa: PLC0415 - for technicians

        plugged = usb_devices()
        found = []
        for line in _listed().splitlines()[:_MOST_FOUND]:
            fields = line.split("\t")
            if len(fields) == _FIELD_COUNT and fields[3] != _INVENTED:
                found.append(self._found(*fields[:3], plugged=plugged))
        return tuple(found)

    def _found(self, device: str, maker: str, model: str, *, plugged: tuple[UsbDevice, ...]) -> FoundDevice:
        from devices.plugged import clean  # noqa: PLC0415

        kept, identity = name_to_keep(device, plugged)
        return FoundDevice(
            self.kind, clean(f"{maker} {model}"), {"device": clean(kept), "source": ScanSource.AUTO.value}, identity
        )

    def probe(self, config: Config) -> Verdict:
        """Whether it tells what it can do."""
        scanner = _scanner(config)
        if isinstance(scanner, Verdict):
            return scanner
        state = scanner.state()
        return _verdict(state) if state else Verdict(READY, WhoActs.NOBODY, _has(scanner, config.scanner))

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never) -> Verdict:
        """Take what lies there; tell its size and how long that took."""
        scanner = _scanner(config)
        if isinstance(scanner, Verdict):
            return scanner
        tell("device.scanner.test.lay")
        until = time.monotonic() + TEST_S
        began = _Began(tell, scanner, lambda: is_left() or time.monotonic() >= until)
        started_at = time.monotonic()
        outcome = scanner.scan(began.hear)
        if isinstance(outcome, ScannerState):
            return _verdict(ScannerState.SILENT if outcome is ScannerState.CANCELLED else outcome)
        tell("device.scanner.test.taken")
        page = outcome.page
        facts = {
            "page_px": f"{page.width_px}x{page.height_px}",
            "pages": str(page.pages),
            "took_s": f"{time.monotonic() - started_at:.1f}",
            **_has(scanner, config.scanner),
        }
        if outcome.trouble:
            return _verdict(outcome.trouble, facts)
        return Verdict(READY, WhoActs.NOBODY, facts, asks=_which_sides(config.scanner) if scanner.can_both else None)


class _Began:
    """Says once that paper moves, and gives up what takes too long, or what nobody waits for."""

    def __init__(self, tell: Callable[[str], None], scanner: SaneScanner, is_over: Callable[[], bool]) -> None:
        self._tell, self._scanner, self._is_over = tell, scanner, is_over
        self._has_begun = False

    def hear(self, _page: int, _percent: int) -> None:
        if not self._has_begun:
            self._has_begun = True
            self._tell("device.scanner.test.reading")
        if self._is_over():
            self._scanner.cancel()


def _listed() -> str:
    """What SANE lists; what had come until then if it takes too long."""
    try:
        process = run(("--formatted-device-list=" + _FIELDS,), "")
    except OSError:
        return ""
    try:
        listed, _ = process.communicate(timeout=FIND_S)
    except subprocess.TimeoutExpired:
        return ""
    finally:
        stop(process, 0.2)
    return listed.decode("utf-8", "replace")


def _scanner(config: Config) -> SaneScanner | Verdict:
    """The configured scanner, or why there is none."""
    try:
        return make_scanner(config.scanner, _BOX_PX) or UNSET
    except ScannerOptionError:
        return _verdict(ScannerState.INVALID)


def _has(scanner: SaneScanner, config: ScannerConfig) -> dict[str, str]:
    facts = {"feeder": "yes" if scanner.has_feeder else "no"}
    return {**facts, "sides": _SIDES[config.both_sides]} if scanner.can_both else facts


def _which_sides(config: ScannerConfig) -> Asked:
    """What only the office knows: of papers printed on one side, each second page would be empty."""
    answers = {name: {} if both is config.both_sides else {"both_sides": both} for both, name in _SIDES.items()}
    return Asked("sides", answers)


def _verdict(state: ScannerState, facts: dict[str, str] | None = None) -> Verdict:
    return Verdict(state.value, state.who_acts, facts or {})


CHECKUP = ScannerCheckup()
