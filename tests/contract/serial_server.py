"""A serial line over RFC 2217, by pyserial's own server and client: nobody here wrote what lies before the device.

    a wire of ours -> terminal -> pyserial's client -> Telnet -> pyserial's PortManager -> the simulator's terminal

The client sets its end to the speed that the wire set on the terminal; what it negotiates is set on the simulator's.
A terminal has no modem lines: what a wire does with them cannot be seen here; what the client says of them arrives.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import termios
import threading
import tty
import warnings
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from serial import rfc2217

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SPEEDS = {getattr(termios, f"B{baud}"): baud for baud in (2400, 4800, 9600, 19200, 38400, 57600, 115200)}
_CODES = {baud: code for code, baud in SPEEDS.items()}
_READ_BYTES = 1024
_LOOK_S = 0.05


@dataclass
class Port:
    """The server's serial port, as PortManager sees one: settings go to the simulator's terminal, and are noted."""

    descriptor: int
    bytesize: int = 0
    parity: str = ""
    stopbits: float = 0
    xonxoff: bool = False
    rtscts: bool = False
    rts: bool = False
    dtr: bool = False
    cts: bool = True
    dsr: bool = True
    ri: bool = False
    cd: bool = True
    break_condition: bool = False
    speeds: list[int] = field(default_factory=list)

    @property
    def baudrate(self) -> int:
        """The speed that was set last."""
        return SPEEDS[termios.tcgetattr(self.descriptor)[5]]

    @baudrate.setter
    def baudrate(self, baud: int) -> None:
        settings = termios.tcgetattr(self.descriptor)
        settings[4] = settings[5] = _CODES[baud]
        termios.tcsetattr(self.descriptor, termios.TCSANOW, settings)
        self.speeds.append(baud)

    def reset_input_buffer(self) -> None:
        """Forget what came."""
        termios.tcflush(self.descriptor, termios.TCIFLUSH)

    def reset_output_buffer(self) -> None:
        """Forget what waits."""
        termios.tcflush(self.descriptor, termios.TCOFLUSH)


class _Connection:
    """Where PortManager writes."""

    def __init__(self, client: socket.socket) -> None:
        self._client, self._one = client, threading.Lock()

    def write(self, data: bytes) -> None:
        """To the client."""
        with self._one, contextlib.suppress(OSError):
            self._client.sendall(data)


def _serve(listener: socket.socket, port: Port, stop: int) -> None:
    """One client, until it leaves or we are to stop."""
    if stop in select.select([listener.fileno(), stop], [], [])[0]:
        return
    client, _ = listener.accept()
    with client:
        connection = _Connection(client)
        manager: Any = rfc2217.PortManager(port, connection)  # type: ignore[arg-type]  # it wants what these two have
        while stop not in (ready := select.select([client.fileno(), port.descriptor, stop], [], [], _LOOK_S)[0]):
            manager.check_modem_lines()
            if client.fileno() in ready:
                if not (data := client.recv(_READ_BYTES)):
                    return
                _write_all(port.descriptor, b"".join(manager.filter(data)), stop)
            if port.descriptor in ready:
                connection.write(b"".join(manager.escape(os.read(port.descriptor, _READ_BYTES))))


def _write_all(descriptor: int, data: bytes, stop: int) -> None:
    while data and stop not in select.select([stop], [descriptor], [])[0]:
        data = data[os.write(descriptor, data) :]


def _pump(master: int, slave: int, client: Any, stop: int) -> None:  # noqa: ANN401 - pyserial has no types
    """From the terminal to the client, at the speed that the terminal is set to."""
    while stop not in select.select([master, stop], [], [])[0]:
        baud = SPEEDS[termios.tcgetattr(slave)[5]]
        if client.baudrate != baud:
            client.baudrate = baud
        client.write(os.read(master, _READ_BYTES))


def _listen(master: int, client: Any, stop: int) -> None:  # noqa: ANN401
    """From the client to the terminal."""
    while not select.select([stop], [], [], 0)[0]:
        data = client.read(1)
        _write_all(master, data + client.read(client.in_waiting) if data else b"", stop)


@contextmanager
def served(device: Path, link: Path, baud: int = 115200) -> Iterator[tuple[Port, Any]]:
    """The serial device at `device`, at the far end of a network, seen at `link`; the server's port and the client."""
    with ExitStack() as stack:
        far = os.open(device, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        stack.callback(os.close, far)
        tty.setraw(far)
        port, listener = Port(far), stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        master, slave = os.openpty()
        for one in (master, slave):
            stack.callback(os.close, one)
        tty.setraw(slave)
        stop, stopper = os.pipe()
        for one in (stop, stopper):
            stack.callback(os.close, one)
        with ExitStack() as running:
            running.callback(os.write, stopper, b"!")
            _start(stack, _serve, listener, port, stop)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # the library starts its thread as Python 3.9 did
                url = f"rfc2217://127.0.0.1:{listener.getsockname()[1]}"
                client = rfc2217.Serial(url, baud, timeout=_LOOK_S)
            stack.callback(client.close)
            _start(stack, _pump, master, slave, client, stop)
            _start(stack, _listen, master, client, stop)
            link.symlink_to(os.ttyname(slave))
            yield port, client


def _start(stack: ExitStack, work: Callable[..., None], *facts: object) -> None:
    thread = threading.Thread(target=work, args=facts, daemon=True)
    thread.start()
    stack.callback(thread.join, 5.0)
