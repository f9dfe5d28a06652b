"""The contract of a printer's wire: over each of ours, with the simulator at the other end, or a plain double of it."""

from __future__ import annotations

import os
import pty
import shutil
import socket
import subprocess
import time
import tty
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest

from devices.printer.errors import WireError
from devices.printer.simulator import SimulatedPrinter
from devices.printer.simulator._usb import PRODUCT, SERIAL, VENDOR
from devices.printer.wire import LpWire, SerialWire, TcpWire, UsbWire, Wire
from tests.contract.serial_server import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WIRES = ("tcp", "serial", "socat", "rfc2217", "lp", "usb")
ASK = b"\x10\x04\x01"  # DLE EOT 1
READY = b"\x12"


@dataclass
class Line:
    """A wire, and the printer at its other end."""

    make: Callable[[], Wire]
    wire: Wire
    simulator: SimulatedPrinter


@contextmanager
def line(kind: str, folder: Path) -> Iterator[Line]:
    with ExitStack() as stack:
        simulator = stack.enter_context(SimulatedPrinter(folder, tty=folder / "tty", lp=folder / "lp"))
        make: Callable[[], Wire]
        match kind:
            case "tcp":
                make = partial(TcpWire, "127.0.0.1", simulator.port)
            case "serial":
                make = partial(SerialWire, str(folder / "tty"), 115200)
            case "socat":
                stack.enter_context(socat(folder / "socat", simulator.port))
                make = partial(SerialWire, str(folder / "socat"), 115200)
            case "rfc2217":
                stack.enter_context(served(folder / "tty", folder / "served"))
                make = partial(SerialWire, str(folder / "served"), 115200)
            case "lp":
                make = partial(LpWire, str(folder / "lp"))
            case _:
                make = partial(UsbWire, VENDOR, PRODUCT, SERIAL, simulator.on_usb())
        wire = make()
        stack.callback(wire.close)
        yield Line(make, wire, simulator)


@contextmanager
def socat(link: Path, port: int) -> Iterator[None]:
    """A terminal that nobody here wrote, with the simulator's TCP port behind it."""
    program = shutil.which("socat")
    assert program is not None, "deploy/debian-packages.txt names it"
    child = subprocess.Popen([program, f"PTY,link={link},raw,echo=0", f"TCP:127.0.0.1:{port}"])
    until = time.monotonic() + 5.0
    while not link.exists() and time.monotonic() < until:
        time.sleep(0.005)
    try:
        yield
    finally:
        child.kill()
        child.wait()


@pytest.fixture(params=WIRES)
def it(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Line]:
    with line(request.param, tmp_path) as made:
        yield made


def test_question_goes_out_and_its_answer_comes_back(it: Line) -> None:
    it.wire.open(1.0)
    assert it.wire.is_open
    for _ in range(3):
        assert it.wire.write(ASK, 1.0) == len(ASK)
        assert it.wire.read(2.0) == READY


def test_reading_of_nothing_waits_and_is_no_loss(it: Line) -> None:
    it.wire.open(1.0)
    assert it.wire.read(0.0) == b""
    started_at = time.monotonic()
    assert it.wire.read(0.1) == b""
    assert time.monotonic() - started_at >= 0.09
    assert it.wire.is_open


def test_opening_twice_is_opening_once(it: Line) -> None:
    it.wire.open(1.0)
    it.wire.open(1.0)
    it.wire.write(ASK, 1.0)
    assert it.wire.read(2.0) == READY


def test_closed_wire_says_lost_and_opens_again(it: Line) -> None:
    it.wire.open(1.0)
    it.wire.close()
    it.wire.close()
    assert not it.wire.is_open
    for act in (partial(it.wire.read, 0.0), partial(it.wire.write, ASK, 0.1)):
        with pytest.raises(WireError) as caught:
            act()
        assert (caught.value.code, caught.value.sent) == ("device.printer.lost", 0)
    it.wire.open(1.0)
    it.wire.write(ASK, 1.0)
    assert it.wire.read(2.0) == READY


def test_all_bytes_arrive_in_order(it: Line) -> None:
    it.wire.open(1.0)
    text = b"".join(b"%07d\n" % number for number in range(600))
    assert it.wire.write(text + b"\x1dV\x00", 10.0) == len(text) + 3
    assert it.simulator.wait_for_slips(1, 10.0)
    assert it.simulator.slips[0].text.encode() == text


