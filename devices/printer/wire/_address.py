"""From the configured address to a wire."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

from devices.printer.errors import PrinterUrlError
from devices.printer.wire._lp import LpWire
from devices.printer.wire._serial import BAUDS, SerialWire
from devices.printer.wire._tcp import TcpWire
from devices.printer.wire._usb import UsbWire

if TYPE_CHECKING:
    from devices.printer.wire._wire import Wire

_USB = re.compile(r"([0-9a-f]{4}):([0-9a-f]{4})(?::([\x21-\x7e]{1,64}))?")


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
    """The wire of an address, and whether the unit at it answers. Raises: PrinterUrlError.

    `tcp://host:9100`, `serial:/path?baud=19200`, `usb:04b8:0e15:serial`, `lp:/dev/usb/lp0`; each may end `?answers=no`.
    """
    scheme, rest, options = _taken_apart(url)
    answers = options.pop("answers", "yes")
    if answers not in {"yes", "no"}:
        raise PrinterUrlError("device.printer.url", option="answers")
    wire: Wire
    match scheme:
        case "tcp":
            wire = _tcp(rest)
        case "serial":
            wire = SerialWire(rest, _baud(options.pop("baud", "9600")))
        case "usb":
            wire = _usb(rest)
        case "lp":
            wire = LpWire(rest)
        case _:
            raise PrinterUrlError("device.printer.url", scheme=scheme)
    if options:
        raise PrinterUrlError("device.printer.url", unknown=sorted(options))
    return Address(wire, answers == "yes")


def with_option(url: str, key: str, value: str) -> str:
    """The same address with an option set."""
    named, _, query = url.rpartition("?") if "?" in url else (url, "", "")
    options = {one: values[-1] for one, values in parse_qs(query, keep_blank_values=True).items()}
    return f"{named}?{urlencode({**options, key: value})}"


def _taken_apart(url: str) -> tuple[str, str, dict[str, str]]:
    """Scheme, what it names, and options. A serial number may hold any sign that an address gives a meaning to."""
    scheme, _, rest = url.partition(":")
    named, _, query = rest.rpartition("?") if "?" in rest else (rest, "", "")
    options = {key: values[-1] for key, values in parse_qs(query, keep_blank_values=True).items()}
    return scheme, named, options


def _tcp(rest: str) -> TcpWire:
    try:
        parts = urlsplit(rest)
        port = parts.port or 9100
    except ValueError as error:
        raise PrinterUrlError("device.printer.url", option="port") from error
    if not rest.startswith("//") or not parts.hostname:
        raise PrinterUrlError("device.printer.url", missing="host")
    return TcpWire(parts.hostname, port)


def _usb(rest: str) -> UsbWire:
    found = _USB.fullmatch(rest.lower()[:9] + rest[9:])
    if found is None:
        raise PrinterUrlError("device.printer.url", option="usb")
    return UsbWire(int(found[1], 16), int(found[2], 16), found[3] or "")


def _baud(text: str) -> int:
    if not text.isdigit() or int(text) not in BAUDS:
        raise PrinterUrlError("device.printer.url", option="baud", allowed=BAUDS)
    return int(text)
