"""A printer on the network."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
from concurrent.futures import Future
from ipaddress import ip_address

from devices.printer.errors import WRITE_TIMEOUT, WireError
from devices.printer.wire._wire import READ_BYTES


class TcpWire:
    """A printer on the network, raw port 9100."""

    seconds_a_byte = 0.0

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._lookup: Future[str] | None = None
        self._socket: socket.socket | None = None

    def open(self, timeout_s: float) -> None:
        """Connect, if not connected."""
        if self._socket is not None:
            return
        try:
            until = time.monotonic() + timeout_s
            host = self._numbers(timeout_s)
            self._socket = socket.create_connection((host, self._port), max(0.01, until - time.monotonic()))
            self._socket.setblocking(False)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # A printer that lost its power sends no farewell; without these the kernel would believe in it for minutes.
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 5)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 2)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3)
        except OSError as error:
            self.close()
            raise WireError("device.printer.refused", errno=error.errno) from error

    @property
    def is_open(self) -> bool:
        """Whether there is a connection that has not failed yet."""
        return self._socket is not None

    def write(self, data: bytes, timeout_s: float) -> int:
        """Hand all over; the count in an error is exact."""
        line, sent, until = self._need(), 0, time.monotonic() + timeout_s
        try:
            while sent < len(data):
                if not select.select([], [line], [], max(0.0, until - time.monotonic()))[1]:
                    raise WireError(WRITE_TIMEOUT, sent=sent)
                sent += line.send(data[sent:])
        except OSError as error:
            self.close()
            raise WireError("device.printer.lost", sent=sent, errno=error.errno) from error
        return sent

    def read(self, timeout_s: float) -> bytes:
        """What arrived within the time."""
        line = self._need()
        try:
            if not select.select([line], [], [], max(0.0, timeout_s))[0]:
                return b""
            data = line.recv(READ_BYTES)
        except OSError as error:
            self.close()
            raise WireError("device.printer.lost", errno=error.errno) from error
        if not data:
            self.close()
            raise WireError("device.printer.lost")
        return data

    def close(self) -> None:
        """Forget the connection."""
        line, self._socket = self._socket, None
        if line is not None:
            line.close()

    def _numbers(self, timeout_s: float) -> str:
        """The host's address. A name is looked up beside, since that alone may take the system half a minute.

        Raises: OSError if there is none, or none yet; the next opening finds what this one asked for.
        """
        with contextlib.suppress(ValueError):
            return str(ip_address(self._host))
        if self._lookup is None:
            self._lookup = Future()
            args = (self._host, self._lookup)
            threading.Thread(target=_look_up, args=args, name="printer-lookup", daemon=True).start()
        lookup = self._lookup
        try:
            found = lookup.result(timeout_s)
        finally:
            if lookup.done():
                self._lookup = None
        return found

    def _need(self) -> socket.socket:
        if self._socket is None:
            raise WireError("device.printer.lost")
        return self._socket


def _look_up(host: str, found: Future[str]) -> None:
    try:
        places = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        # Printers that know the newer addresses know the older ones too; not the other way round.
        first = min(places, key=lambda place: place[0] != socket.AF_INET)
        found.set_result(str(first[4][0]))
    except (OSError, UnicodeError) as error:
        found.set_exception(OSError(error.errno if isinstance(error, OSError) else None, "unknown host"))
