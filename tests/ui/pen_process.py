"""A pen under test: started as the mind starts it, spoken to over its socket pair."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from kiosk.keys import keys_for
from kiosk.views import Channel, Drawn, Event, Order, Ping, Pong, Ready, Setup, Show, View
from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

_PROJECT = Path(__file__).parent.parent.parent
_START_S = 30.0
_UNHEARD = -1
# A pen that keeps all that its start touched holds 84 MB of programs and libraries; one that had a second of rest less.
MOST_FILES_KB = 30_000
SETTLES_IN_S = 6.0


class PenProcess:
    """One pen; `show` gives each view the next seq. Its log goes to ours, or to the file that is given."""

    def __init__(
        self,
        display_name: str,
        size: tuple[int, int],
        panel_mm: tuple[float, float],
        *more: str,
        log: IO[bytes] | None = None,
    ) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        command = [sys.executable, "-m", "screens", "--fd", str(theirs.fileno())]
        command += ["--panel-mm", f"{panel_mm[0]}x{panel_mm[1]}", "--window-px", f"{size[0]}x{size[1]}", *more]
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("KIVY_", "SDL_"))}
        environment["DISPLAY"] = display_name
        self.process = subprocess.Popen(command, cwd=_PROJECT, env=environment, pass_fds=(theirs.fileno(),), stderr=log)
        theirs.close()
        self.channel: Channel[Order, Event] = Channel(ours, Event)
        self.set_up(Setup(keys_for({})))
        self.seq = 0
        self._has_asked = False
        self._events: list[Event] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> int:
        """Hang up; the exit code."""
        self.channel.close()
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait(10)

    def wait_ready(self) -> None:
        """Until the pen is warm."""
        self.wait_for(lambda event: isinstance(event, Ready), _START_S)

    @property
    def files_kb(self) -> int:
        """What it holds of programs and libraries."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("RssFile:"))

    def set_up(self, setup: Setup) -> None:
        """Say what the keys do; at first they do what they usually do."""
        self.channel.send(setup)

    def show(self, view: View, pictures: Sequence[int] = ()) -> int:
        """Send a view with its pictures' file descriptors; its seq."""
        if self._has_asked:  # a pen that was once asked whether it lives leaves when that ends
            self.channel.send(Ping(_UNHEARD))
        self.seq += 1
        self.channel.send(Show(self.seq, view), tuple(pictures))
        return self.seq

    def draw(self, view: View, pictures: Sequence[int] = ()) -> Drawn:
        """Send a view and wait until it is on the glass."""
        self.show(view, pictures)
        return self.wait_drawn()

    def wait_drawn(self, timeout_s: float = PATIENCE_S) -> Drawn:
        """Until the last view sent is on the glass."""
        seq = self.seq
        event = self.wait_for(lambda event: isinstance(event, Drawn) and event.seq == seq, timeout_s)
        assert isinstance(event, Drawn)
        return event

    def answers_ping(self, token: int, timeout_s: float = 5) -> bool:
        """Whether the main loop answers in time."""
        self._has_asked = True
        self.channel.send(Ping(token))
        try:
            self.wait_for(lambda event: event == Pong(token), timeout_s)
        except TimeoutError:
            return False
        return True

    def events(self, settle_s: float = 0.0) -> list[Event]:
        """Take all events that have come, waiting for more until none comes for a while."""
        while self._collect(settle_s):
            pass
        taken, self._events = self._events, []
        return taken

    def wait_for(self, is_wanted: Callable[[Event], bool], timeout_s: float = PATIENCE_S) -> Event:
        """Take the first event that is wanted; those before it are kept."""
        deadline = time.monotonic() + timeout_s
        while True:
            for at, event in enumerate(self._events):
                if is_wanted(event):
                    return self._events.pop(at)
            if not self._collect(deadline - time.monotonic()):
                raise TimeoutError(self._events)

    def _collect(self, timeout_s: float) -> bool:
        """Read what has come, waiting for the first; False if nothing came."""
        ready, _, _ = select.select([self.channel], [], [], max(0.0, timeout_s))
        if not ready:
            return False
        while (received := self.channel.receive()) is not None:
            if received.message != Pong(_UNHEARD):
                self._events.append(received.message)
        return True
