"""The print spooler: one thread that owns the printer and brings each job to an end that is true.

    queued -> sending -> printed | unverified | unknown
    queued -> blocked (nothing was sent) -> queued, when the printer is well again and the resident still stands there
    unknown -> printed, only if the fence came late on the same connection

Each state is on disk before the act that follows it; of a number that lay ready, that it may be out. What is unknown is
never printed again by itself: a copy is a person's decision, and is marked as one. After two of them in a row nothing
more is sent: slips that may not come out, from a printer that says it is well, are worse than none. It is tried again
when it was in trouble or away, and is well.

A number that finds the printer ready and this thread free is given here. One that lay ready on the disk is sent and
then kept; any other is kept, its job as sending in the same sync of the disk, and its first byte is what this thread
does next.

A paper without a number, such as a referral, takes the same way, but is in memory alone: it goes with its resident.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.ports import PrinterState, PrintJob, PrintReport, PrintState, SparedSlipPrinter
from kiosk.runtime._worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from uuid import UUID

    from kiosk.ports import CounterStore, SlipPrinter

log = logging.getLogger(__name__)

# How often a printer in trouble is asked again, and one that is well: an officer hears of it within ten seconds, the
# two that a silent one may take included.
TROUBLE_EVERY_S = 1.0
WELL_EVERY_S = 7.0
# While somebody is here: within the time for which a printer's word lets a slip begin with no question asked.
VISITED_EVERY_S = 2.0
# How often a spare is asked that nobody needs, while nobody is here: a dead one holds this thread for a second.
SPARE_EVERY_S = 120.0
SPARE_TROUBLE_EVERY_S = 30.0
MOST_DOUBTS = 2  # "stop after two unknown in a row"


@dataclass(frozen=True)
class _Paper:
    """A paper that no row knows.

    Args:
        payload: Encoded bytes, ready to send.
        visit: Whose: one that has ended takes it along.
        on_moved: Hears each new state, in the printer's thread.
    """

    payload: bytes
    visit: int
    on_moved: Callable[[PrintState, PrinterState], None]


class Spooler:
    """Prints jobs one after another and watches the printer between them.

    Args:
        printer: The printer; only this object's thread touches it.
        store: Where each step is kept.
        on_moved: Hears each new state of a job, with the printer's state; called in the printer's thread.
        on_printer: Hears the printer's state when it changes; called in the printer's thread.
        on_spare: The same of its spare, or None where there is none; of that it hears once, in the thread that starts.
    """

    def __init__(
        self,
        printer: SlipPrinter,
        store: CounterStore,
        on_moved: Callable[[UUID, PrintState, PrinterState], None],
        on_printer: Callable[[PrinterState], None],
        on_spare: Callable[[PrinterState | None], None] = lambda _: None,
    ) -> None:
        self._printer, self._store = printer, store
        self._on_moved, self._on_printer, self._on_spare = on_moved, on_printer, on_spare
        self._worker = Worker("printer")
        self._state: PrinterState | None = None
        self._unsettled: PrintJob | _Paper | None = None
        self._held: PrintJob | _Paper | None = None
        self._visit = 0
        self._doubts = 0
        self._looked_s = 0.0
        self._spare = printer if isinstance(printer, SparedSlipPrinter) else None
        self._spare_state: PrinterState | None = None
        self._spare_looked_s = self._attended_s = -math.inf
        self._closing = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="printer-watch", daemon=True)

    @property
    def may_begin(self) -> bool:
        """Whether a slip could begin, by what the printer said when it was last asked."""
        return self._state is not None and self._state.can_start and self._doubts < MOST_DOUBTS

    def start(self, left: tuple[PrintJob, ...]) -> None:
        """Ask the printer for its state, print what an earlier run queued, and go on watching.

        Args:
            left: Jobs of an earlier run, read before any new visit: a job of this run would be printed twice.
        """
        self._worker.submit(self._take_up, left)
        self._watcher.start()
        if self._spare is None:  # one that was taken away would be in trouble for ever
            self._on_spare(None)

    def put(self, job: PrintJob) -> Future[None]:
        """Print this job after those put before."""
        return self._worker.submit(self._print, job)

    def issue(
        self, keep: Callable[[bool], PrintJob | None], take: Callable[[], PrintJob | None] = lambda: None
    ) -> bool:
        """Have a number kept in the printer's thread, and its slip sent in the same breath; False if that is not free.

        Args:
            keep: Keeps number and slip, and returns the slip. True: as SENDING, for the printer is ready and its first
                byte follows at once, or has gone; else QUEUED. None if it could not be kept.
            take: Takes the number that lies ready, and returns its slip, which may be sent before `keep` is called, as
                it is once the last byte has gone. None if none does. Only asked if the printer is ready.
        """
        return self._worker.submit_if_idle(self._issue, keep, take) is not None

    def put_paper(self, payload: bytes, on_moved: Callable[[PrintState, PrinterState], None]) -> Future[None]:
        """Print a paper of the present visit, which nothing remembers; called in the thread that calls `forget`.

        Args:
            payload: Encoded bytes.
            on_moved: Hears each new state with the printer's, in the printer's thread.
        """
        return self._worker.submit(self._print, _Paper(payload, self._visit, on_moved))

    def attend(self) -> None:
        """Somebody is here: hear from a printer that is well often enough for their slip to begin at once."""
        self._attended_s = time.monotonic()
        if not self._has_trouble() and self._attended_s - self._looked_s >= VISITED_EVERY_S:
            self._worker.submit_if_idle(self._look)

    def forget(self) -> None:
        """The resident has gone: what is blocked stays on the screen's word alone and is not printed after them."""
        self._visit += 1
        self._worker.submit(self._drop_held)

    def lend(self) -> Future[None]:
        """Let go of the printer after what is being sent; the future says that its wire is free.

        What is put meanwhile waits for `take_back`.
        """
        return self._worker.rest(self._printer.close)

    def take_back(self) -> None:
        """Use the printer again; its spare may have been seen to."""
        self._spare_looked_s = -math.inf
        self._worker.go_on()
        if not self._closing.is_set():
            self._worker.submit(self._look)

    def close(self) -> None:
        """Stop after what is being sent; what was not begun is left for the next start."""
        self._closing.set()
        self._worker.go_on()
        self._worker.submit(self._printer.close)
        self._worker.close()

    def _take_up(self, left: tuple[PrintJob, ...]) -> None:
        self._look()
        for job in left:
            if job.state is PrintState.QUEUED:
                self._print(job)
        self._held = None  # whoever waited for these has long been told, or gone

    def _drop_held(self) -> None:
        self._held = None

    def _issue(self, keep: Callable[[bool], PrintJob | None], take: Callable[[], PrintJob | None]) -> None:
        may_begin = self._may_begin_at_once()
        taken = take() if may_begin else None
        if taken is not None:
            self._send_taken(taken, keep)
            return
        job = keep(may_begin)
        if job is None:
            return
        if job.state is PrintState.SENDING:
            self._send_to_end(job, is_begun=True)
        elif job.state is not PrintState.UNKNOWN:
            self._print(job)

    def _send_taken(self, taken: PrintJob, keep: Callable[[bool], PrintJob | None]) -> None:
        """Its number is kept when the last byte has gone, and where none could go."""
        kept: list[PrintJob | None] = []
        sent = self._send(taken, is_begun=True, written=lambda: kept.append(keep(True)))
        if not kept:
            kept.append(keep(True))
        job = kept[0] or taken
        if job.id == taken.id and sent.state is PrintState.BLOCKED:  # no row could be kept that might wait for paper
            sent = replace(sent, state=PrintState.UNKNOWN)
        self._end(job, sent)

    def _may_begin_at_once(self) -> bool:
        """Whether the first byte of a slip may follow its number: not where the printer cannot even be asked."""
        try:
            return self.may_begin and not self._closing.is_set() and self._printer.is_ready()
        except Exception as err:  # noqa: BLE001 - whatever it was, a number never fails for a printer
            log.error("asking failed: %s", getattr(err, "code", type(err).__name__))  # noqa: TRY400 - as below
            return False

    def _print(self, job: PrintJob | _Paper) -> None:
        if not self._closing.is_set() and not self._is_late(job):
            self._send_to_end(job)

    def _send_to_end(self, job: PrintJob | _Paper, *, is_begun: bool = False) -> None:
        self._end(job, self._send(job, is_begun=is_begun))

    def _end(self, job: PrintJob | _Paper, sent: PrintReport) -> None:
        if sent.state is not PrintState.BLOCKED:  # what was not sent settles nothing about the job before it
            self._unsettled = job if sent.state is PrintState.UNKNOWN else None
        self._held = job if sent.state is PrintState.BLOCKED else None
        self._count_doubts(sent.state)
        self._move(job, replace(sent, printer=self._judged(sent.printer)))
        self._tell_state(self._judged(sent.printer))

    def _count_doubts(self, ended: PrintState) -> None:
        if ended is PrintState.UNKNOWN:
            self._doubts += 1
        elif ended is not PrintState.BLOCKED:
            self._doubts = 0

    def _judged(self, says: PrinterState) -> PrinterState:
        """What a printer's word is worth."""
        return PrinterState.UNRELIABLE if says.can_start and self._doubts >= MOST_DOUBTS else says

    def _is_late(self, job: PrintJob | _Paper) -> bool:
        """Whether this was for somebody who has gone."""
        return isinstance(job, _Paper) and job.visit != self._visit

    def _send(
        self, job: PrintJob | _Paper, *, is_begun: bool, written: Callable[[], None] | None = None
    ) -> PrintReport:
        """Send, and come to an end whatever happens: a page that waits for a slip has no idle clock.

        Args:
            job: What to send.
            is_begun: That it is sent is kept, and told, already.
            written: Hears that the last byte has gone.
        """
        printer = self._state or PrinterState.SILENT
        if printer is PrinterState.UNRELIABLE:
            return PrintReport(PrintState.BLOCKED, 0, printer)
        is_sending = False

        def started() -> None:
            nonlocal is_sending
            if self._is_late(job):  # the printer was asked first, and that may take longer than a resident stays
                raise KioskError("spooler.resident_gone")
            if not is_begun:
                self._save(job, PrintState.SENDING, 0)  # what cannot be kept is not sent
            is_sending = True
            if not is_begun:
                self._tell(job, PrintState.SENDING, printer)

        try:
            return self._printer.send(job.payload, started=started, written=written)
        except Exception as err:  # noqa: BLE001 - the outermost loop of the printer's thread
            log.error("sending failed: %s", getattr(err, "code", type(err).__name__))  # noqa: TRY400 - no words of a slip
            if is_sending:
                return PrintReport(PrintState.UNKNOWN, len(job.payload), printer)
            return PrintReport(PrintState.BLOCKED, 0, printer)

    def _move(self, job: PrintJob | _Paper, to: PrintReport) -> None:
        """Keep and tell; the screen is told even if the disk refuses. SENDING kept and no more is doubted at start."""
        try:
            self._save(job, to.state, to.sent_bytes)
        except KioskError as err:
            log.error("slip is %s, and that is not kept: %s", to.state.value, err.code)  # noqa: TRY400
        self._tell(job, to.state, to.printer)

    def _save(self, job: PrintJob | _Paper, state: PrintState, sent_bytes: int) -> None:
        if isinstance(job, PrintJob):
            self._store.save_print(job.id, state, sent_bytes)

    def _tell(self, job: PrintJob | _Paper, state: PrintState, printer: PrinterState) -> None:
        if isinstance(job, PrintJob):
            self._on_moved(job.ticket, state, printer)
        else:
            job.on_moved(state, printer)

    def _tell_state(self, state: PrinterState) -> None:
        if state is not self._state:
            log.info("printer is %s", state.value)
            self._state = state
            self._on_printer(state)

    def _watch(self) -> None:
        while not self._closing.wait(TROUBLE_EVERY_S if self._has_trouble() else WELL_EVERY_S):
            # One look at a time: a silent printer takes longer to ask than the pause between two.
            for look in (self._look, self._look_at_spare):
                looked = self._worker.submit(look)
                if not looked.cancelled():
                    looked.exception()

    def _has_trouble(self) -> bool:
        is_well = self._state is not None and self._state.can_start
        return self._unsettled is not None or self._held is not None or not is_well

    def _look(self) -> None:
        if self._closing.is_set():
            return
        self._looked_s = time.monotonic()
        if self._unsettled is not None:
            self._settle(self._unsettled)
        state = self._judged(self._printer.state())
        self._tell_state(state)
        if self._doubts >= MOST_DOUBTS and not (state.can_start or state is PrinterState.UNRELIABLE):
            self._doubts = MOST_DOUBTS - 1  # somebody sees to it: one more try, when it is well
        if self._held is not None and state.can_start:
            self._move(self._held, PrintReport(PrintState.QUEUED, 0, state))
            self._print(self._held)
        elif self._unsettled is not None:
            self._tell(self._unsettled, PrintState.UNKNOWN, state)

    def _look_at_spare(self) -> None:
        now = time.monotonic()
        is_well = self._spare_state is None or self._spare_state.can_start
        is_due = now - self._spare_looked_s >= (SPARE_EVERY_S if is_well else SPARE_TROUBLE_EVERY_S)
        is_busy = self._unsettled is not None or now - self._attended_s < WELL_EVERY_S or self._closing.is_set()
        if self._spare is None or is_busy or not is_due:
            return
        self._spare_looked_s = now
        state = self._spare.spare_state()
        if state is not self._spare_state:
            log.info("spare printer is %s", state.value)
            self._spare_state = state
            self._on_spare(state)

    def _settle(self, job: PrintJob | _Paper) -> None:
        report = self._printer.settle()
        if report is None:
            return
        if report.state is PrintState.PRINTED:
            self._unsettled = None
            self._doubts = 0
            self._move(job, report)
        elif report.printer is PrinterState.OFFLINE:
            self._unsettled = None  # the connection is lost: it stays unknown for good