@pytest.mark.parametrize("kind", ["tcp", "serial", "lp", "usb"])  # behind socat the network's own buffers lie
def test_write_that_nobody_takes_ends_in_time_and_tells_how_much_went(tmp_path: Path, kind: str) -> None:
    with line(kind, tmp_path) as it:
        it.wire.open(1.0)
        it.simulator.switch(takes=False)
        too_much = bytes(30_000_000 if kind == "tcp" else 300_000)
        started_at = time.monotonic()
        with pytest.raises(WireError) as caught:
            it.wire.write(too_much, 0.2)
        assert caught.value.code == "device.printer.write_timeout"
        assert caught.value.sent < len(too_much)
        closing_at = time.monotonic()
        it.wire.close()
        assert closing_at - started_at < 2.0
        assert time.monotonic() - closing_at < 3.0


def test_pulled_plug_is_lost_and_the_same_wire_opens_after_it_is_back(tmp_path: Path) -> None:
    for kind in ("tcp", "serial", "lp", "usb"):
        with line(kind, tmp_path) as it:
            it.wire.open(1.0)
            it.simulator.switch(plugged=False)
            with pytest.raises(WireError) as caught:
                _talk(it.wire)
            assert caught.value.code == "device.printer.lost", kind
            assert not it.wire.is_open
            with pytest.raises(WireError) as caught:
                it.wire.open(0.5)
            assert caught.value.code == "device.printer.refused", kind
            it.simulator.switch(plugged=True)
            it.wire.open(1.0)
            it.wire.write(ASK, 1.0)
            assert it.wire.read(2.0) == READY, kind


@pytest.mark.parametrize("kind", ["serial", "socat", "lp", "usb"])
def test_second_program_is_refused_until_the_first_has_gone(tmp_path: Path, kind: str) -> None:
    with line(kind, tmp_path) as it:
        it.wire.open(1.0)
        other = it.make()
        with pytest.raises(WireError) as caught:
            other.open(0.5)
        assert caught.value.code == "device.printer.refused"
        it.wire.write(ASK, 1.0)
        assert it.wire.read(2.0) == READY
        it.wire.close()
        other.open(0.5)
        other.close()


def test_reads_of_no_bytes_are_no_loss_and_no_busy_loop(tmp_path: Path) -> None:
    with line("usb", tmp_path) as it:
        it.wire.open(1.0)
        it.simulator.switch(zero_reads=True)
        _nothing_comes_of(it.wire)
        it.wire.write(ASK, 1.0)
        assert it.wire.read(2.0) == READY
    nothing = LpWire("/dev/null")  # readable at any time, and always with no bytes, as many printers are
    nothing.open(0.5)
    _nothing_comes_of(nothing)
    assert nothing.is_open
    nothing.close()


def _talk(wire: Wire) -> None:
    wire.write(ASK, 0.2)
    wire.read(1.0)


def _nothing_comes_of(wire: Wire) -> None:
    started_s, started_cpu_s = time.monotonic(), time.process_time()
    assert wire.read(0.2) == b""
    assert time.monotonic() - started_s >= 0.19
    assert time.process_time() - started_cpu_s < 0.15


def test_usb_printer_goes_back_to_the_kernels_driver(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path) as simulator:
        bus = simulator.on_usb()
        wire = UsbWire(VENDOR, PRODUCT, "", bus)
        assert bus.is_the_kernels
        wire.open(1.0)
        assert not bus.is_the_kernels
        wire.close()
        assert bus.is_the_kernels


def test_of_two_usb_printers_alike_the_serial_number_chooses(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path) as simulator:
        other = UsbWire(VENDOR, PRODUCT, "ANOTHER", simulator.on_usb())
        with pytest.raises(WireError):
            other.open(1.0)


def test_serial_line_whose_other_end_hangs_up_is_lost() -> None:
    master, slave = pty.openpty()
    tty.setraw(slave)
    wire = SerialWire(os.ttyname(slave), 9600)
    wire.open(0.5)
    os.close(slave)
    os.close(master)
    with pytest.raises(WireError) as caught:
        wire.read(0.5)
    assert caught.value.code == "device.printer.lost"
    assert not wire.is_open


def test_network_printer_that_hangs_up_is_lost() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        wire = TcpWire("127.0.0.1", server.getsockname()[1])
        wire.open(0.5)
        server.accept()[0].close()
        with pytest.raises(WireError) as caught:
            wire.read(0.5)
    assert caught.value.code == "device.printer.lost"
