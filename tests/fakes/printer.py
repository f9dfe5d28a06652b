"""A printer that does what it is told, for the spooler's tests; the wire's own tests are those of `devices`."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.ports import PrinterState, PrintReport, PrintState

if TYPE_CHECKING:
    from collections.abc import Callable


class FakePrinter:
    """Implements `SlipPrinter`. `ends` is how the next jobs end; `late` is what `settle` finds."""

    def __init__(self) -> None:
        self.now = PrinterState.READY
        self.ends = PrintState.PRINTED
        self.late: PrintReport | None = None
        self.sent: list[bytes] = []
        self.threads: set[str] = set()
        self.is_open = False

    def state(self) -> PrinterState:
        self.threads.add(threading.current_thread().name)
        self.is_open = True
        return self.now

    def is_ready(self) -> bool:
        return self.is_open and self.now.can_start

    def send(
        self, job: bytes, *, started: Callable[[], None], written: Callable[[], None] | None = None
    ) -> PrintReport:
        self.is_open = True
        if not self.now.can_start:
            return PrintReport(PrintState.BLOCKED, 0, self.now)
        started()
        self.sent.append(job)
        if written is not None:
            written()
        return PrintReport(self.ends, len(job), self.now)

    def settle(self) -> PrintReport | None:
        found, self.late = self.late, None
        return found

    def close(self) -> None:
        self.is_open = False
