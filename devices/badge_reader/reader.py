"""What a badge reader does: each tap once, and it heals by itself, whatever was restarted or pulled out."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from devices.badge_reader.badge import GET_NUMBER, number_in
from devices.badge_reader.wire import CardError, CardService, Sight, WireError
from kiosk.ports import BadgeReaderState

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.badge_reader.timeouts import Timeouts

log = logging.getLogger(__name__)

_TRIES = 2


class PolledBadgeReader:
    """A `BadgeReader` behind a smart card service, with one thread.

    Args:
        service: Not opened yet.
        name: Of the reader, or how that begins.
        times: Every time-out.
    """

    def __init__(self, service: CardService, name: str, times: Timeouts) -> None:
        self._service, self._name, self._times = service, name, times
        self._state: BadgeReaderState | None = None
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._last: tuple[bytes, float] = (b"", 0.0)

    def state(self) -> BadgeReaderState:
        """What it was when last looked at."""
        return self._state or BadgeReaderState.ABSENT

    def listen(self, tapped: Callable[[bytes], None], changed: Callable[[BadgeReaderState], None]) -> None:
        """Hear taps in a thread of our own."""
        assert self._thread is None
        self._tapped, self._changed = tapped, changed
        self._thread = threading.Thread(target=self._work, name="badge-reader", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of the reader."""
        self._stopped.set()
        if self._thread is not None:
            until = time.monotonic() + self._times.close_s
            while self._thread.is_alive() and time.monotonic() < until:
                self._service.cancel()  # again: the wait may have begun only after we asked
                self._thread.join(0.05)

    def _work(self) -> None:
        while not self._stopped.is_set():
            try:
                self._service.open()
                self._serve()
            except WireError as err:
                self._become(err.state)
            finally:
                self._service.close()
            self._stopped.wait(self._times.again_s)

    def _serve(self) -> None:
        """Hear the chosen reader until the service is gone or we are to stop. Raises: WireError."""
        while not self._stopped.is_set():
            reader = next((one for one in self._service.readers() if one.startswith(self._name)), None)
            if reader is None:
                self._become(BadgeReaderState.ABSENT)
                self._stopped.wait(self._times.again_s)
                continue
            # A badge that lay there already is no tap: it was forgotten, or was read before a restart.
            sight = self._service.wait(reader, None, 0.0)
            self._become(BadgeReaderState.READY)
            while not self._stopped.is_set():
                sight = self._see(reader, sight)

    def _see(self, reader: str, before: Sight) -> Sight:
        now = self._service.wait(reader, before, self._times.wait_s)
        if now.has_card and now.changes != before.changes:
            self._read(reader)
        elif before.has_card and not now.has_card:
            self._last = (self._last[0], time.monotonic())
        return now

    def _read(self, reader: str) -> None:
        """Hand on the number of the card that has just come; one that went away meanwhile is no tap."""
        for _ in range(_TRIES):
            try:
                number = number_in(self._service.ask(reader, GET_NUMBER))
            except CardError:
                number = None
            if number is not None:
                self._hand_on(number)
                return
            if self._stopped.wait(self._times.read_again_s):
                return
        log.info("a card was not read")

    def _hand_on(self, number: bytes) -> None:
        last, at = self._last
        self._last = (number, time.monotonic())
        if number != last or time.monotonic() - at > self._times.same_s:
            self._tapped(number)

    def _become(self, state: BadgeReaderState) -> None:
        if state is not self._state:
            self._state = state
            log.info("badge reader: %s", state)
            self._changed(state)
