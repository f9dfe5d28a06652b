"""Holds the code reader, while nobody else needs it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.runtime._worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from kiosk.ports import CodeReader, CodeReaderState

log = logging.getLogger(__name__)


class Codes:
    """The configured code reader, made anew after each loan, for a reader that was closed stays so.

    Args:
        make: Opens nothing yet; None where there is no reader.
    """

    def __init__(self, make: Callable[[], CodeReader | None]) -> None:
        self._make = make
        self._worker = Worker("codes")
        self._reader: CodeReader | None = None
        self._is_closed = False

    def start(self, shown: Callable[[bytes], None], changed: Callable[[CodeReaderState], None]) -> None:
        """Hear codes and states in the reader's own thread."""
        self._shown, self._changed = shown, changed
        self._worker.submit(self._listen)

    def lend(self) -> Future[None]:
        """Let go of it."""
        return self._worker.submit(self._let_go)

    def take_back(self) -> None:
        """Hold it again."""
        self._worker.submit(self._listen)

    def close(self) -> None:
        """For good; waits until it is free."""
        self._is_closed = True
        self._worker.submit(self._let_go).result()
        self._worker.close()

    def _listen(self) -> None:
        if self._reader is not None or self._is_closed:
            return
        try:
            self._reader = self._make()
        except KioskError as err:  # an office gives numbers without it too
            log.error("the code reader is not used: %s", err)  # noqa: TRY400 - its words say all
            return
        if self._reader is not None:
            self._reader.listen(self._shown, self._changed)

    def _let_go(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()
