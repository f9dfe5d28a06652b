"""The connectors of the simulated printer: a TCP port and pseudo-terminals. One thread each."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import struct
import termios
import threading
import tty
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from devices.printer.simulator._machine import Machine

_READ_BYTES = 1024
_ROOM_WAIT_S = 0.2
_XON, _XOFF = b"\x11", b"\x13"
_SPEEDS = {getattr(termios, f"B{baud}"): baud for baud in (2400, 4800, 9600, 19200, 38400, 57600, 115200)}


class _Wake:
    """A pipe that ends a select from another thread."""

    def __init__(self) -> None:
        self.read_end, self._write_end = os.pipe()

    def now(self) -> None:
        os.write(self._write_end, b"!")

    def close(self) -> None:
        os.close(self.read_end)
        os.close(self._write_end)


class TcpLine:
    """A raw port that serves one client at a time, as printers do; a second one waits, unheard.

    Args:
        machine: The printer behind it.
        host: Address to listen on.
        port: 0 for any; it is kept from then on.
    """

    def __init__(self, machine: Machine, host: str, port: int) -> None:
        self._machine = machine
        self._host = host
        self.port = port
        self._client: socket.socket | None = None

    def plug(self) -> None:
        """Listen."""
        self._wake = _Wake()
        self._listener = socket.create_server((self._host, self.port), backlog=2)
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="simulated-printer-tcp", daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Refuse everybody, and reset who is there."""
        self._wake.now()
        self._thread.join(timeout=2)
        self._listener.close()
        self._wake.close()

    def answer(self, data: bytes) -> None:
        """To the client, if there is one that reads."""
        client = self._client
        if client is not None:
            with contextlib.suppress(OSError):
                client.send(data, socket.MSG_DONTWAIT)

    def _serve(self) -> None:
        while self._is_readable(self._listener):
            self._client, _ = self._listener.accept()
            self._client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            is_unplugged = self._serve_client(self._client)
            client, self._client = self._client, None
            if is_unplugged:
                # A zero linger time turns the close into a reset, as a device that vanished gives.
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.close()
            if is_unplugged:
                return

    def _serve_client(self, client: socket.socket) -> bool:
        """Until the client leaves (False) or the plug is pulled (True)."""
        while self._is_readable(client):
            room = self._machine.wait_for_room(_ROOM_WAIT_S)
            if not room:
                continue
            try:
                data = client.recv(min(room, _READ_BYTES))
            except OSError:
                return False
            if not data:
                return False
            self._machine.receive(self, data)
        return True

    def _is_readable(self, line: socket.socket) -> bool:
        """Wait for something to read; False if the plug is pulled first."""
        wake = self._wake.read_end
        return wake not in select.select([line.fileno(), wake], [], [])[0]


class TtyLine:
    """A pseudo-terminal behind a symbolic link, like the device name of a serial printer, or of the kernel's driver.

    Args:
        machine: The printer behind it.
        link: Where programs find it.
        is_serial: It has a speed, and knows XOFF; it stays there when the printer loses its power.
    """

    def __init__(self, machine: Machine, link: Path, *, is_serial: bool) -> None:
        self._machine = machine
        self._link = link
        self.is_serial = is_serial
        self._is_held = False
        self._master: int | None = None

    def plug(self) -> None:
        """Appear."""
        self._wake = _Wake()
        # Our own end of the line stays open: else each read would fail while no program has it open.
        self._master, self._slave = os.openpty()
        self._is_held = False
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        fresh = self._link.with_name(self._link.name + ".new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._slave))
        fresh.replace(self._link)
        self._thread = threading.Thread(
            target=self._serve, args=(self._master,), name="simulated-printer-tty", daemon=True
        )
        self._thread.start()

    def unplug(self) -> None:
        """Vanish."""
        self._wake.now()
        self._thread.join(timeout=2)
        self._link.unlink(missing_ok=True)
        master, self._master = self._master, None
        if master is not None:
            os.close(master)
            os.close(self._slave)
        self._wake.close()

    def answer(self, data: bytes) -> None:
        """Onto the line; lost if nobody has read for a long time."""
        master = self._master
        if master is not None:
            with contextlib.suppress(OSError):
                os.write(master, data)

    def _serve(self, master: int) -> None:
        wake = self._wake.read_end
        while wake not in select.select([master, wake], [], [])[0]:
            room = self._machine.wait_for_room(_ROOM_WAIT_S)
            self._hold(master, is_full=not room)
            if room:
                with contextlib.suppress(BlockingIOError):
                    self._machine.receive(self, self._as_heard(os.read(master, min(room, _READ_BYTES))))

    def _hold(self, master: int, *, is_full: bool) -> None:
        """Say XOFF when full, and XON when there is room again."""
        if self.is_serial and is_full is not self._is_held:
            self._is_held = is_full
            os.write(master, _XOFF if is_full else _XON)

    def _as_heard(self, data: bytes) -> bytes:
        """At a wrong speed, letters that nobody wrote."""
        if not self.is_serial or self._machine.is_speed(_SPEEDS.get(termios.tcgetattr(self._slave)[5], 0)):
            return data
        return bytes(byte | 0x80 for byte in data)
