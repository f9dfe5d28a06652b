"""Holds a reader that tells by itself, such as of codes or badges, while nobody else needs it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from kiosk.errors import KioskError
from kiosk.runtime._worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

log = logging.getLogger(__name__)
_State_co = TypeVar("_State_co", covariant=True)
State = TypeVar("State")


class Reader(Protocol[_State_co]):
    """A `CodeReader` or a `BadgeReader`."""

    def listen(self, heard: Callable[[bytes], None], changed: Callable[[_State_co], None], /) -> None:
        """Hear what it is shown, and how it is, in its own thread."""
        ...

    def close(self) -> None:
        """Let go of the device."""
        ...


class Listening(Generic[State]):
    """The configured reader, made anew after each loan, for a reader that was closed stays so.

    Args:
        name: For the log.
        make: Opens nothing yet; None where there is no reader.
    """

    def __init__(self, name: str, make: Callable[[], Reader[State] | None]) -> None:
        self._name, self._make = name, make
        self._worker = Worker(name)
        self._reader: Reader[State] | None = None
        self._is_closed = False

    def start(self, heard: Callable[[bytes], None], changed: Callable[[State], None]) -> None:
        """Hear what it is shown, and its states, in the reader's own thread."""
        self._heard, self._changed = heard, changed
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
            log.error("%s: not used: %s", self._name, err)  # noqa: TRY400 - its words say all
            return
        if self._reader is not None:
            self._reader.listen(self._heard, self._changed)

    def _let_go(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()
