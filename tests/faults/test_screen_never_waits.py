"""Whatever happens to a device in the middle of a visit: each press is answered, and the desk hears of it in time."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from devices.camera import SimulatedCamera, Trouble
from devices.camera import Timeouts as CameraTimeouts
from devices.camera._child import CameraWish
from devices.camera.camera import DocumentCamera
from devices.code_reader import SimulatedCodeReader, make_code_reader
from devices.code_reader import Timeouts as CodeTimeouts
from devices.printer.timeouts import Timeouts as PrinterTimeouts
from devices.scanner import SimulatedScanner, SimulatedState, make_scanner
from kiosk.config import CameraConfig, CodeReaderConfig, ScannerConfig
from kiosk.journey import StartCapture, StartScan
from kiosk.ports import (
    CameraState,
    CodeReaderState,
    DeviceKind,
    PageUse,
    PrinterState,
    PrintReport,
    PrintState,
    ScannerState,
)
from kiosk.runtime import Devices, Listening, Mind, Spooler, _spooler
from kiosk.views import Pressed
from tests.devices.rig import encoder, rig
from tests.fakes.office import OFFICE, HandClock
from tests.fakes.store import FakeStore
from tests.kiosk.runtime.scene import FakeShelf, Glass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.journey import Effect
    from kiosk.ports import Scanner, SlipPrinter

BOX_PX = (200, 300)
# The port of each kind may take its own time, in its own thread; the mind has this, on a machine that others share.
ANSWER_S = 1.5
TOLD_S = 10.0


class Kiosk:
    """A mind in its loop, and a finger that presses all the time."""

    def __init__(
        self, devices: Devices, printer: SlipPrinter | None = None, codes: Listening[CodeReaderState] | None = None
    ) -> None:
        self.loop = asyncio.new_event_loop()
        clock = HandClock()
        self.store = FakeStore(OFFICE, clock)
        self.glass = Glass()
        self.mind = Mind(
            self.loop,
            FakeShelf(),  # type: ignore[arg-type]
            clock,
            self.store,
            encoder(),
            devices,
            timedelta(days=1),
            None,
        )
        self.spooler = None
        if printer is not None:
            self.spooler = Spooler(printer, self.store, self.mind.hear_print, self.mind.hear_printer)
            self.spooler.start(())
        self.longest_s = 0.0
        self.codes = codes
        self.do(lambda: self.mind.start(self.glass, self.spooler, codes=codes))  # type: ignore[arg-type]
        self.do(self.mind.look_around)
        self.do(lambda: self.press("start"))

    def do(self, act: Callable[[], object]) -> None:
        """Something that must not take long."""
        at = time.monotonic()
        act()
        self.longest_s = max(self.longest_s, time.monotonic() - at)

    def cause(self, effect: Effect) -> None:
        """What a press on another page causes."""
        self.do(lambda: self.mind._carry_out(effect))

    def press(self, control: str) -> None:
        self.mind.hear(Pressed(len(self.glass.pages), control))

    def told(self) -> list[str]:
        return [action for action, _ in self.store.notes if action.endswith(("_trouble", "_well"))]

    def press_until(self, is_enough: Callable[[], bool], within_s: float = TOLD_S) -> None:
        """Somebody asks for help and closes it again, all the while; every press must bring another page at once."""
        self.loop.run_until_complete(self._press_until(is_enough, within_s))

    async def _press_until(self, is_enough: Callable[[], bool], within_s: float) -> None:
        until = time.monotonic() + within_s
        while not is_enough():
            assert time.monotonic() < until, (self.told(), self.mind.illegal)
            pages, at = len(self.glass.pages), time.monotonic()
            self.press("bar:help" if self.glass.view.page != "help" else "close")
            assert len(self.glass.pages) > pages
            await asyncio.sleep(0.02)
            self.longest_s = max(self.longest_s, time.monotonic() - at)
        assert self.longest_s < ANSWER_S

    def close(self) -> None:
        self.mind.close()
        if self.spooler is not None:
            self.spooler.close()
        if self.codes is not None:
            self.codes.close()
        self.loop.run_until_complete(asyncio.sleep(0))
        self.loop.close()


@contextmanager
def kiosk(
    devices: Devices | None = None,
    printer: SlipPrinter | None = None,
    codes: Listening[CodeReaderState] | None = None,
) -> Iterator[Kiosk]:
    made = Kiosk(devices or Devices(), printer, codes)
    try:
        yield made
    finally:
        made.close()


class Stuck:
    """Stands for a device of any kind whose driver never returns, until the test is over."""

    def __init__(self) -> None:
        self.entered, self.released = threading.Event(), threading.Event()

    def _hang(self) -> None:
        self.entered.set()
        self.released.wait(10)

    @property
    def has_feeder(self) -> bool:
        return False

    def scan(self, *_: object) -> ScannerState:
        self._hang()
        return ScannerState.SILENT

    def capture(self, *_: object) -> CameraState:
        self._hang()
        return CameraState.FROZEN

    def state(self) -> CameraState:
        self._hang()
        return CameraState.FROZEN

    def take_now(self) -> None:
        pass

    def cancel(self) -> None:
        pass


class StuckPrinter:
    """A printer whose wire never answers."""

    def __init__(self) -> None:
        self.entered, self.released = threading.Event(), threading.Event()

    def state(self) -> PrinterState:
        self.entered.set()
        self.released.wait(10)
        return PrinterState.SILENT

    def is_ready(self) -> bool:
        return False

    def send(self, payload: bytes, **_: Callable[[], None] | None) -> PrintReport:  # noqa: ARG002
        return PrintReport(PrintState.BLOCKED, 0, self.state())

    def settle(self) -> PrintReport | None:
        return None

    def close(self) -> None:
        pass


@pytest.mark.parametrize("kind", [DeviceKind.SCANNER, DeviceKind.CAMERA])
def test_a_driver_that_never_returns_stops_its_own_thread_alone(kind: DeviceKind) -> None:
    stuck = Stuck()
    devices = Devices(stuck) if kind is DeviceKind.SCANNER else Devices(None, stuck)  # type: ignore[arg-type]
    with kiosk(devices) as it:
        assert stuck.entered.wait(5)
        it.cause(StartScan(PageUse.PAPER) if kind is DeviceKind.SCANNER else StartCapture(PageUse.PAPER))
        pages = len(it.glass.pages) + 40
        it.press_until(lambda: len(it.glass.pages) > pages)
        stuck.released.set()


def test_a_printer_whose_wire_never_returns_stops_its_own_thread_alone() -> None:
    stuck = StuckPrinter()
    with kiosk(printer=stuck) as it:
        assert stuck.entered.wait(5)
        pages = len(it.glass.pages) + 40
        it.press_until(lambda: len(it.glass.pages) > pages)
        stuck.released.set()


MISFORTUNES: dict[str, dict[str, object]] = {
    "paper out": {"paper": "out"},
    "cover open": {"cover_open": True},
    "unplugged": {"plugged": False},
    "silent": {"answers": False},
    "garbage": {"garbage": True},
    "slow": {"delay_ms": 5000},
}


@pytest.mark.parametrize("name", MISFORTUNES)
def test_a_printer_in_trouble_holds_nobody_up_and_the_desk_hears_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(_spooler, "WELL_EVERY_S", 0.1)
    monkeypatch.setattr(_spooler, "TROUBLE_EVERY_S", 0.1)
    with rig(tmp_path, "tcp") as it, kiosk(printer=it.printer) as counter:
        counter.press_until(lambda: counter.mind._around.printer is PrinterState.READY)
        it.simulator.switch(**MISFORTUNES[name])  # type: ignore[arg-type]
        counter.press_until(lambda: "printer_trouble" in counter.told())
        before = len(counter.told())
        well = {"paper": "ok", "cover_open": False, "plugged": True, "answers": True, "garbage": False, "delay_ms": 0}
        it.simulator.switch(**well)  # type: ignore[arg-type]
        counter.press_until(lambda: "printer_well" in counter.told()[before:])


def test_an_officer_hears_of_a_silent_printer_within_ten_seconds() -> None:
    assert _spooler.WELL_EVERY_S + PrinterTimeouts().state_s <= TOLD_S


@pytest.fixture
def glass(tmp_path: Path) -> SimulatedScanner:
    return SimulatedScanner(tmp_path / "sane")


def scanner_at(glass: SimulatedScanner) -> Scanner:
    made = make_scanner(ScannerConfig(device="test:0", config_dir=str(glass.folder), silent_s=1.0), BOX_PX)
    assert made is not None
    return made


@pytest.mark.parametrize(
    "how", [SimulatedState.ABSENT, SimulatedState.JAMMED, SimulatedState.CUT_SHORT, SimulatedState.SILENT]
)
def test_a_scanner_in_trouble_holds_nobody_up_and_the_desk_hears_of_it(
    glass: SimulatedScanner, how: SimulatedState
) -> None:
    with kiosk(Devices(scanner_at(glass))) as it:
        it.press_until(lambda: it.mind._sources.scans.is_there)
        glass.switch(how)
        it.cause(StartScan(PageUse.PAPER))
        it.press_until(lambda: it.told()[-1:] == ["scanner_trouble"])


def test_a_scanner_pulled_out_and_put_back_while_nobody_scans_is_known_at_once(
    glass: SimulatedScanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.runtime._plugs.PLUGGED_S", 0.05)
    with kiosk(Devices(scanner_at(glass))) as it:
        it.press_until(lambda: it.mind._sources.scans.is_there)
        for state, told in ((SimulatedState.ABSENT, "scanner_trouble"), (SimulatedState.READY, "scanner_well")):
            glass.switch(state)
            it.mind.hear_plugged()
            it.press_until(lambda told=told: it.told()[-1:] == [told])  # type: ignore[misc]


@pytest.mark.parametrize("trouble", [Trouble.FROZEN, Trouble.GONE, Trouble.GARBAGE])
def test_a_camera_in_trouble_holds_nobody_up_and_the_desk_hears_of_it(trouble: Trouble) -> None:
    with ExitStack() as stack:
        desk = stack.enter_context(SimulatedCamera(pictures_s=4.0))
        desk.lay(paper=None)
        wish = CameraWish(desk.url, CameraConfig().size_px, 0, BOX_PX)
        times = CameraTimeouts(silent_s=2.0)
        camera = DocumentCamera(wish, times)
        it = stack.enter_context(kiosk(Devices(None, camera)))
        it.press_until(lambda: it.mind._sources.camera.is_there, TOLD_S + times.start_s)
        it.cause(StartCapture(PageUse.PAPER))
        it.press_until(lambda: desk.callers >= 2, TOLD_S + times.start_s)
        desk.switch(trouble)
        it.press_until(lambda: it.told()[-1:] == ["camera_trouble"], TOLD_S + times.start_s)


CONTROLS = bytes(range(32)) + b"\x7f\x1b[2J"
# What it sends, after which it vanishes or not.
CODE_READER_MISFORTUNES: dict[str, tuple[bytes, bool]] = {
    "unplugged in the middle of a code": (b"Zk3v9XqL", True),
    "4 kB with all control bytes": ((CONTROLS * 120)[:4096], False),
    "bytes of another device": (b"\x14\x00\x00\x0f\x80\x07\r" * 4, False),  # a printer that tells its state
}


@pytest.fixture
def code_reader(tmp_path: Path) -> Iterator[SimulatedCodeReader]:
    simulator = SimulatedCodeReader(tmp_path / "reader")
    simulator.plug()
    yield simulator
    simulator.unplug()


def listening_to(simulator: SimulatedCodeReader) -> Listening[CodeReaderState]:
    times = CodeTimeouts(again_s=0.05, apart_s=0.0)
    return Listening("codes", lambda: make_code_reader(CodeReaderConfig(url=simulator.url), times))


@pytest.mark.parametrize("name", CODE_READER_MISFORTUNES)
def test_a_code_reader_in_trouble_holds_nobody_up_and_the_desk_hears_of_it(
    code_reader: SimulatedCodeReader, name: str
) -> None:
    with kiosk(codes=listening_to(code_reader)) as it:
        it.press_until(lambda: it.mind._around.has_code_reader)
        sent, is_unplugged = CODE_READER_MISFORTUNES[name]
        code_reader.send(sent)
        if is_unplugged:
            code_reader.unplug()
        it.press_until(lambda: it.told()[-1:] == ["code_reader_trouble"])
        code_reader.plug()

        def is_well() -> bool:
            # Again and again, as one does: the first may drown in the rest of what came before.
            code_reader.show(b"Zk3v9XqLr8TnB2mY7wPc1A")
            return it.told()[-1:] == ["code_reader_well"]

        it.press_until(is_well)
