"""Hearing that something was plugged in or pulled out."""

from __future__ import annotations

import contextlib
import logging
import os
import select
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

SUBSYSTEMS = ("usb", "usbmisc", "tty", "input", "video4linux", "hidraw", "sound")
# One device gives a dozen events; they are told as one change, once it is quiet for so long.
SETTLED_S = 0.3
# A device that comes and goes without a rest is told of all the same.
MOST_EVENTS = 200
_CLOSE_S = 2.0


class Watch:
    """A thread that calls `on_changed` after each change of what is plugged in.

    Args:
        monitor: Of pyudev, listening already.
        on_changed: Called in the watch's own thread.
    """

    def __init__(self, monitor: Any, on_changed: Callable[[], None]) -> None:  # noqa: ANN401 - pyudev has no types
        self._monitor, self._on_changed = monitor, on_changed
        self._stopped, self._stop = os.pipe()
        self._thread = threading.Thread(target=self._watch, name="plugged", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hear nothing more."""
        os.write(self._stop, b"!")
        self._thread.join(_CLOSE_S)
        if not self._thread.is_alive():
            os.close(self._stop)
            os.close(self._stopped)

    def _watch(self) -> None:
        while self._waits(None) and self._swallow():
            self._on_changed()

    def _swallow(self) -> bool:
        """Take events until it is quiet; False if we are to stop."""
        for _ in range(MOST_EVENTS):
            with contextlib.suppress(OSError):  # more events than the kernel keeps: the change is all we tell of
                self._monitor.poll(timeout=0)
            if not select.select([self._monitor, self._stopped], [], [], SETTLED_S)[0]:
                return True
            if select.select([self._stopped], [], [], 0)[0]:
                return False
        return True

    def _waits(self, within_s: float | None) -> bool:
        """Wait for an event; False if we are to stop."""
        return self._stopped not in select.select([self._monitor, self._stopped], [], [], within_s)[0]


def watch(on_changed: Callable[[], None], source: str = "udev") -> Watch | None:
    """Call `on_changed` whenever something was plugged in or pulled out; None where the kernel does not tell.

    Args:
        source: `udev` tells after its links are made; `kernel` where no udev runs.
    """
    import pyudev  # noqa: PLC0415 - for technicians, not for the first screen

    try:
        monitor = pyudev.Monitor.from_netlink(pyudev.Context(), source)
        for name in SUBSYSTEMS:
            monitor.filter_by(name)
        monitor.start()
    except OSError as err:
        log.warning("what is plugged in cannot be watched: %s", err.strerror)
        return None
    return Watch(monitor, on_changed)
