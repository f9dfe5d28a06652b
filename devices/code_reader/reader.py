"""What a code reader does: it hands on each code it is shown, once, and heals by itself."""

from __future__ import annotations

import logging
import os
import select
import threading
import time
from typing import TYPE_CHECKING

from devices.code_reader.frames import Frames
from devices.plugged import LineError
from kiosk.ports import CodeReaderState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from devices.code_reader.timeouts import Timeouts
    from devices.code_reader.wire import Wire

log = logging.getLogger(__name__)


class HeldCodeReader:
    """A `CodeReader` on a wire that it holds alone, with one thread.

    Args:
        wire: Not open yet.
        silence_s: Without a byte for so long, a code is whole.
        times: Every other delay.

    `dropped` counts codes that were too long or not whole; `has_heard_too_long` says whether one of the former came.
    """

    def __init__(self, wire: Wire, silence_s: float, times: Timeouts) -> None:
        self._wire, self._silence_s, self._times = wire, silence_s, times
        self._state = CodeReaderState.ABSENT
        self._stopped, self._stop = os.pipe()
        self._thread: threading.Thread | None = None
        self._last_at = 0.0
        self._is_closed = False
        self.dropped = 0
        self.has_heard_too_long = False

    def state(self) -> CodeReaderState:
        """What it was when last looked at."""
        return self._state

    def listen(self, shown: Callable[[bytes], None], changed: Callable[[CodeReaderState], None]) -> None:
        """Hear codes in a thread of our own."""
        assert self._thread is None
        self._shown, self._changed = shown, changed
        self._thread = threading.Thread(target=self._work, name="code-reader", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of the reader."""
        if self._is_closed:
            return
        self._is_closed = True
        os.write(self._stop, b"!")
        if self._thread is not None:
            self._thread.join(self._times.close_s)
        if self._thread is None or not self._thread.is_alive():
            os.close(self._stop)
            os.close(self._stopped)

    def _work(self) -> None:
        is_first = True
        while True:
            try:
                descriptor = self._wire.open()
                self._become(CodeReaderState.READY, is_first=is_first)
                if self._hear(descriptor):
                    return
            except LineError as err:
                self._become(CodeReaderState(err.trouble), is_first=is_first)
            finally:
                self._wire.close()
            is_first = False
            if select.select([self._stopped], [], [], self._times.again_s)[0]:
                return

    def _hear(self, descriptor: int) -> bool:
        """Hand codes on until we are to stop: then True. Raises: LineError if the reader is gone."""
        frames = Frames()
        while True:
            wait_s = self._silence_s if frames.has_begun else None
            ready, _, _ = select.select([descriptor, self._stopped], [], [], wait_s)
            if self._stopped in ready:
                return True
            if not ready:
                self._hand_on(frames.end())
            elif (data := self._wire.read()) is None:
                frames.spoil()
            else:
                self._hand_on(frames.feed(data))
            self._judge(frames)

    def _hand_on(self, codes: Iterable[bytes]) -> None:
        for code in codes:
            now = time.monotonic()
            if now - self._last_at >= self._times.apart_s:
                self._last_at = now
                self._shown(code)

    def _judge(self, frames: Frames) -> None:
        if frames.dropped:
            self.dropped += frames.dropped
            frames.dropped = 0
            self.has_heard_too_long |= frames.too_long > 0
            log.info("%d codes were too long or not whole", self.dropped)
        self._become(CodeReaderState.GARBLED if frames.is_garbled else CodeReaderState.READY)

    def _become(self, state: CodeReaderState, *, is_first: bool = False) -> None:
        if state is not self._state or is_first:
            self._state = state
            log.info("code reader: %s", state)
            self._changed(state)
