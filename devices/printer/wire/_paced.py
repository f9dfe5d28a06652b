"""A wire in front of a printer that loses what comes faster than it prints."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from devices.printer.errors import WireError

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.wire._wire import Wire

_STEP_BYTES = 256


class PacedWire:
    """Hands over what the printer holds at once, and the rest no faster than it prints.

    Cheap printers say nothing of a full buffer: they overflow, and print the rest of a picture as letters.

    Args:
        wire: To the printer.
        buffer_bytes: What it takes at once.
        bytes_s: What it takes in a second afterwards.
        rest: Sleeps; tests pass another.
    """

    def __init__(self, wire: Wire, buffer_bytes: int, bytes_s: int, rest: Callable[[float], None] = time.sleep) -> None:
        self._wire, self._buffer_bytes, self._bytes_s, self._rest = wire, buffer_bytes, bytes_s, rest
        self.seconds_a_byte = max(wire.seconds_a_byte, 1 / bytes_s)

    def open(self, timeout_s: float) -> None:
        """Connect, if not connected."""
        self._wire.open(timeout_s)

    @property
    def is_open(self) -> bool:
        """Whether there is a connection that has not failed yet."""
        return self._wire.is_open

    def write(self, data: bytes, timeout_s: float) -> int:
        """Hand all over, slowly; the count in an error is that of the wire behind."""
        sent, until = 0, time.monotonic() + timeout_s
        while sent < len(data):
            most = self._buffer_bytes if sent == 0 else _STEP_BYTES
            try:
                sent += self._wire.write(data[sent : sent + most], max(0.0, until - time.monotonic()))
            except WireError as error:
                raise WireError(error.code, sent=sent + error.sent, errno=error.fields.get("errno")) from error
            if sent < len(data):
                self._rest(_STEP_BYTES / self._bytes_s)
        return sent

    def read(self, timeout_s: float) -> bytes:
        """What arrived within the time."""
        return self._wire.read(timeout_s)

    def close(self) -> None:
        """Forget the connection."""
        self._wire.close()
