"""What a line display does: it shows what it was told last, again and again, and keeps nobody waiting."""

from __future__ import annotations

import contextlib
import logging
import threading
from typing import TYPE_CHECKING

import serial

from devices.line_display.letters import to_row
from devices.plugged import SERIAL_ERRORS, LineError, SerialAddress
from kiosk.ports import LineDisplayState

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.line_display.commands import CommandSet
    from devices.line_display.timeouts import Timeouts

log = logging.getLogger(__name__)


class RefreshedLineDisplay:
    """A `LineDisplay` on a serial line, with one thread that starts with the first text.

    Args:
        address: Its line; not opened yet.
        commands: The set it understands.
        refresh_s: It is written anew so often.
        times: Every other delay.

    `has_written` says that the state was found out, whatever it is.
    """

    def __init__(self, address: SerialAddress, commands: CommandSet, refresh_s: float, times: Timeouts) -> None:
        self._address, self._commands, self._refresh_s, self._times = address, commands, refresh_s, times
        self._rows = (b"", b"")
        self._state = LineDisplayState.ABSENT
        self._port: serial.Serial | None = None
        self._news = threading.Event()
        self._is_closed = False
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._changed: Callable[[LineDisplayState], None] = lambda _: None
        self.has_written = False

    def watch(self, changed: Callable[[LineDisplayState], None]) -> None:
        """Hear of its states from now on."""
        self._changed = changed
        self.show("", "")

    def show(self, top: str, bottom: str) -> None:
        """Show these from now on."""
        self._rows = (to_row(top), to_row(bottom))
        self._news.set()
        with self._starting:
            if self._thread is None and not self._is_closed:
                self._thread = threading.Thread(target=self._work, name="line-display", daemon=True)
                self._thread.start()

    def state(self) -> LineDisplayState:
        """What it was when last written to."""
        return self._state

    def close(self) -> None:
        """Clear it and let go of the line."""
        self._is_closed = True
        self._news.set()
        if self._thread is not None:
            self._thread.join(self._times.close_s)

    def _work(self) -> None:
        while True:
            self._news.clear()
            if self._is_closed:  # asked behind that: news of the end that came before it would else be lost
                break
            self._become(self._write())
            self.has_written = True
            is_well = self._state is LineDisplayState.UNVERIFIED
            is_dark = not any(row.strip() for row in self._rows)
            if is_well and is_dark:
                self._let_go(self._commands.clear)
            self._news.wait((self._times.dark_s if is_dark else self._refresh_s) if is_well else self._times.again_s)
        self._let_go(self._commands.clear)

    def _write(self) -> LineDisplayState:
        """One refresh; a line that fails is forgotten, and opened again the next time."""
        try:
            data = self._commands.rows(*self._rows)
            if self._port is None:
                self._port = self._address.open(self._times.write_s)
                data = self._commands.reset + data
            if self._port.out_waiting:  # not even the refresh before has gone out
                self._port.reset_output_buffer()
                return LineDisplayState.STUCK
            self._port.write(data)
        except LineError as err:
            return LineDisplayState(err.trouble)
        except serial.SerialTimeoutException:
            self._let_go(b"")
            return LineDisplayState.STUCK
        except SERIAL_ERRORS as err:
            self._let_go(b"")
            return LineDisplayState(LineError.of(err).trouble)
        return LineDisplayState.UNVERIFIED

    def _let_go(self, farewell: bytes) -> None:
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(*SERIAL_ERRORS):
                if farewell:
                    port.write(farewell)
                else:
                    port.reset_output_buffer()  # closing would wait for what does not go out
            with contextlib.suppress(*SERIAL_ERRORS):
                port.close()

    def _become(self, state: LineDisplayState) -> None:
        if state is not self._state or not self.has_written:
            self._state = state
            log.info("line display: %s", state)
            self._changed(state)
