"""The scanner, in its own thread, for whoever stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey import ScanProgressed
from kiosk.ports import Captured, Scanner, ScannerState
from kiosk.runtime._lent import LentDevice

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from kiosk.journey import Happening
    from kiosk.ports import PageUse


# What an answer at rest disproves; whether a jam or a lock is mended, only the next page tells.
_DISPROVED = frozenset(
    {ScannerState.ABSENT, ScannerState.BUSY, ScannerState.DENIED, ScannerState.SILENT, ScannerState.LINE}
)


class Scans(LentDevice[Scanner, ScannerState, ScannerState | None]):
    """Starts and gives up scans.

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
        hear: Callable[[Happening], None],
        changed: Callable[[ScannerState | None], None],
    ) -> None:
        super().__init__(loop, scanner, ScannerState.ABSENT, ScannerState.BROKEN, hear)
        self._changed = changed
        self._trouble: ScannerState | None = None
        self.is_there = False

    @property
    def is_well(self) -> bool:
        """Whether there is no scanner that should be asked soon whether it is well again."""
        return self._device is None or (self.is_there and self._trouble is None)

    @property
    def has_feeder(self) -> bool:
        """Whether it takes several sheets by itself."""
        return self._device is not None and self._device.has_feeder

    def start(self, use: PageUse, after: Captured | None = None) -> None:
        """Take pages that are looked at later as `use` says; they come `after` others."""

        def scan(scanner: Scanner, token: int) -> Captured | ScannerState:
            def progressed(page: int, percent: int) -> None:
                if self._is_wanted(scanner, token):
                    self._tell(token, ScanProgressed(percent, page))

            return scanner.scan(progressed, use, after)

        self._begin(scan)

    def _ask(self, device: Scanner) -> ScannerState | None:
        return device.state()

    def _known(self, answer: ScannerState | None) -> None:
        """One that does not answer is offered to nobody, whatever its reason."""
        self.is_there = answer is None
        if answer is not None:
            self._note(answer)
        elif self._trouble is None or self._trouble in _DISPROVED:
            self._note(None)

    def _judge(self, outcome: Captured | ScannerState) -> None:
        """That somebody stopped it tells nothing."""
        if outcome is ScannerState.CANCELLED:
            return
        self.is_there = outcome is not ScannerState.ABSENT
        self._note(outcome if isinstance(outcome, ScannerState) else outcome.trouble)

    def _note(self, trouble: ScannerState | None) -> None:
        self._trouble = trouble
        self._changed(trouble)
