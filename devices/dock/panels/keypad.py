"""The keypad beside the screen: every key, alone, together and held, on the display that the dock was started for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field, field_validator

from devices.dock.panels._panel import Change, Panel, Seen, seen
from devices.keypad import KeypadState
from devices.keypad.simulator import ScreenState, SimulatedKeypad, codes_of
from kiosk.ports import WhoActs

if TYPE_CHECKING:
    from devices.dock.panels._panel import Place

_MOST_HELD_S = 5.0
_WORDS = {
    ScreenState.NO_SCREEN: ("Dok ini berjalan tanpa layar.", "Jalankan make run di komputer yang punya layar."),
    ScreenState.NO_KIOSK: ("Kios belum tampil di layar ini.", "Nyalakan kios di layar yang sama dengan dok."),
    ScreenState.NO_HAND: ("Program xdotool belum terpasang.", "Jalankan make setup."),
}


class KeypadChange(Change):
    """Keys by their names of `docs/keypad.md`, together with `+`, and for how long they are held."""

    press: str = Field(max_length=60)
    hold_s: float = Field(default=0.0, ge=0, le=_MOST_HELD_S)

    @field_validator("press", mode="after")
    @classmethod
    def _has_keys(cls, chord: str) -> str:
        codes_of(chord)
        return chord


class KeypadPanel(Panel):
    """Its keys are heard by the kiosk that is shown on the same display, and by nobody else."""

    name, title, place, change = "keypad", "Papan tombol", 75, KeypadChange

    def __init__(self, place: Place) -> None:
        self.keypad = SimulatedKeypad(place.display)
        self._pressed, self._presses = "", 0

    def state(self) -> dict[str, Any]:
        """With what the kiosk heard last, and how often."""
        return {"screen": self.keypad.state, "pressed": self._pressed, "presses": self._presses}

    def seen(self) -> Seen:
        """Whether anybody hears it."""
        now = self.keypad.state
        if now is ScreenState.READY:
            return seen("keypad", KeypadState.READY)
        words, mend = _WORDS[now]
        return Seen(now, WhoActs.TECHNICIAN, words, mend)

    def addresses(self) -> dict[str, str]:
        """None: it works without being chosen."""
        return {}

    def told(self) -> str:
        """There is nothing to be copied."""
        return f"# {self.title}: bekerja tanpa diatur."

    def apply(self, change: KeypadChange) -> None:
        """Press."""
        if self.keypad.press(change.press, change.hold_s):
            self._pressed, self._presses = change.press, self._presses + 1

    def close(self) -> None:
        """Every key was let go."""


PANEL = KeypadPanel
