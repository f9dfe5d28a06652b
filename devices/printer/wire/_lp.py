"""A printer at the kernel's own printer device, which speaks both ways when it is opened for both."""

from __future__ import annotations

import errno
import fcntl
import os
import select
import time
from typing import NoReturn

from devices.printer.errors import WRITE_TIMEOUT, WireError
from devices.printer.wire._wire import READ_BYTES, REST_S

_GONE = select.POLLERR | select.POLLHUP | select.POLLNVAL


class LpWire:
    """`/dev/usb/lp0` and its like. The kernel allows one program at a time; the lock says so on any other file too.

    Args:
        path: Of the device; a name that stays the same, such as a link made by udev.
    """

    seconds_a_byte = 0.0

    def __init__(self, path: str) -> None:
        self._path = path
        self._fd: int | None = None

    def open(self, timeout_s: float) -> None:  # noqa: ARG002 - this wire never waits to open
        """Connect, if not connected."""
        if self._fd is not None:
            return
        try:
            self._fd = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self.close()
            raise WireError("device.printer.refused", errno=error.errno) from error

    @property
    def is_open(self) -> bool:
        """Whether there is a connection that has not failed yet."""
        return self._fd is not None

    def write(self, data: bytes, timeout_s: float) -> int:
        """Hand all over; the count in an error is exact, but for what the kernel itself still holds."""
        sent, until = 0, time.monotonic() + timeout_s
        while sent < len(data):
            if not self._wait(select.POLLOUT, until, sent):
                raise WireError(WRITE_TIMEOUT, sent=sent)
            try:
                sent += os.write(self._need(), data[sent:])
            except BlockingIOError:  # the driver says ready when the last piece is on its way, not when it has arrived
                time.sleep(REST_S)
            except OSError as error:
                self._lost(sent, error.errno)
        return sent

    def read(self, timeout_s: float) -> bytes:
        """What arrived within the time; printers on USB answer reads with no bytes while they have nothing to say."""
        until = time.monotonic() + max(0.0, timeout_s)
        while events := self._wait(select.POLLIN, until, 0):
            data = self._read()
            if data:
                return data
            if events & _GONE:
                self._lost(0, errno.ENODEV)
            left = until - time.monotonic()
            if left <= 0:
                break
            time.sleep(min(REST_S, left))
        return b""

    def _read(self) -> bytes:
        try:
            return os.read(self._need(), READ_BYTES)
        except BlockingIOError:
            return b""
        except OSError as error:
            self._lost(0, error.errno)

    def close(self) -> None:
        """Forget the connection."""
        fd, self._fd = self._fd, None
        if fd is not None:
            os.close(fd)

    def _wait(self, wanted: int, until: float, sent: int) -> int:
        """What the device is ready for, 0 if the time is over. Raises: WireError if it is gone."""
        poll = select.poll()
        poll.register(self._need(), wanted)
        found = poll.poll(max(0.0, until - time.monotonic()) * 1000)
        events = found[0][1] if found else 0
        if events & _GONE and not events & select.POLLIN:  # what it said before it went is read first
            self._lost(sent, errno.ENODEV)
        return events if events & wanted else 0

    def _lost(self, sent: int, reason: int | None) -> NoReturn:
        self.close()
        raise WireError("device.printer.lost", sent=sent, errno=reason)

    def _need(self) -> int:
        if self._fd is None:
            raise WireError("device.printer.lost")
        return self._fd
