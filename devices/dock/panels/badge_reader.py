"""The badge reader, two badges, and a card that is nobody's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from devices.badge_reader import SimulatedBadgeReader
from devices.dock.panels._panel import Change, Panel, Seen, seen
from kiosk.ports import BadgeReaderState

if TYPE_CHECKING:
    from devices.dock.panels._panel import Place

Badge = Literal["officer", "technician", "stranger"]
NUMBERS: dict[Badge, bytes] = {
    "officer": bytes.fromhex("04A1B2C3D4E5F6"),
    "technician": bytes.fromhex("04112233445566"),
    "stranger": bytes.fromhex("DEADBEEF"),
}
_TAP_S = 1.0


class BadgeReaderChange(Change):
    """A badge for a moment or to stay, one that is pulled away in mid-read, nothing; and the reader itself."""

    tap: Badge | None = None
    lay: Badge | None = None
    pull: Literal[True] | None = None
    take_away: Literal[True] | None = None
    state: BadgeReaderState | None = Field(default=None, strict=False)


class BadgeReaderPanel(Panel):
    """A folder in place of the system's smart card service."""

    name, title, place, change = "badge_reader", "Pembaca kartu petugas", 50, BadgeReaderChange

    def __init__(self, place: Place) -> None:
        self.reader = SimulatedBadgeReader(place.folder / "badges")
        self._hand = threading.Lock()
        self._lies: str | None = None
        self._later: threading.Timer | None = None
        self._switch(BadgeReaderState.READY)

    def state(self) -> dict[str, Any]:
        """With what lies there."""
        return {"state": self._state, "lies": self._lies}

    def seen(self) -> Seen:
        """As its own state says."""
        return seen("badge_reader", self._state)

    def addresses(self) -> dict[str, str]:
        """In place of a reader's name."""
        return {"reader": self.reader.name}

    def apply(self, change: BadgeReaderChange) -> None:
        """Move what was named."""
        if change.state is not None:
            self._switch(change.state)
        if change.pull:
            self._lay("pulled", b"", is_tap=True)
        if change.tap or change.lay:
            badge = change.tap or change.lay
            assert badge is not None
            self._lay(badge, NUMBERS[badge] + b"\x90\x00", is_tap=change.lay is None)
        if change.take_away:
            self._take_away()

    def close(self) -> None:
        """Nothing lies there any more."""
        self._take_away()

    def _switch(self, state: BadgeReaderState) -> None:
        self.reader.switch(state)
        self._state = state

    def _lay(self, badge: str, answer: bytes, *, is_tap: bool) -> None:
        with self._hand:
            self._stop()
            self.reader.lay(answer)
            self._lies = badge
            if is_tap:
                self._later = threading.Timer(_TAP_S, self._take_away)
                self._later.daemon = True
                self._later.start()

    def _take_away(self) -> None:
        with self._hand:
            self._stop()
            if self._lies is not None:
                self.reader.take_away()
            self._lies = None

    def _stop(self) -> None:
        later, self._later = self._later, None
        if later is not None:
            later.cancel()


PANEL = BadgeReaderPanel
