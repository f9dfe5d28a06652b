"""Child processes that are started again when they die: the sync process and the embedded hub."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

log = logging.getLogger(__name__)

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
        self._loop = loop
        self.start()

    def start(self) -> None:
        if self.is_stopping:
            return
        self.started = self._loop.time()
        self.process = subprocess.Popen(self.child.command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
        self._pidfd = os.pidfd_open(self.process.pid)
        self._loop.add_reader(self._pidfd, self._ended)

    def _ended(self) -> None:
        self._loop.remove_reader(self._pidfd)
        os.close(self._pidfd)
        code = self.process.wait()
        if self.is_stopping:
            return
        self.failures = 0 if self._loop.time() - self.started > WELL_S else self.failures + 1
        delay_s = min(MOST_DELAY_S, FIRST_DELAY_S * 2 ** max(0, self.failures - 1))
        log.warning("%s ended with %d, starts again in %.1f s", self.child.name, code, delay_s)
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
            if one.process.poll() is None:
                one.process.send_signal(signal.SIGTERM)
        for one in self._running:
            try:
                one.process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                one.process.kill()
                one.process.wait()
