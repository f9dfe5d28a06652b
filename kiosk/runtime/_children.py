"""Child processes that are started again when they die or fall silent: the sync process and the embedded hub."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.runtime._heartbeats import Heartbeats

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
# For a child's first word: it makes or migrates its database before. One ended without a word has twice as long next
# time, as one that was migrating would else be ended in the middle for ever; a frozen one is found in the end.
START_S = 120.0
MOST_START_S = 3600.0


@dataclass(frozen=True)
class Child:
    """A process to keep alive.

    Args:
        name: For the log.
        command: Program and arguments.
        silent_s: Without a word for so long it is ended and started anew; None for one that says nothing.
    """

    name: str
    command: tuple[str, ...]
    silent_s: float | None = None


class _Running:
    def __init__(self, child: Child, loop: asyncio.AbstractEventLoop, heartbeats: Heartbeats) -> None:
        self.child, self.failures, self.is_stopping = child, 0, False
        self.process: subprocess.Popen[bytes] | None = None
        self._loop, self._heartbeats = loop, heartbeats
        self._patience: asyncio.TimerHandle | None = None
        self._start_s, self._has_spoken = START_S, False
        self.start()

    def start(self) -> None:
        if self.is_stopping:
            return
        self.started = self._loop.time()
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program
                self.child.command, stdin=subprocess.DEVNULL, env=self._environment()
            )
        except OSError as err:  # no memory or no descriptors now
            self._start_later(f"could not be started: {err.strerror}")
            return
        self.process = process
        pidfd = os.pidfd_open(process.pid)
        self._loop.add_reader(pidfd, self._ended, process, pidfd)
        self._has_spoken = False
        if self.child.silent_s is not None:
            self._wait(self._start_s)

    def hear(self, pid: int) -> None:
        """A process said that it is alive."""
        if self.child.silent_s is not None and self.process is not None and self.process.pid == pid:
            self._start_s, self._has_spoken = START_S, True
            self._wait(self.child.silent_s)

    def _environment(self) -> dict[str, str]:
        if self.child.silent_s is None:
            return dict(os.environ)
        return {**os.environ, **self._heartbeats.environment(self.child.silent_s)}

    def _wait(self, patience_s: float) -> None:
        self._stop_waiting()
        self._patience = self._loop.call_later(patience_s, self._replace)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()

    def _replace(self) -> None:
        """End it as it is: one that is frozen hears nothing gentler. That it ended is what starts it again."""
        if self.process is not None and not self.is_stopping:
            log.warning("%s is silent, replaced", self.child.name)
            if not self._has_spoken:
                self._start_s = min(2 * self._start_s, MOST_START_S)
            self.process.kill()

    def _ended(self, process: subprocess.Popen[bytes], pidfd: int) -> None:
        self._loop.remove_reader(pidfd)
        self._stop_waiting()
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
        self._heartbeats = Heartbeats(loop, self._hear)

    def keep(self, child: Child) -> None:
        """Start a child and start it again whenever it ends or is silent for too long; there is no last try."""
        self._running.append(_Running(child, self._loop, self._heartbeats))

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
        self._heartbeats.close()

    def _hear(self, pid: int) -> None:
        for one in self._running:
            one.hear(pid)
