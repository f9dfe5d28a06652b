from __future__ import annotations

import socket
import threading
import time
from types import SimpleNamespace

import pytest

from devices.printer.errors import PrinterUrlError, WireError
from devices.printer.wire import LpWire, PacedWire, SerialWire, TcpWire, UsbWire, address_from_url


def test_urls_name_the_wire() -> None:
    assert isinstance(address_from_url("tcp://192.0.2.7:9100").wire, TcpWire)
    serial = address_from_url("serial:/dev/serial/by-id/usb-printer?baud=19200").wire
    assert isinstance(serial, SerialWire)
    assert serial.seconds_a_byte == 10 / 19200
    assert not address_from_url("tcp://192.0.2.7?answers=no").answers


def test_urls_name_the_printers_on_usb() -> None:
    lp = address_from_url("lp:/dev/usb/lp0?answers=no")
    assert isinstance(lp.wire, LpWire)
    assert not lp.answers
    usb = address_from_url("usb:04b8:0e15:X4JH/0+1").wire
    assert isinstance(usb, UsbWire)
    assert usb._identity == (0x04B8, 0x0E15, "X4JH/0+1")
    assert address_from_url("usb:04B8:0E15").wire._identity == (0x04B8, 0x0E15, "")  # type: ignore[attr-defined]


def test_name_that_is_looked_up_for_ever_holds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    may_end, asked = threading.Event(), []

    def look_up(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        may_end.wait(10)
        return [(None, None, None, None, ("127.0.0.1", 0))]

    monkeypatch.setattr("devices.printer.wire._tcp.socket.getaddrinfo", look_up)
    wire = TcpWire("pencetak.contoh", 1)
    started_at = time.monotonic()
    for _ in range(3):
        with pytest.raises(WireError) as caught:
            wire.open(0.05)
        assert caught.value.code == "device.printer.refused"
    assert time.monotonic() - started_at < 2.0
    assert asked == ["pencetak.contoh"]  # one look-up, however often it is tried
    may_end.set()


def test_name_is_looked_up_anew_at_each_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        wire = TcpWire("localhost", server.getsockname()[1])
        for _ in range(2):
            wire.open(5.0)
            assert wire.is_open
            wire.close()
    with pytest.raises(WireError):
        TcpWire("no..name", 9100).open(1.0)


def test_slow_printer_is_given_what_it_holds_and_then_a_little_at_a_time() -> None:
    given, rests = [], []
    behind = SimpleNamespace(seconds_a_byte=0.0, write=lambda data, _: given.append(len(data)) or len(data))
    wire = PacedWire(behind, 1024, 2560, rests.append)  # type: ignore[arg-type]
    assert wire.write(bytes(1024 + 300), 1.0) == 1324
    assert given == [1024, 256, 44]
    assert rests == [0.1, 0.1]
    assert wire.write(bytes(100), 1.0) == 100
    assert rests == [0.1, 0.1]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "usb:1",
        "usb:04b8:0e1",
        "usb:04b8:0e15:a b",
        "lpt:/dev/lp0",
        "tcp:host",
        "tcp://",
        "tcp://h:99999",
        "tcp://h?x=1",
        "serial:/dev/x?baud=7",
        "serial:/dev/x?answers=perhaps",
    ],
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
