"""Connections that another thread may cut, whatever hangs on them: a name, a handshake, a header, a body."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Wires:
    """The open connections of one look at a hub.

    A time-out of a socket holds for each piece, and who sends a byte now and then outlasts any; only somebody beside
    the reader ends that.

    Thread: any.
    """

    def __init__(self) -> None:
        """None is open."""
        self._lock = threading.Lock()
        self._twins: list[socket.socket] = []
        self.is_cut = False

    def add(self, wire: socket.socket) -> None:
        """Know this one too; after `cut` it is cut at once."""
        # A twin ends the connection itself (shutdown(2)), also when TLS has taken the first socket over by then.
        twin = wire.dup()
        with self._lock:
            if not self.is_cut:
                self._twins.append(twin)
                return
        _end(twin)

    def cut(self) -> None:
        """End all; whoever reads from one hears that it ended."""
        with self._lock:
            self.is_cut = True
            twins, self._twins = self._twins, []
        for twin in twins:
            _end(twin)


def _end(twin: socket.socket) -> None:
    with twin, suppress(OSError):  # it ended before
        twin.shutdown(socket.SHUT_RDWR)
