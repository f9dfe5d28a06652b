"""A printer on a serial line."""

from __future__ import annotations

import contextlib
import os
import select
import termios
import time

import serial

from devices.printer.errors import WRITE_TIMEOUT, WireError
from devices.printer.wire._wire import READ_BYTES, REST_S

BAUDS = (2400, 4800, 9600, 19200, 38400, 57600, 115200)
_STEP_BYTES = 64  # pyserial does not say how much of a timed-out write went out; small steps keep the bound near
_DRAIN_MOST_S = 2.0
_ERRORS = (serial.SerialException, OSError, termios.error)


class SerialWire:
    """A printer on a serial line, held exclusively: two programs on one line would print into each other's slips.

    It obeys XOFF and XON, which no status byte of a printer looks like: of those, bit 0 or bit 1 says otherwise.
    """

    def __init__(self, path: str, baud: int) -> None:
        self.path = path
        self.baud = baud
        self._port: serial.Serial | None = None
        self.seconds_a_byte = 10 / baud  # start, eight bits, stop

    def open(self, timeout_s: float) -> None:
        """Connect, if not connected."""
        if self._port is not None:
            return
        try:
            port = serial.Serial(
                self.path, self.baud, timeout=timeout_s, write_timeout=timeout_s, exclusive=True, xonxoff=True
            )
        except _ERRORS as error:
            raise WireError("device.printer.refused", errno=getattr(error, "errno", None)) from error
        self._port = port
        with contextlib.suppress(*_ERRORS):
            # An XOFF that was heard before us would hold us for ever; the kernel starts only what it was told to stop.
            port.set_output_flow_control(False)
            port.set_output_flow_control(True)

    @property
    def is_open(self) -> bool:
        """Whether there is a connection that has not failed yet."""
        return self._port is not None

    def write(self, data: bytes, timeout_s: float) -> int:
        """Hand all over; the count in an error is at most one step too high."""
        port, sent, until = self._need(), 0, time.monotonic() + timeout_s
        while sent < len(data):
            step = data[sent : sent + _STEP_BYTES]
            try:
                port.write_timeout = max(0.001, until - time.monotonic())
                port.write(step)
            except serial.SerialTimeoutException as error:
                raise WireError(WRITE_TIMEOUT, sent=sent + len(step)) from error
            except _ERRORS as error:
                self._give_up()
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
            data = os.read(port.fileno(), READ_BYTES)
        except BlockingIOError:
            return b""
        except _ERRORS as error:
            self._give_up()
            raise WireError("device.printer.lost") from error
        if not data:  # readable and yet nothing there: a terminal says so of a line that hung up
            self._give_up()
            raise WireError("device.printer.lost")
        return data

    def close(self) -> None:
        """Forget the connection, once the line has had its time to take what the system still holds."""
        if self._port is not None:
            with contextlib.suppress(*_ERRORS):
                self._drain(self._port)
        self._give_up()

    def _drain(self, port: serial.Serial) -> None:
        until = time.monotonic() + min(_DRAIN_MOST_S, port.out_waiting * self.seconds_a_byte)
        while port.out_waiting and time.monotonic() < until:
            time.sleep(REST_S)

    def _give_up(self) -> None:
        port, self._port = self._port, None
        if port is None:
            return
        with contextlib.suppress(*_ERRORS):
            # The kernel would wait up to half a minute for bytes that a stopped printer does not take.
            port.reset_output_buffer()
        with contextlib.suppress(*_ERRORS):
            port.close()

    def _need(self) -> serial.Serial:
        if self._port is None:
            raise WireError("device.printer.lost")
        return self._port
