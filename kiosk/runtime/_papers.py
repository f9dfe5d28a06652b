"""What a visit hands in and has printed: kept in the disk's thread, printed in the printer's, heard in the loop's."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from kiosk.journey import (
    ApplicationJoined,
    DropReady,
    Issue,
    IssueFailed,
    Join,
    LayReady,
    PaperMoved,
    PrintMoved,
    Reprint,
    TicketIssued,
)
from kiosk.ports import PrinterState, PrintState

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from concurrent.futures import Future

    from kiosk.journey import PrintPractice, PrintReferral, PrintWritten, Setting
    from kiosk.ports import PrintJob
    from kiosk.runtime._deeds import Deeds
    from kiosk.runtime._spooler import Spooler
    from kiosk.runtime._worker import Worker

    Paper = PrintReferral | PrintPractice | PrintWritten
    Effect = Issue | Join | LayReady | DropReady | Reprint | Paper
    Outcome = TicketIssued | ApplicationJoined | IssueFailed | PrintMoved | PaperMoved


# Enough to hand a slip over, and less than anybody sees.
PRINTER_FIRST_S = 0.002


class Papers:
    """Hands in and prints for one visit after another; what comes back for a visit that has ended is not heard.

    All methods run in the loop's thread, but those that say otherwise.

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
        self._has_laid = False
        self._laying: Future[None] | None = None

    def print_with(self, spooler: Spooler | None) -> None:
        """From now on slips go there; None where there is no printer."""
        self._spooler = spooler

    def attend(self) -> None:
        """Somebody is here, and may soon press for a number."""
        if self._spooler is not None:
            self._spooler.attend()

    def obey(self, asked: Effect, printer: PrinterState | None, setting: Setting) -> None:
        """Do what the visit asks of disk and paper.

        Args:
            asked: What.
            printer: What the printer last said; None if there is none.
            setting: In the resident's language.
        """
        match asked:
            case Issue() | Join():
                self._hand_in(asked, setting)
            case LayReady():
                self._lay_ready(asked, setting)
            case DropReady():
                self.drop_ready()
            case Reprint():
                self._disk.submit(self._reprint, asked, printer or PrinterState.SILENT, setting)
            case _:
                self._disk.submit(self._make, asked, printer or PrinterState.SILENT, self._visit, setting)

    def _hand_in(self, act: Issue | Join, setting: Setting) -> None:
        """Keep what was told, and print the slip of a new number: in the printer's thread, if that is free.

        There nothing lies between the disk's word and the slip's first byte. No number waits for a printer, but one
        that lay ready and is on its way: the disk has it.
        """
        keep = partial(self._keep, act, self._visit, setting)
        take = partial(self._take, act, setting)
        is_taken = isinstance(act, Issue) and self._spooler is not None and self._spooler.issue(keep, take)
        if not is_taken:
            self._disk.submit(self._keep_first, act, self._visit, setting)

    def _lay_ready(self, asked: LayReady, setting: Setting) -> None:
        """Keep what a press would give now, after what the disk has to do; asked again each second, but one waits.

        Where no slip could begin at once nothing is: what lies ready is only ever taken to be sent.
        """
        is_waiting = self._laying is not None and not self._laying.done()
        if self._spooler is not None and self._spooler.may_begin and not is_waiting:
            self._has_laid = True
            self._laying = self._disk.submit(self._deeds.lay_ready, asked.issue, setting)

    def catch_up(self) -> None:
        """Keep what could not be kept when its slip went out."""
        if self._deeds.has_unkept:
            self._disk.submit_if_idle(self._deeds.settle_ready)

    def forget(self) -> None:
        """The visit has ended."""
        self._visit += 1
        self.drop_ready()
        if self._spooler is not None:
            self._spooler.forget()

    def drop_ready(self) -> None:
        """Nobody presses for a number now."""
        if self._has_laid:
            self._has_laid = False
            self._disk.submit(self._deeds.settle_ready)

    def _keep_first(self, act: Issue | Join, visit: int, setting: Setting) -> None:
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

    def _take(self, act: Issue | Join, setting: Setting) -> PrintJob | None:
        """In the printer's thread."""
        return self._deeds.take_ready(act, setting) if isinstance(act, Issue) else None

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

    def _make(self, paper: Paper, printer: PrinterState, visit: int, setting: Setting) -> None:
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
