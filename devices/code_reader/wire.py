"""Bytes from a code reader: over a serial line, or typed. Every call is bounded; nothing here knows what a code is."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING, Protocol

from devices.code_reader.keymap import Typist
from devices.plugged import SERIAL_ERRORS, LineError, SerialAddress, Trouble

if TYPE_CHECKING:
    import evdev
    import serial

_READ_BYTES = 4096


class Wire(Protocol):
    """What a code reader is plugged in with. One thread."""

    def open(self) -> int:
        """Hold it alone, drop what came before, and give the descriptor to wait on. Raises: LineError."""
        ...

    def read(self) -> bytes | None:
        """What arrived; None if some of it was lost on the way. Raises: LineError if the reader is gone."""
        ...

    def close(self) -> None:
        """Let go of it; never raises."""
        ...


class SerialWire:
    """A reader on a serial line.

    Args:
        address: Where it is.
    """

    def __init__(self, address: SerialAddress) -> None:
        self._address = address
        self._port: serial.Serial | None = None

    def open(self) -> int:
        """Hold the line."""
        self._port = self._address.open(write_timeout_s=0)
        try:
            self._port.reset_input_buffer()
            descriptor: int = self._port.fileno()
        except SERIAL_ERRORS as err:
            self.close()
            raise LineError.of(err) from err
        return descriptor

    def read(self) -> bytes:
        """What arrived."""
        assert self._port is not None
        try:
            data = os.read(self._port.fileno(), _READ_BYTES)
        except BlockingIOError:
            return b""
        except SERIAL_ERRORS as err:
            raise LineError(Trouble.ABSENT) from err
        if not data:  # readable and empty: it was pulled out
            raise LineError(Trouble.ABSENT)
        return data

    def close(self) -> None:
        """Let go of the line."""
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(*SERIAL_ERRORS):
                port.close()


class KeysWire:
    """A reader that types, grabbed, so that nothing it types reaches a page or another program.

    Args:
        path: Of its input device, best one of `/dev/input/by-id`.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._device: evdev.InputDevice[str] | None = None
        self._typist = Typist()

    def open(self) -> int:
        """Grab it. Raises: LineError; BUSY if another program has grabbed it."""
        from evdev import InputDevice  # noqa: PLC0415 - in the reader's thread, not before the first screen

        self._typist.forget()
        try:
            self._device = InputDevice(self._path)
            self._device.grab()
            while self._events():  # typed before it was ours
                pass
        except OSError as err:
            self.close()
            raise LineError.of(err) from err
        assert self._device is not None
        return int(self._device.fd)

    def read(self) -> bytes | None:
        """What was typed."""
        from evdev import ecodes  # noqa: PLC0415

        typed = bytearray()
        is_whole = True
        for kind, code, value in self._events():
            if kind == ecodes.EV_SYN and code == ecodes.SYN_DROPPED:
                is_whole = False
                self._typist.forget()
            elif kind == ecodes.EV_KEY:
                typed += self._typist.type(code, value)
        return bytes(typed) if is_whole else None

    def close(self) -> None:
        """Let go of it; the kernel ends a grab with its descriptor."""
        device, self._device = self._device, None
        if device is not None:
            with contextlib.suppress(OSError):
                device.close()

    def _events(self) -> list[tuple[int, int, int]]:
        assert self._device is not None
        try:
            return [(one.type, one.code, one.value) for one in self._device.read()]
        except BlockingIOError:
            return []
        except OSError as err:
            gone = err.errno in {errno.ENODEV, errno.EIO, errno.EBADF}
            raise (LineError(Trouble.ABSENT) if gone else LineError.of(err)) from err
