"""The code reader: what it was shown, as bytes of anybody, and its duties."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.ports._who import WhoActs

if TYPE_CHECKING:
    from collections.abc import Callable


class CodeReaderState(StrEnum):
    """What the code reader last was; one that waits for a code tells nothing of itself."""

    READY = "ready"
    ABSENT = "absent"
    BUSY = "busy"  # another program has it
    DENIED = "denied"
    GARBLED = "garbled"  # bytes no reader sends: a wrong baud rate, or another device

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        return WhoActs.NOBODY if self is CodeReaderState.READY else WhoActs.TECHNICIAN


class CodeReader(Protocol):
    """A reader of QR codes and barcodes, that speaks when it is shown one."""

    def state(self) -> CodeReaderState:
        """What it was when last looked at; MUST NOT block."""
        ...

    def listen(self, shown: Callable[[bytes], None], changed: Callable[[CodeReaderState], None]) -> None:
        """Call `shown`, in the reader's own thread, with each code as it was sent, without its ending.

        At most `MOST_CODE_BYTES`; of a longer one nothing but `OVERLONG` of `tickets`, and not even that for rubbish.
        MUST heal by itself after unplug and replug. Nothing of a code may be logged. MUST NOT reach any other program
        as keys.
        """
        ...

    def close(self) -> None:
        """Let go of the device."""
        ...
