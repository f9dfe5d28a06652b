from __future__ import annotations

import socket
import time

import pytest

from devices.printer.errors import PrinterUrlError, WireError
from devices.printer.wire import SerialWire, TcpWire, address_from_url


def test_urls_name_the_wire() -> None:
    assert isinstance(address_from_url("tcp://192.0.2.7:9100").wire, TcpWire)
    serial = address_from_url("serial:/dev/serial/by-id/usb-printer?baud=19200").wire
    assert isinstance(serial, SerialWire)
    assert serial.seconds_a_byte == 10 / 19200
    assert not address_from_url("tcp://192.0.2.7?answers=no").answers


@pytest.mark.parametrize(
    "url",
    ["", "usb:1", "tcp://", "tcp://h:99999", "tcp://h?x=1", "serial:/dev/x?baud=7", "serial:/dev/x?answers=perhaps"],
)
def test_unknown_url_is_refused(url: str) -> None:
    with pytest.raises(PrinterUrlError):
        address_from_url(url)


def test_write_that_nobody_takes_ends_in_time_and_tells_how_much_went() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        wire = TcpWire("127.0.0.1", server.getsockname()[1])
        wire.open(0.5)
        started_at = time.monotonic()
        with pytest.raises(WireError) as caught:
            wire.write(bytes(30_000_000), 0.2)
        assert time.monotonic() - started_at < 2.0
        assert 0 < caught.value.sent < 30_000_000
        wire.close()


def test_closed_wire_says_lost_and_absent_one_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    wire = TcpWire("127.0.0.1", port)
    for act in (lambda: wire.read(0.0), lambda: wire.write(b"x", 0.1), lambda: wire.open(0.5)):
        with pytest.raises(WireError):
            act()
    with pytest.raises(WireError):
        SerialWire("/nonexistent/tty", 9600).open(0.5)
