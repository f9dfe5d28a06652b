"""The display at the counter, as somebody before it sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from devices.dock.panels._panel import Change, Panel, Seen, seen
from devices.line_display import SimulatedLineDisplay
from kiosk.ports import LineDisplayState

if TYPE_CHECKING:
    from devices.dock.panels._panel import Place


class LineDisplayChange(Change):
    """Its cable, its power, and the wire that says go on."""

    plugged: bool = True
    takes: bool = True
    power_cycle: Literal[True] = True


class LineDisplayPanel(Panel):
    """On a serial line."""

    name, title, place, change = "line_display", "Layar loket", 60, LineDisplayChange

    def __init__(self, place: Place) -> None:
        self.display = SimulatedLineDisplay(place.folder / "display-tty")
        self.display.plug()
        self._is_plugged = self._takes = True

    def state(self) -> dict[str, Any]:
        """With both rows."""
        return {"plugged": self._is_plugged, "takes": self._takes, "rows": list(self.display.glass.rows)}

    def seen(self) -> Seen:
        """Whether anybody can read it, no kiosk ever learns; nor, for long, that the line takes nothing more."""
        return seen("line_display", LineDisplayState.UNVERIFIED if self._is_plugged else LineDisplayState.ABSENT)

    def addresses(self) -> dict[str, str]:
        """Its line; it understands both sets of commands."""
        return {"url": self.display.url}

    def apply(self, change: LineDisplayChange) -> None:
        """Move what was named."""
        named = change.model_fields_set
        if "plugged" in named and change.plugged is not self._is_plugged:
            (self.display.plug if change.plugged else self.display.unplug)()
            self._is_plugged = change.plugged
            self._takes = self._takes or not change.plugged  # pulled out, it is held no more
        if "takes" in named and self._is_plugged:
            (self.display.go_on if change.takes else self.display.hold)()
            self._takes = change.takes
        if "power_cycle" in named:
            self.display.glass.power_cycle()

    def close(self) -> None:
        """Take it away."""
        self.display.unplug()


PANEL = LineDisplayPanel
