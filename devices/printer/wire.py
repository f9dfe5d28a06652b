"""Bytes to and from a printer, and nothing about what they mean. Every call is bounded.

Durations are those of the machine's monotonic clock: a socket cannot be hurried by an injected one.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import termios
import time
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

import serial

from devices.printer.errors import PrinterUrlError, WireError

_READ_BYTES = 4096
_SERIAL_STEP_BYTES = 64  # pyserial does not say how much of a timed-out write went out; small steps keep the bound near
_BAUDS = (2400, 4800, 9600, 19200, 38400, 57600, 115200)
_SERIAL_ERRORS = (serial.SerialException, OSError, termios.error)


class Wire(Protocol):
    """A byte line to one printer. One thread."""

    def open(self, timeout_s: float) -> None:
        """Connect, if not connected. Raises: WireError."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether there is a connection that has not failed yet."""
        ...

    @property
    def seconds_a_byte(self) -> float:
        """How long one byte takes; 0 where it does not matter."""
        ...

    def write(self, data: bytes, timeout_s: float) -> int:
        """Hand all over and return how many. Raises: WireError, telling how many went out at most."""
        ...

    def read(self, timeout_s: float) -> bytes:
        """What arrived, empty on time-out; 0 looks without waiting. Raises: WireError if the connection is gone."""
        ...

    def close(self) -> None:
        """Forget the connection; never raises."""
        ...


class TcpWire:
    """A printer on the network, raw port 9100."""

    seconds_a_byte = 0.0

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._socket: socket.socket | None = None

    def open(self, timeout_s: float) -> None:
        """Connect, if not connected."""
        if self._socket is not None:
            return
        try:
            self._socket = socket.create_connection(self._address, timeout_s)
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
                    raise WireError("device.printer.write_timeout", sent=sent)
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
            data = line.recv(_READ_BYTES)
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

    def _need(self) -> socket.socket:
        if self._socket is None:
            raise WireError("device.printer.lost")
        return self._socket


class SerialWire:
    """A printer on a serial line, held exclusively: two programs on one line would print into each other's slips."""

    def __init__(self, path: str, baud: int) -> None:
        self._path = path
        self._baud = baud
        self._port: serial.Serial | None = None
        self.seconds_a_byte = 10 / baud  # start, eight bits, stop

    def open(self, timeout_s: float) -> None:
        """Connect, if not connected."""
        if self._port is not None:
            return
        try:
            self._port = serial.Serial(
                self._path, self._baud, timeout=timeout_s, write_timeout=timeout_s, exclusive=True
            )
        except _SERIAL_ERRORS as error:
            raise WireError("device.printer.refused", reason=type(error).__name__) from error

    @property
    def is_open(self) -> bool:
        """Whether there is a connection that has not failed yet."""
        return self._port is not None

    def write(self, data: bytes, timeout_s: float) -> int:
        """Hand all over; the count in an error is at most one step too high."""
        port, sent, until = self._need(), 0, time.monotonic() + timeout_s
        while sent < len(data):
            step = data[sent : sent + _SERIAL_STEP_BYTES]
            try:
                port.write_timeout = max(0.001, until - time.monotonic())
                port.write(step)
            except serial.SerialTimeoutException as error:
                raise WireError("device.printer.write_timeout", sent=sent + len(step)) from error
            except _SERIAL_ERRORS as error:
                self.close()
                raise WireError("device.printer.lost", sent=sent + len(step)) from error
            sent += len(step)
        return sent

    def read(self, timeout_s: float) -> bytes:
        """What arrived within the time."""
        port = self._need()
        try:
            # Not pyserial's read: it waits for a full count, and asking how much is there fails raw on a lost line.
            if not select.select([port.fileno()], [], [], max(0.0, timeout_s))[0]:
                return b""
            data = os.read(port.fileno(), _READ_BYTES)
        except BlockingIOError:
            return b""
        except _SERIAL_ERRORS as error:
            self.close()
            raise WireError("device.printer.lost") from error
        if not data:
            self.close()
            raise WireError("device.printer.lost")
        return data

    def close(self) -> None:
        """Forget the connection."""
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(*_SERIAL_ERRORS):
                port.close()

    def _need(self) -> serial.Serial:
        if self._port is None:
            raise WireError("device.printer.lost")
        return self._port


@dataclass(frozen=True)
class Address:
    """Where a printer is, from its URL.

    Args:
        wire: Not connected yet.
        answers: Whether the unit has a way to answer; `?answers=no` says that a technician knows it has none.
    """

    wire: Wire
    answers: bool


def address_from_url(url: str) -> Address:
    """The wire of `tcp://host:9100` or `serial:/path?baud=19200`, and whether it answers. Raises: PrinterUrlError."""
    parts = urlsplit(url)
    options = {key: values[-1] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
    answers = options.pop("answers", "yes")
    if answers not in {"yes", "no"}:
        raise PrinterUrlError("device.printer.url", option="answers")
    if parts.scheme == "tcp":
        wire: Wire = _tcp(parts.hostname, _port(parts.netloc))
    elif parts.scheme == "serial":
        wire = SerialWire(parts.path, _baud(options.pop("baud", "9600")))
    else:
        raise PrinterUrlError("device.printer.url", scheme=parts.scheme)
    if options:
        raise PrinterUrlError("device.printer.url", unknown=sorted(options))
    return Address(wire, answers == "yes")


def _tcp(host: str | None, port: int) -> TcpWire:
    if not host:
        raise PrinterUrlError("device.printer.url", missing="host")
    return TcpWire(host, port)


def _port(netloc: str) -> int:
    """The port of `host:port`, 9100 if none is given."""
    try:
        return urlsplit(f"//{netloc}").port or 9100
    except ValueError as error:
        raise PrinterUrlError("device.printer.url", option="port") from error


def _baud(text: str) -> int:
    if not text.isdigit() or int(text) not in _BAUDS:
        raise PrinterUrlError("device.printer.url", option="baud", allowed=_BAUDS)
    return int(text)
