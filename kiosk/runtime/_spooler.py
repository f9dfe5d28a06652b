"""The print spooler: one thread that owns the printer and brings each job to an end that is true.

    queued -> sending -> printed | unverified | unknown
    queued -> blocked (nothing was sent) -> queued, when the printer is well again and the resident still stands there
    unknown -> printed, only if the fence came late on the same connection

Each state is on disk before the act that follows it. What is unknown is never printed again by itself: a copy is a
person's decision, and is marked as one.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.ports import PrinterState, PrintState
from kiosk.runtime._worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from uuid import UUID

    from kiosk.ports import CounterStore, PrintJob, SlipPrinter

log = logging.getLogger(__name__)

# How often a printer in trouble is asked again, and one that is well.
TROUBLE_EVERY_S = 1.0
WELL_EVERY_S = 15.0


class Spooler:
    """Prints jobs one after another and watches the printer between them.

    Args:
        printer: The printer; only this object's thread touches it.
        store: Where each step is kept.
        on_moved: Hears each new state of a job, with the printer's state; called in the printer's thread.
        on_printer: Hears the printer's state when it changes; called in the printer's thread.
    """

    def __init__(
        self,
        printer: SlipPrinter,
        store: CounterStore,
        on_moved: Callable[[UUID, PrintState, PrinterState], None],
        on_printer: Callable[[PrinterState], None],
    ) -> None:
        self._printer, self._store = printer, store
        self._on_moved, self._on_printer = on_moved, on_printer
        self._worker = Worker("printer")
        self._state: PrinterState | None = None
        self._unsettled: PrintJob | None = None
        self._held: PrintJob | None = None
        self._closing = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="printer-watch", daemon=True)

    def start(self, left: tuple[PrintJob, ...]) -> None:
        """Ask the printer for its state, print what an earlier run queued, and go on watching.

        Args:
            left: Jobs of an earlier run, read before any new visit: a job of this run would be printed twice.
        """
        self._worker.submit(self._take_up, left)
        self._watcher.start()

    def put(self, job: PrintJob) -> Future[None]:
        """Print this job after those put before."""
        return self._worker.submit(self._print, job)

    def forget(self) -> None:
        """The resident has gone: what is blocked stays on the screen's word alone and is not printed after them."""
        self._worker.submit(self._drop_held)

    def close(self) -> None:
        """Stop; a job that is being sent becomes unknown at the next start."""
        self._closing.set()
        self._worker.submit(self._printer.close)
        self._worker.close()

    def _take_up(self, left: tuple[PrintJob, ...]) -> None:
        self._look()
        for job in left:
            if job.state is PrintState.QUEUED:
                self._print(job)

    def _drop_held(self) -> None:
        self._held = None

    def _print(self, job: PrintJob) -> None:
        self._held = None
        sent = self._printer.send(job.payload, started=lambda: self._move(job, PrintState.SENDING, 0))
        self._move(job, sent.state, sent.sent_bytes, sent.printer)
        self._unsettled = job if sent.state is PrintState.UNKNOWN else None
        self._held = job if sent.state is PrintState.BLOCKED else None
        self._tell_state(sent.printer)

    def _move(self, job: PrintJob, state: PrintState, sent_bytes: int, printer: PrinterState | None = None) -> None:
        self._store.save_print(job.id, state, sent_bytes)
        self._on_moved(job.ticket, state, printer or self._state or PrinterState.READY)

    def _tell_state(self, state: PrinterState) -> None:
        if state is not self._state:
            log.info("printer is %s", state.value)
            self._state = state
            self._on_printer(state)

    def _watch(self) -> None:
        while not self._closing.wait(TROUBLE_EVERY_S if self._has_trouble() else WELL_EVERY_S):
            self._worker.submit(self._look)

    def _has_trouble(self) -> bool:
        is_well = self._state is not None and self._state.can_start
        return self._unsettled is not None or self._held is not None or not is_well

    def _look(self) -> None:
        if self._unsettled is not None:
            self._settle(self._unsettled)
        state = self._printer.state()
        self._tell_state(state)
        if self._held is not None and state.can_start:
            job, self._held = self._held, None
            self._move(job, PrintState.QUEUED, 0, state)
            self._print(replace(job, state=PrintState.QUEUED))
        elif self._unsettled is not None:
            self._on_moved(self._unsettled.ticket, PrintState.UNKNOWN, state)

    def _settle(self, job: PrintJob) -> None:
        report = self._printer.settle()
        if report is None:
            return
        if report.state is PrintState.PRINTED:
            self._unsettled = None
            self._move(job, PrintState.PRINTED, report.sent_bytes, report.printer)
        elif report.printer is PrinterState.OFFLINE:
            self._unsettled = None  # the connection is lost: it stays unknown for good
