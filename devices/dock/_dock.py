"""The dock as a whole: the simulated devices, and the server that shows them."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
from ipaddress import ip_address
from typing import TYPE_CHECKING, Self

import uvicorn

from devices.dock._web import make_app
from devices.dock.errors import DockError, reason_of
from devices.dock.panels import Panel, Place, make_panels

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

_START_S = 10.0


class Dock:
    """The devices, from the moment it is made; the page, once `start` or `serve` is called.

    Args:
        folder: For the devices' files and links, and for what comes out of them.
        listen: Loopback address and port of the page; port 0 for any.
        ports: TCP port by name of the device; any, for one that is not named.
        display: Where the kiosk is shown, as in DISPLAY; empty for nowhere.

    Raises: DockError.
    """

    def __init__(
        self, folder: Path, listen: str = "127.0.0.1:0", ports: Mapping[str, int] | None = None, display: str = ""
    ) -> None:
        self._socket = _listen(listen)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.panels: dict[str, Panel] = make_panels(Place(folder, ports or {}, display))
        except DockError:
            self._socket.close()
            raise
        except OSError as error:
            self._socket.close()
            raise DockError("device.dock.folder", folder=folder, reason=error.strerror) from error
        app = make_app(self.panels, self._socket.getsockname()[0], lambda: self._server.should_exit)
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
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
    def addresses(self) -> dict[str, dict[str, str]]:
        """By device, by key of its table in the configuration, what to write there."""
        return {name: panel.addresses() for name, panel in self.panels.items()}

    @property
    def told(self) -> str:
        """All of it as one piece of a configuration; what stands in another's place is left out."""
        return "".join(f"\n{panel.told()}\n" for panel in self.panels.values() if not panel.is_instead)

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
        for panel in self.panels.values():
            panel.close()


def run(folder: Path, listen: str, ports: Mapping[str, int]) -> None:
    """Be the dock's process; returns when it is told to end, by SIGTERM or Ctrl-C, with the devices taken away."""
    # uvicorn stops at a signal and then raises it again: by default that would end us before the devices are put away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # What it tells is copied into a file that lies elsewhere.
    dock = Dock(folder.absolute(), listen, ports, os.environ.get("DISPLAY", ""))
    sys.stdout.write(f"# Dock: {dock.address}\n{dock.told}")
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
        raise DockError("device.dock.port", listen=listen, reason=reason_of(error)) from error
