"""The scanner: what lies on its glass and in its feeder, and what goes wrong."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from PIL import Image
from pydantic import Field

from devices.dock.panels._panel import Change, Panel, Seen, seen, seen_as
from devices.scanner import NetworkTrouble, SimulatedNetworkScanner
from kiosk.ports import ScannerState, WhoActs

if TYPE_CHECKING:
    from devices.dock.panels._panel import Place

_MOST_SHEETS = 50
_STATES = {
    NetworkTrouble.BUSY: ScannerState.BUSY,  # said after ten seconds: the driver asks again and again until then
    NetworkTrouble.COVER_OPEN: ScannerState.COVER_OPEN,
    NetworkTrouble.CUT: ScannerState.LINE,
    NetworkTrouble.RUBBISH: ScannerState.LINE,
    NetworkTrouble.SILENT: ScannerState.SILENT,
    NetworkTrouble.REFUSED: ScannerState.LINE,
}


class ScannerChange(Change):
    """As in `Tray`; `paper` takes every picture away again."""

    plugged: bool = True
    pages: int = Field(default=0, ge=0, le=_MOST_SHEETS)
    jam_at: int = Field(default=0, ge=0, le=_MOST_SHEETS)
    trouble: NetworkTrouble = Field(default=NetworkTrouble.NONE, strict=False)
    paper: Literal["letter"] = "letter"


class ScannerPanel(Panel):
    """A machine on the network of this computer, behind the real `sane-airscan`."""

    name, title, place, change = "scanner", "Pemindai", 20, ScannerChange

    def __init__(self, place: Place) -> None:
        self._folder = place.folder / "sane"
        self._machine = SimulatedNetworkScanner(self._folder)
        self._tray, self._is_plugged = self._machine.tray, True

    def state(self) -> dict[str, Any]:
        """With how many sheets are left, and how many pictures were chosen."""
        tray = self._tray
        paper = "picture" if tray.pictures else "letter"
        return {
            "plugged": self._is_plugged, "paper": paper, "pages": tray.pages, "jam_at": tray.jam_at,
            "trouble": tray.trouble,
        }  # fmt: skip

    def seen(self) -> Seen:
        """What the next scan ends with, for a kiosk that looks in the feeder first and then on the glass."""
        if not self._is_plugged:
            return seen("scanner", ScannerState.ABSENT)
        state = _STATES.get(self._tray.trouble) or (ScannerState.JAMMED if self._tray.jam_at == 1 else None)
        return seen("scanner", state) if state else seen_as("scanner", "ready", WhoActs.NOBODY)

    def addresses(self) -> dict[str, str]:
        """Its name at SANE, and the folder that makes it known there."""
        return {"device": self._machine.device, "config_dir": str(self._folder)}

    def apply(self, change: ScannerChange) -> None:
        """Move what was named."""
        named = change.model_fields_set
        if "plugged" in named:
            self._plug(is_in=change.plugged)
        if "paper" in named:
            self._tray.pictures = ()
        for name in named & {"pages", "jam_at", "trouble"}:
            setattr(self._tray, name, getattr(change, name))

    def put_picture(self, picture: bytes) -> bool:
        """On the glass, and on every sheet in the feeder."""
        with Image.open(BytesIO(picture)) as opened:
            self._tray.pictures = (opened.convert("RGB"),)
        return True

    def close(self) -> None:
        """Switch it off."""
        self._plug(is_in=False)

    def _plug(self, *, is_in: bool) -> None:
        """What lies in it stays there."""
        if is_in and not self._is_plugged:
            self._machine = SimulatedNetworkScanner(self._folder)
            self._machine.tray = self._tray
        elif self._is_plugged and not is_in:
            self._machine.close()
        self._is_plugged = is_in


PANEL = ScannerPanel
