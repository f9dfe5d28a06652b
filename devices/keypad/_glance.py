"""How the keypad is, for a kiosk that runs: nothing is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.keypad.presence import is_asked_for, keypads
from devices.keypad.states import KeypadState

if TYPE_CHECKING:
    from kiosk.config import Config


def keypad_state(config: Config) -> KeypadState | None:
    """Whether one is plugged in; None where none is, and the office did not say that there is one."""
    if keypads(config):
        return KeypadState.READY
    return KeypadState.ABSENT if is_asked_for(config) else None
