"""SANE's own test scanner: it ends a scan in each way that SANE knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from devices.dock.panels._panel import Change, Panel, Seen, seen_as
from devices.scanner import SimulatedScanner, SimulatedState
from kiosk.ports import ScannerState, WhoActs

if TYPE_CHECKING:
    from devices.dock.panels._panel import Place

# Whatever is not named here has the same name in both.
_STATES = {SimulatedState.BROKEN: ScannerState.LINE, SimulatedState.CUT_SHORT: ScannerState.BROKEN}
_WELL = frozenset({SimulatedState.READY, SimulatedState.SLOW})


class SaneScannerChange(Change):
    """How the scanner shall behave from its next start on."""

    state: SimulatedState = Field(strict=False)


class SaneScannerPanel(Panel):
    """SANE's `test` backend, told by its configuration."""

    name, title, place, change = "sane_scanner", "Pemindai uji SANE", 80, SaneScannerChange
    table, is_instead = "scanner", True

    def __init__(self, place: Place) -> None:
        self.scanner = SimulatedScanner(place.folder / "sane-test")

    def state(self) -> dict[str, Any]:
        """How it will behave."""
        return {"state": self.scanner.state}

    def seen(self) -> Seen:
        """What the next scan from the glass ends with."""
        now = self.scanner.state
        if now in _WELL:
            return seen_as("scanner", "ready", WhoActs.NOBODY)
        state = _STATES.get(now) or ScannerState(now.value)
        return seen_as("scanner", state.value, state.who_acts)

    def addresses(self) -> dict[str, str]:
        """Its name at SANE, and the folder that makes it known there."""
        return {"device": self.scanner.device, "config_dir": str(self.scanner.folder)}

    def apply(self, change: SaneScannerChange) -> None:
        """Behave so."""
        self.scanner.switch(change.state)

    def close(self) -> None:
        """It is not there but while somebody scans."""


PANEL = SaneScannerPanel
