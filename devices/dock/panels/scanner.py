"""The scanner, and what lies on its glass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from devices.dock.panels._panel import Change, Panel, Seen
from devices.scanner import SimulatedScanner, SimulatedState
from kiosk.ports import ScannerState, WhoActs

if TYPE_CHECKING:
    from devices.dock.panels._panel import Place

_WORDS = {
    SimulatedState.READY: (None, "Siap memindai."),
    SimulatedState.SLOW: (None, "Siap memindai, tetapi lambat."),
    SimulatedState.ABSENT: (ScannerState.ABSENT, "Pemindai tidak ditemukan."),
    SimulatedState.JAMMED: (ScannerState.JAMMED, "Kertas macet di pengumpan."),
    SimulatedState.EMPTY: (ScannerState.EMPTY, "Tidak ada kertas di pengumpan."),
    SimulatedState.COVER_OPEN: (ScannerState.COVER_OPEN, "Penutup pemindai terbuka."),
    SimulatedState.BUSY: (ScannerState.BUSY, "Pemindai dipakai program lain."),
    SimulatedState.DENIED: (ScannerState.DENIED, "Pengguna kios belum boleh memakai pemindai."),
    SimulatedState.BROKEN: (ScannerState.LINE, "Kabel atau jaringan pemindai terputus."),
    SimulatedState.HEADER_ONLY: (ScannerState.BROKEN, "Gambar terpotong, tidak diterima."),
    SimulatedState.SILENT: (ScannerState.SILENT, "Mulai memindai, lalu diam."),
}


class ScannerChange(Change):
    """How the scanner shall behave from its next start on."""

    state: SimulatedState = Field(strict=False)


class ScannerPanel(Panel):
    """SANE's own `test` backend."""

    name, title, place, change = "scanner", "Pemindai", 20, ScannerChange

    def __init__(self, place: Place) -> None:
        self.scanner = SimulatedScanner(place.folder / "sane")

    def state(self) -> dict[str, Any]:
        """How it will behave."""
        return {"state": self.scanner.state}

    def seen(self) -> Seen:
        """What the next scan ends with."""
        state, words = _WORDS[self.scanner.state]
        return Seen(state or "ready", state.who_acts if state else WhoActs.NOBODY, words)

    def addresses(self) -> dict[str, str]:
        """Its name at SANE, and the folder that makes it known there."""
        return {"device": self.scanner.device, "config_dir": str(self.scanner.folder)}

    def apply(self, change: ScannerChange) -> None:
        """Behave so."""
        self.scanner.switch(change.state)

    def close(self) -> None:
        """It is not there but while somebody scans."""


PANEL = ScannerPanel
