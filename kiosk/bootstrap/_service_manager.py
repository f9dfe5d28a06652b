"""Tells the service manager that started us how we are: ready, alive, stopping.

Who has a loop tells from it, and never from a thread of its own: one that is stuck says nothing, and is ended and
started again by who waits for it: a mind, without the visit that it held, by systemd; an embedded hub by its mind. Who
waits for disk and network in one thread, each with a limit of its own, has another say that the process runs at all.

Source: systemd, sd_notify(3): one datagram of `KEY=value` lines to the socket that `NOTIFY_SOCKET` names.
"""

from __future__ import annotations

import logging
import socket
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping

log = logging.getLogger(__name__)

# Told so often within the time allowed, so that one late turn of the loop is no death.
TELLS_A_LIMIT = 4


class ServiceManager:
    """The one that started us, if there is one that listens; telling nobody is no error.

    Args:
        environment: With `NOTIFY_SOCKET` and `WATCHDOG_USEC`, as a service manager sets them.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        name = environment.get("NOTIFY_SOCKET", "")
        self._address = f"\0{name[1:]}" if name.startswith("@") else name
        limit = environment.get("WATCHDOG_USEC", "")
        self._limit_s = timedelta(microseconds=int(limit)).total_seconds() if limit.isdecimal() else 0.0
        self._beat: asyncio.TimerHandle | None = None

    def ready(self, loop: asyncio.AbstractEventLoop) -> None:
        """The work has begun; from now on say now and then that the loop turns, if anybody waits for it."""
        self._tell("READY=1")
        if self._limit_s and self._address:
            self._stay_alive(loop)

    def ready_without_loop(self, ended: threading.Event) -> None:
        """The work has begun; until it has ended say now and then that this process is not frozen."""
        self._tell("READY=1")
        if self._limit_s and self._address:
            threading.Thread(target=self._stay_alive_until, args=(ended,), name="alive", daemon=True).start()

    def stopping(self) -> None:
        """The end has begun, as it was asked for."""
        if self._beat is not None:
            self._beat.cancel()
        self._tell("STOPPING=1")

    def _stay_alive(self, loop: asyncio.AbstractEventLoop) -> None:
        self._tell("WATCHDOG=1")
        self._beat = loop.call_later(self._limit_s / TELLS_A_LIMIT, self._stay_alive, loop)

    def _stay_alive_until(self, ended: threading.Event) -> None:
        self._tell("WATCHDOG=1")
        while not ended.wait(self._limit_s / TELLS_A_LIMIT):
            self._tell("WATCHDOG=1")

    def _tell(self, line: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sock:
                sock.setblocking(False)
                sock.sendto(line.encode("ascii"), self._address)
        except OSError as err:
            log.warning("service manager does not hear %s: %s", line, err.strerror)
