"""Serial lines: their address in the configuration, how one is opened, and why it could not be."""

from __future__ import annotations

import errno
import termios
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import serial

from devices.plugged._links import SERIAL_LINES, by_id, clean
from devices.plugged._usb import UsbDevice, usb_behind
from kiosk.errors import KioskError

BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
SERIAL_ERRORS = (serial.SerialException, OSError, termios.error)
_TROUBLES = {errno.EACCES: "denied", errno.EPERM: "denied", errno.EAGAIN: "busy", errno.EBUSY: "busy"}


class SerialUrlError(KioskError):
    """A configured address that is none."""


class Trouble(StrEnum):
    """Why a line cannot be used. Kinds have states of the same names."""

    ABSENT = "absent"
    BUSY = "busy"
    DENIED = "denied"


class LineError(KioskError):
    """A line cannot be opened, or was lost: `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__("device.line", trouble=trouble)
        self.trouble = trouble

    @classmethod
    def of(cls, error: BaseException) -> LineError:
        """What an error of the line means."""
        return cls(Trouble(_TROUBLES.get(getattr(error, "errno", None) or 0, "absent")))


@dataclass(frozen=True)
class SerialAddress:
    """A serial line.

    Args:
        path: Of its device, best one of `/dev/serial/by-id`.
        baud: Bits a second; 8 bits, no parity, one stop bit.
    """

    path: str
    baud: int

    @classmethod
    def from_url(cls, url: str) -> SerialAddress:
        """The line of `serial:/path?baud=9600`. Raises: SerialUrlError."""
        parts = urlsplit(url)
        options = {key: values[-1] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
        baud = options.pop("baud", "9600")
        if parts.scheme != "serial" or not parts.path.startswith("/") or "\0" in url:
            raise SerialUrlError("device.serial.url", wanted="serial:/path?baud=9600")
        if options:
            raise SerialUrlError("device.serial.url", unknown=sorted(options))
        if not baud.isascii() or not baud.isdigit() or int(baud) not in BAUDS:
            raise SerialUrlError("device.serial.url", option="baud", allowed=BAUDS)
        return cls(parts.path, int(baud))

    def open(self, write_timeout_s: float) -> serial.Serial:
        """The line, held alone; reading never waits. Raises: LineError."""
        try:
            return serial.Serial(self.path, self.baud, timeout=0, write_timeout=write_timeout_s, exclusive=True)
        except SERIAL_ERRORS as err:
            raise LineError.of(err) from err


class SerialLine(NamedTuple):
    """A serial line that is plugged in: its name that stays, and what it belongs to."""

    path: str
    usb: UsbDevice | None
    name: str


def find_serial_lines() -> tuple[SerialLine, ...]:
    """Every serial line with a name that stays; nothing is opened."""
    found = []
    for link in by_id(SERIAL_LINES):
        usb = usb_behind("tty", link.readlink().name)
        found.append(SerialLine(str(link), usb, usb.title if usb else clean(link.name)))
    return tuple(found)
