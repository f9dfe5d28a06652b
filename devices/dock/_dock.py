"""The dock as a whole: the simulated devices, and the server that shows them."""

from __future__ import annotations

import contextlib
import signal
import socket
import sys
import threading
from ipaddress import ip_address
from typing import TYPE_CHECKING, Self

import uvicorn

from devices.dock._web import make_app
from devices.printer.simulator import SimulatedPrinter
from devices.scanner import SimulatedScanner
from devices.speaker import SimulatedSpeaker
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_START_S = 10.0


class DockError(KioskError):
    """The dock cannot be where it is told to be."""


class Dock:
    """The devices, from the moment it is made; the page, once `start` or `serve` is called.

    Args:
        folder: For slips (`slips/`), the scanner's configuration (`sane/`), the serial line (`printer-tty`), and what
            was said, with the sound card and its jack (`sound/`).
        listen: Loopback address and port of the page; port 0 for any.
        printer_port: TCP port of the printer; 0 for any.

    Raises: DockError.
    """

    def __init__(self, folder: Path, listen: str = "127.0.0.1:0", printer_port: int = 0) -> None:
        try:
            (folder / "slips").mkdir(parents=True, exist_ok=True)
            self.scanner = SimulatedScanner(folder / "sane")
            self.speaker = SimulatedSpeaker(folder / "sound")
        except OSError as error:
            raise DockError("device.dock.folder", folder=folder, reason=error.strerror) from error
        self._socket = _listen(listen)
        try:
            self.printer = SimulatedPrinter(folder / "slips", printer_port, folder / "printer-tty")
        except (OSError, OverflowError) as error:
            self._socket.close()
            raise DockError("device.dock.printer_port", port=printer_port, reason=_reason(error)) from error
        config = uvicorn.Config(
            make_app(self.printer, self.scanner, self.speaker), log_level="warning", access_log=False
        )
        self._server = uvicorn.Server(config)
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def address(self) -> str:
        """Of the page."""
        host, port = self._socket.getsockname()[:2]
        return f"http://{host}:{port}"

    @property
    def printer_url(self) -> str:
        """For `PrinterConfig.url`, over TCP."""
        return self.printer.url

    @property
    def serial_url(self) -> str:
        """For `PrinterConfig.url`, over the serial line."""
        return self.printer.serial_url

    @property
    def sane_dir(self) -> Path:
        """For `ScannerConfig.config_dir`."""
        return self.scanner.folder

    def start(self) -> None:
        """Serve in a thread. The socket listens already: a client that comes before the thread is ready waits."""
        self._thread = threading.Thread(target=self.serve, name="dock", daemon=True)
        self._thread.start()

    def serve(self) -> None:
        """Serve until `close`, or until the process is told to end."""
        self._server.run(sockets=[self._socket])

    def close(self) -> None:
        """Stop the page and take the devices away."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(timeout=_START_S)
        self._socket.close()
        self.printer.close()
        self.speaker.close()


def run(folder: Path, listen: str, printer_port: int) -> None:
    """Be the dock's process; returns when it is told to end, by SIGTERM or Ctrl-C, with the devices taken away."""
    # uvicorn stops at a signal and then raises it again: by default that would end us before the devices are put away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    dock = Dock(folder, listen, printer_port)
    sys.stdout.write(
        f"dock {dock.address}\nprinter {dock.printer_url}\nserial {dock.serial_url}\nsane {dock.sane_dir}\n"
        f"speaker {dock.speaker.device}\njack {dock.speaker.jack_path}\n"
    )
    sys.stdout.flush()
    try:
        with contextlib.suppress(KeyboardInterrupt, SystemExit):
            dock.serve()
    finally:
        dock.close()


def _listen(listen: str) -> socket.socket:
    """A listening socket on loopback. Raises: DockError."""
    host, _, port = listen.rpartition(":")
    try:
        is_local = ip_address(host).is_loopback
    except ValueError as error:
        raise DockError("device.dock.listen", listen=listen) from error
    if not port.isdecimal():
        raise DockError("device.dock.listen", listen=listen)
    if not is_local:
        raise DockError("device.dock.not_loopback", listen=listen)
    try:
        return socket.create_server((host, int(port)))
    except (OSError, OverflowError) as error:
        raise DockError("device.dock.port", listen=listen, reason=_reason(error)) from error


def _reason(error: OSError | OverflowError) -> str:
    """The system's words alone; a port above 65535 is no OSError."""
    return error.strerror or str(error) if isinstance(error, OSError) else "no such port"
