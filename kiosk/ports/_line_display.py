"""The line display at the counter: two rows of twenty characters that show the number called."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.ports._who import WhoActs

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS, COLUMNS = 2, 20


class LineDisplayState(StrEnum):
    """What the display last was. It never answers: bytes handed over are all that is known."""

    UNVERIFIED = "unverified"  # bytes go out; whether anybody can read them, nobody knows
    ABSENT = "absent"
    BUSY = "busy"  # another program has the line
    DENIED = "denied"
    STUCK = "stuck"  # takes no bytes

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        return WhoActs.NOBODY if self is LineDisplayState.UNVERIFIED else WhoActs.TECHNICIAN


class LineDisplay(Protocol):
    """A customer display. No method blocks: a thread of its own writes, and repeats every few seconds."""

    def show(self, top: str, bottom: str) -> None:
        """Show these from now on; cut to the row, and what the display has no letter for is replaced."""
        ...

    def state(self) -> LineDisplayState:
        """What it was when last written to."""
        ...

    def watch(self, changed: Callable[[LineDisplayState], None]) -> None:
        """Call `changed`, in the display's own thread, with the first state that is found out and with each other one.

        It is looked at from then on, though nothing is shown yet; a display that is dark MUST NOT be held meanwhile.
        """
        ...

    def close(self) -> None:
        """Clear it and let go of the line."""
        ...
