"""The fake printer at the same hand as a simulated one, so that one contract holds for both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from devices.printer.simulator import Switches
from kiosk.ports import PrinterState
from tests.devices.rig import LeapingClock, Rig
from tests.fakes.printer import FakePrinter

if TYPE_CHECKING:
    from devices.printer.printer import EscposPrinter
    from devices.printer.simulator import SimulatedPrinter


class FakeHand:
    """What spoils a fake printer's day; it says what a real one would."""

    def __init__(self, printer: FakePrinter) -> None:
        self._printer, self._switches = printer, Switches()

    @property
    def slips(self) -> list[bytes]:
        return self._printer.sent

    def switch(self, **changes: Any) -> None:  # noqa: ANN401 - as of the simulator
        self._switches = replace(self._switches, **changes)
        self._printer.now = _told(self._switches)

    def wait_for_slips(self, count: int, _: float) -> bool:
        return len(self.slips) >= count


def _told(switches: Switches) -> PrinterState:
    troubles = {
        PrinterState.OFFLINE: not switches.is_alive,
        PrinterState.SILENT: not switches.answers,
        PrinterState.GARBLED: switches.garbage,
        PrinterState.COVER_OPEN: switches.cover_open,
        PrinterState.PAPER_OUT: switches.paper == "out",
        PrinterState.OVERHEATED: switches.overheated,
        PrinterState.CUTTER_STUCK: switches.cutter_stuck,
        PrinterState.JAMMED: switches.jammed,
        PrinterState.FAULT: switches.broken,
        PrinterState.PAPER_LOW: switches.paper == "low",
    }
    return next((state for state, holds in troubles.items() if holds), PrinterState.READY)


def fake_rig() -> Rig:
    """It has no wire: the tests of wires pass it by, and those of the contract touch only what both have."""
    printer = FakePrinter()
    hand, speaks = cast("SimulatedPrinter", FakeHand(printer)), cast("EscposPrinter", printer)
    return Rig(hand, "", _no_address, speaks, LeapingClock())


def _no_address() -> Any:  # noqa: ANN401 - there is none
    raise NotImplementedError
