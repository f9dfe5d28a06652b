"""The slip printer: its states, the life of a print job, and what drives and encodes must do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kiosk.ports._who import WhoActs

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.tickets import Printable


class PrinterState(StrEnum):
    """What the printer last said of itself. `SILENT` answers nothing: never taken for ready-and-well."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_STUCK = "cutter_stuck"
    JAMMED = "jammed"  # paper is caught in the mechanism
    OVERHEATED = "overheated"  # goes on by itself when its head has cooled
    FAULT = "fault"
    OFFLINE = "offline"  # no connection
    SILENT = "silent"  # connected, no answer
    GARBLED = "garbled"  # what comes is no printer's answer: another device, or a wrong speed
    BUSY = "busy"  # another program holds it
    DENIED = "denied"  # this user may not open it
    UNRELIABLE = "unreliable"  # says it is well and confirms nothing, or two slips in a row were doubtful
    ON_SPARE = "on_spare"  # in trouble itself; its spare prints
    UNSUPPORTED = "unsupported"  # known to have no way to answer

    @property
    def can_start(self) -> bool:
        """Whether a job may be sent now."""
        return self in _CAN_START

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        if self in {PrinterState.READY, PrinterState.UNSUPPORTED}:
            return WhoActs.NOBODY
        if self in _OFFICERS:
            return WhoActs.OFFICER
        return WhoActs.TECHNICIAN


_CAN_START = frozenset({PrinterState.READY, PrinterState.PAPER_LOW, PrinterState.ON_SPARE, PrinterState.UNSUPPORTED})
# An officer has fresh rolls and a hand to open the cover; one that is too hot only has to be left alone, and watched.
_OFFICERS = frozenset(
    {
        PrinterState.PAPER_LOW,
        PrinterState.PAPER_OUT,
        PrinterState.COVER_OPEN,
        PrinterState.CUTTER_STUCK,
        PrinterState.JAMMED,
        PrinterState.OVERHEATED,
        PrinterState.ON_SPARE,
    }
)


class PrintState(StrEnum):
    """The life of a print job; transitions in `kiosk.runtime`, kept in the store before each act."""

    QUEUED = "queued"
    BLOCKED = "blocked"  # nothing was sent
    SENDING = "sending"
    PRINTED = "printed"  # the fence was answered on the same connection
    UNVERIFIED = "unverified"  # all sent to a printer that has no way to answer
    UNKNOWN = "unknown"  # bytes were sent, no fence: never reprinted by itself


@dataclass(frozen=True)
class PrintReport:
    """What became of one attempt to print.

    Args:
        state: PRINTED, UNVERIFIED, BLOCKED (nothing was sent) or UNKNOWN (something was).
        sent_bytes: Handed to the wire; an upper bound when a write timed out.
        printer: State of the printer afterwards.
    """

    state: PrintState
    sent_bytes: int
    printer: PrinterState


class SlipPrinter(Protocol):
    """A slip printer, whatever the wire. All methods are called from one thread and MAY block as said."""

    def state(self) -> PrinterState:
        """A fresh state; MUST return within 2 s; MUST NOT raise for a device that is gone."""
        ...

    def is_ready(self) -> bool:
        """Whether a job may start with no question asked, by what was heard lately; MUST NOT wait, MUST NOT raise."""
        ...

    def send(
        self, job: bytes, *, started: Callable[[], None], written: Callable[[], None] | None = None
    ) -> PrintReport:
        """Print one job: state first, then `started()`, then all bytes and a fence, then `written()`.

        MUST call `started` after a good state and before the first byte, and not at all when BLOCKED. MUST call
        `written` only after the last byte, before waiting for any answer; it may block for a disk, which is no time of
        the printer's. MUST return within 20 s. UNKNOWN keeps the connection open while the printer may still print.
        """
        ...

    def settle(self) -> PrintReport | None:
        """Look without waiting whether the last UNKNOWN job came out after all.

        MUST return None if nothing new is known, PRINTED if its fence came on the same connection; a lost connection
        gives UNKNOWN for good with the printer OFFLINE.
        """
        ...

    def close(self) -> None:
        """Forget the wire."""
        ...


@runtime_checkable
class SparedSlipPrinter(SlipPrinter, Protocol):
    """A slip printer with a second one behind it, of which nobody would hear while the first is well."""

    def spare_state(self) -> PrinterState:
        """A fresh state of the second; MUST return within 2 s; MUST NOT raise for a device that is gone.

        It MAY let go of the second's wire: not to be asked while a job is UNKNOWN.
        """
        ...


class SlipEncoder(Protocol):
    """Turns a paper into bytes for one model of printer; pure, any thread."""

    def encode(self, paper: Printable, *, copy: int = 0) -> bytes:
        """Encode; a `copy` above 0 is marked CETAK ULANG. Control bytes in any text MUST NOT reach the result.

        Only the slip of a number MUST carry a code, and of a practice not even that.
        """
        ...
