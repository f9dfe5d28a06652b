"""What a keypad can be, and who has to act."""

from __future__ import annotations

from enum import StrEnum

from kiosk.ports import WhoActs


class KeypadState(StrEnum):
    """As its input device tells."""

    READY = "ready"
    ABSENT = "absent"  # nothing plugged in has the keys that move on and choose
    DENIED = "denied"
    SILENT = "silent"  # no key came in time

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        return WhoActs.NOBODY if self is KeypadState.READY else WhoActs.TECHNICIAN
