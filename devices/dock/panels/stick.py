"""A resident's USB stick: in or out, what is on it, and pulled out while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from devices.dock.panels._panel import Change, Panel, Seen, seen
from devices.stick import SimulatedStick
from devices.stick.samples import bombs, papers
from kiosk.ports import StickState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from devices.dock.panels._panel import Place

Holds = Literal["papers", "bombs", "nothing"]


class StickChange(Change):
    """In or out, what is on it, and after how many bytes of a file it is pulled out."""

    is_in: bool | None = None
    holds: Holds | None = None
    pull_at: int | None = Field(default=None, ge=0, le=1 << 30)


class StickPanel(Panel):
    """A folder in place of the system's mounts."""

    name, title, place, change = "stick", "USB warga", 35, StickChange

    def __init__(self, place: Place) -> None:
        self.stick = SimulatedStick(place.folder / "stick")
        self.stick.pull()
        self._fill("papers")

    def state(self) -> dict[str, Any]:
        """With the names on it."""
        return {"is_in": self.stick.is_in, "holds": self._holds, "names": ", ".join(self.stick.names)}

    def seen(self) -> Seen:
        """What a look at it gives."""
        return seen("stick", StickState.READY if self.stick.is_in else StickState.ABSENT)

    def addresses(self) -> dict[str, str]:
        """In place of the folder of mounts."""
        return {"place": self.stick.place}

    def apply(self, change: StickChange) -> None:
        """Move what was named."""
        if change.holds is not None:
            self._fill(change.holds)
        if change.is_in is not None:
            (self.stick.plug if change.is_in else self.stick.pull)()
        if change.pull_at is not None:
            self.stick.pull_at(change.pull_at)

    def close(self) -> None:
        """Nothing is in any more."""
        self.stick.pull()

    def _fill(self, holds: Holds) -> None:
        files: Mapping[Holds, Mapping[str, bytes]] = {"papers": papers(), "bombs": bombs(), "nothing": {}}
        self.stick.fill(files[holds])
        self._holds = holds


PANEL = StickPanel
