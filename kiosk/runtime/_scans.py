"""The scanner, in its own thread, for whoever stands there: one scan at a time, and nothing of one given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey import ScanEnded, ScanProgressed
from kiosk.ports import ScannerState
from kiosk.runtime._worker import Worker, hear_result

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from concurrent.futures import Future

    from kiosk.ports import Captured, PageUse, Scanner


# What an answer at rest disproves; whether a jam or a lock is mended, only the next page tells.
_DISPROVED = frozenset(
    {ScannerState.ABSENT, ScannerState.BUSY, ScannerState.DENIED, ScannerState.SILENT, ScannerState.LINE}
)


class Scans:
    """Starts and gives up scans. All methods run in the loop's thread.

    Args:
        loop: Whose thread it lives in.
        scanner: Takes pages; None if there is none.
        hear: What a scan has to tell, in the loop's thread, as long as it is the one that was started last.
        changed: Hears what is wrong with the scanner, or None where nothing is, in the loop's thread.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        scanner: Scanner | None,
        hear: Callable[[ScanProgressed | ScanEnded], None],
        changed: Callable[[ScannerState | None], None],
    ) -> None:
        self._loop, self._scanner, self._hear, self._changed = loop, scanner, hear, changed
        self._worker = Worker("scanner")
        self._token = 0  # of the scan that is heard
        self._trouble: ScannerState | None = None
        self.is_there = False

    @property
    def is_well(self) -> bool:
        """Whether there is no scanner that should be asked soon whether it is well again."""
        return self._scanner is None or (self.is_there and self._trouble is None)

    def start(self, use: PageUse, after: Captured | None = None) -> None:
        """Take pages that are looked at later as `use` says; they come `after` others."""
        self._token += 1
        if self._scanner is None:
            self._loop.call_soon(self._hear, ScanEnded(ScannerState.ABSENT))
            return
        self._worker.submit(self._scan, self._scanner, use, after, self._token)

    def cancel(self) -> None:
        """Give up the scan that runs."""
        self.forget()
        if self._scanner is not None:
            self._scanner.cancel()

    def forget(self) -> None:
        """Whoever wanted the scan has gone: what it still says is not heard."""
        self._token += 1

    def look(self) -> None:
        """Ask, behind whatever runs, whether the scanner is there."""
        if self._scanner is not None:
            hear_result(self._loop, self._worker.submit(self._scanner.is_present), self._known)

    def lend(self) -> Future[None]:
        """Let go of the scanner; the future says that it is free. A scan that runs is given up."""
        self.cancel()
        return self._worker.rest(lambda: None)

    def take_back(self) -> None:
        """Use the scanner again; what a technician did may have changed how it is."""
        self._worker.go_on()
        self.look()

    def close(self) -> None:
        """Stop the thread; a scan that runs is given up."""
        if self._scanner is not None:
            self.cancel()
        self._worker.close()

    @property
    def has_feeder(self) -> bool:
        """Whether it takes several sheets by itself."""
        return self._scanner is not None and self._scanner.has_feeder

    def _known(self, is_there: bool) -> None:
        self.is_there = is_there
        if not is_there:
            self._tell(ScannerState.ABSENT)
        elif self._trouble is None or self._trouble in _DISPROVED:
            self._tell(None)

    def _tell(self, trouble: ScannerState | None) -> None:
        self._trouble = trouble
        self._changed(trouble)

    def _judge(self, outcome: Captured | ScannerState) -> None:
        """What the end of a scan tells of the scanner; that somebody stopped it tells nothing."""
        if outcome is ScannerState.CANCELLED:
            return
        self.is_there = outcome is not ScannerState.ABSENT
        self._tell(outcome if isinstance(outcome, ScannerState) else outcome.trouble)

    def _scan(self, scanner: Scanner, use: PageUse, after: Captured | None, token: int) -> None:
        """In the scanner's thread; what a cancelled scan still says is not heard."""
        if token != self._token:
            return

        def tell(happening: ScanProgressed | ScanEnded) -> None:
            self._loop.call_soon_threadsafe(self._hear_scan, token, happening)

        def progressed(page: int, percent: int) -> None:
            if token != self._token:
                scanner.cancel()  # the wish came before the scan had begun, and was forgotten at its start
            tell(ScanProgressed(percent, page))

        outcome: Captured | ScannerState = ScannerState.BROKEN
        try:
            outcome = scanner.scan(progressed, use, after)
        finally:
            self._loop.call_soon_threadsafe(self._judge, outcome)
            tell(ScanEnded(outcome))

    def _hear_scan(self, token: int, happening: ScanProgressed | ScanEnded) -> None:
        if token == self._token:
            self._hear(happening)
