"""Child processes that are started again when they die: the sync process and the embedded hub."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

log = logging.getLogger(__name__)

# How our own processes are started. Columns of source lines, which only a traceback would show, are not worth their
# memory.
PYTHON = (sys.executable, "-X", "no_debug_ranges")

FIRST_DELAY_S = 0.5
MOST_DELAY_S = 15.0
# A child that lived so long was well: its next death starts counting anew.
WELL_S = 30.0
STOP_S = 5.0


@dataclass(frozen=True)
class Child:
    """A process to keep alive.

    Args:
        name: For the log.
        command: Program and arguments.
    """

    name: str
    command: tuple[str, ...]


class _Running:
    def __init__(self, child: Child, loop: asyncio.AbstractEventLoop) -> None:
        self.child, self.failures, self.is_stopping = child, 0, False
        self.process: subprocess.Popen[bytes] | None = None
        self._loop = loop
        self.start()

    def start(self) -> None:
        if self.is_stopping:
            return
        self.started = self._loop.time()
        try:
            process = subprocess.Popen(self.child.command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
        except OSError as err:  # no memory or no descriptors now
            self._start_later(f"could not be started: {err.strerror}")
            return
        self.process = process
        pidfd = os.pidfd_open(process.pid)
        self._loop.add_reader(pidfd, self._ended, process, pidfd)

    def _ended(self, process: subprocess.Popen[bytes], pidfd: int) -> None:
        self._loop.remove_reader(pidfd)
        os.close(pidfd)
        code = process.wait()
        if self.is_stopping:
            return
        if self._loop.time() - self.started > WELL_S:
            self.failures = 0
        self._start_later(f"ended with {code}")

    def _start_later(self, why: str) -> None:
        delay_s = min(MOST_DELAY_S, FIRST_DELAY_S * 2 ** min(self.failures, 5))
        self.failures += 1
        log.warning("%s %s, starts again in %.1f s", self.child.name, why, delay_s)
        self._loop.call_later(delay_s, self.start)


class Children:
    """Keeps its children alive until `close`.

    Args:
        loop: Whose thread starts and reaps them.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._running: list[_Running] = []

    def keep(self, child: Child) -> None:
        """Start a child and start it again whenever it ends; there is no last try."""
        self._running.append(_Running(child, self._loop))

    def close(self) -> None:
        """Ask all to end, and end those that do not."""
        for one in self._running:
            one.is_stopping = True
        processes = [one.process for one in self._running if one.process is not None]
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
