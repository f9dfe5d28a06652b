"""The badge reader: officers' and technicians' badges say who somebody claims to be; a PIN proves it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.ports._who import WhoActs

if TYPE_CHECKING:
    from collections.abc import Callable


class BadgeReaderState(StrEnum):
    """What the badge reader last was."""

    READY = "ready"
    ABSENT = "absent"
    SERVICE_DOWN = "service_down"  # the system's smart card service does not answer
    DENIED = "denied"

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        return WhoActs.NOBODY if self is BadgeReaderState.READY else WhoActs.TECHNICIAN


class BadgeReader(Protocol):
    """A reader of contactless cards. The chip of a KTP is not read: only the number every card gives."""

    def state(self) -> BadgeReaderState:
        """What it was when last looked at; MUST NOT block."""
        ...

    def listen(self, tapped: Callable[[bytes], None], changed: Callable[[BadgeReaderState], None]) -> None:
        """Call `tapped`, in the reader's own thread, with the raw number (4, 7 or 10 bytes) of each badge, once a tap.

        A badge pulled away in mid-read is no tap. MUST heal by itself after unplug, replug, and a restart of the
        system's smart card service. The number MUST NOT be logged.
        """
        ...

    def close(self) -> None:
        """Let go of the device."""
        ...
