"""What a visit hands in and has printed: kept in the disk's thread, printed in the printer's, heard in the loop's."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from kiosk.journey import ApplicationJoined, Issue, IssueFailed, PaperMoved, PrintMoved, TicketIssued
from kiosk.ports import PrinterState, PrintState

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from kiosk.journey import Join, PrintPractice, PrintReferral, PrintWritten, Reprint, Setting
    from kiosk.ports import PrintJob
    from kiosk.runtime._deeds import Deeds
    from kiosk.runtime._spooler import Spooler
    from kiosk.runtime._worker import Worker

    Asked = PrintReferral | PrintPractice | PrintWritten
    Outcome = TicketIssued | ApplicationJoined | IssueFailed | PrintMoved | PaperMoved


# Enough to hand a slip over, and less than anybody sees.
PRINTER_FIRST_S = 0.002


class Papers:
    """Hands in and prints for one visit after another; what comes back for a visit that has ended is not heard.

    All methods but the private ones run in the loop's thread.

    Args:
        loop: Whose thread it lives in.
        disk: Where deeds are done.
        deeds: Does them.
        hear: What became of it, in the loop's thread.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, disk: Worker, deeds: Deeds, hear: Callable[[Outcome], None]
    ) -> None:
        self._loop, self._disk, self._deeds, self._hear = loop, disk, deeds, hear
        self._spooler: Spooler | None = None
        self._visit = 0

    def print_with(self, spooler: Spooler | None) -> None:
        """From now on slips go there; None where there is no printer."""
        self._spooler = spooler

    def attend(self) -> None:
        """Somebody is here, and may soon press for a number."""
        if self._spooler is not None:
            self._spooler.attend()

    def hand_in(self, act: Issue | Join, setting: Setting) -> None:
        """Keep what was told, and print the slip of a new number: in the printer's thread, if that is free.

        There nothing lies between the disk's word and the slip's first byte. No number waits for a printer.
        """
        keep = partial(self._keep, act, self._visit, setting)
        is_taken = isinstance(act, Issue) and self._spooler is not None and self._spooler.issue(keep)
        if not is_taken:
            self._disk.submit(self._hand_in, act, self._visit, setting)

    def reprint(self, asked: Reprint, printer: PrinterState | None, setting: Setting) -> None:
        """Print a marked copy; one that cannot be kept leaves the doubt it was asked in."""
        self._disk.submit(self._reprint, asked, printer or PrinterState.SILENT, setting)

    def print(self, paper: Asked, printer: PrinterState | None, setting: Setting) -> None:
        """Print a paper without a number."""
        self._disk.submit(self._make, paper, printer or PrinterState.SILENT, self._visit, setting)

    def forget(self) -> None:
        """The visit has ended."""
        self._visit += 1
        if self._spooler is not None:
            self._spooler.forget()

    def _hand_in(self, act: Issue | Join, visit: int, setting: Setting) -> None:
        """In the disk's thread; whatever it was, the page hears of it."""
        outcome = self._deeds.hand_in(act, setting)
        if isinstance(outcome, TicketIssued):
            self._put(outcome.issued.job)
        self._tell(visit, outcome)

    def _keep(self, act: Issue | Join, visit: int, setting: Setting, is_sending: bool) -> PrintJob | None:
        """In the printer's thread; None if it could not be kept, and the page hears of that too."""
        outcome = self._deeds.hand_in(act, setting, is_sending=is_sending)
        self._tell_soon(visit, outcome)
        return outcome.issued.job if isinstance(outcome, TicketIssued) else None

    def _put(self, job: PrintJob) -> None:
        """What is unknown is never printed again by itself."""
        if self._spooler is not None and job.state is not PrintState.UNKNOWN:
            self._spooler.put(job)

    def _reprint(self, asked: Reprint, printer: PrinterState, setting: Setting) -> None:
        """In the disk's thread; told whose visit it is by the ticket."""
        job = self._deeds.copy(asked, setting)
        if job is None:
            moved = PrintMoved(asked.issued.ticket.request.uuid, PrintState.UNKNOWN, printer)
            self._loop.call_soon_threadsafe(self._hear, moved)
        else:
            self._put(job)

    def _make(self, paper: Asked, printer: PrinterState, visit: int, setting: Setting) -> None:
        """In the disk's thread: the printer's may wait for a printer."""
        payload = self._deeds.paper(paper, setting)
        if payload is None:
            self._tell(visit, PaperMoved(PrintState.UNKNOWN, printer))
        else:
            self._loop.call_soon_threadsafe(self._print_for, visit, payload)

    def _print_for(self, visit: int, payload: bytes) -> None:
        """In the loop's thread: what was meant for one who has gone is not printed."""
        if visit != self._visit:
            return
        if self._spooler is None:
            self._hear(PaperMoved(PrintState.BLOCKED, PrinterState.OFFLINE))
            return
        self._spooler.put_paper(payload, partial(self._paper_moved, visit))

    def _paper_moved(self, visit: int, state: PrintState, printer: PrinterState) -> None:
        """In the printer's thread."""
        self._tell(visit, PaperMoved(state, printer))

    def _tell(self, visit: int, outcome: Outcome) -> None:
        """From any thread, to whoever still stands there."""
        self._loop.call_soon_threadsafe(self._hear_for, visit, outcome)

    def _tell_soon(self, visit: int, outcome: Outcome) -> None:
        """As `_tell`, a moment later: drawing the page would take the processor from the printer."""
        with contextlib.suppress(RuntimeError):  # asyncio's only word for a loop that is closed; the slip comes out
            self._loop.call_soon_threadsafe(self._loop.call_later, PRINTER_FIRST_S, self._hear_for, visit, outcome)

    def _hear_for(self, visit: int, outcome: Outcome) -> None:
        if visit == self._visit:
            self._hear(outcome)
