"""The host of the screen processes: one drawing, one warm and hidden behind it.

Killing or freezing the one that draws costs a redraw; after each resident it is thrown away.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from typing import TYPE_CHECKING

from kiosk.runtime._pen import Pen
from kiosk.views import (
    Acted,
    Drawn,
    Failed,
    Focused,
    Hit,
    Keyed,
    Ping,
    Plugged,
    Pong,
    Pressed,
    Ready,
    Setup,
    Show,
    Touched,
    Turned,
    Typed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.config import PanelConfig, PenConfig
    from kiosk.journey import Page
    from kiosk.runtime._trace import Trace
    from kiosk.views import Event

log = logging.getLogger(__name__)
Input = Pressed | Touched | Typed | Focused | Turned | Acted | Plugged | Keyed | Hit

PING_S = 1.0
# A new warm pen starts only when the screen that was just shown is surely drawn: both share the same two cores.
WARM_UP_DELAY_S = 0.7
RESPAWN_DELAY_S = 0.5
# A pen that has not become ready by then never will.
START_S = 20.0
MOST_RESPAWN_DELAY_S = 10.0
# The old window stays below the new one until the new one is drawn, so that nobody sees a black screen.
OLD_PEN_LIFE_S = 0.5
# Sent and not drawn yet. A pen draws the newest of those that wait, so a few cost nothing; a quick scan tells more than
# its socket holds, and a full one would look like a pen that is dead.
MOST_UNDRAWN = 4


class PenHost:
    """Keeps a page on the glass, whatever becomes of a process.

    Args:
        loop: Of the mind.
        pen: How to start screen processes.
        panel: The glass.
        on_input: Hears what the resident does with the pen that draws.
        trace: Where to note what was drawn; None for nowhere.
        setup: What the keys of the keypad do; None for nothing.

    Attributes:
        has_drawn: Set once the first page is on the glass.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        pen: PenConfig,
        panel: PanelConfig,
        on_input: Callable[[Input], None],
        trace: Trace | None,
        setup: Setup | None = None,
    ) -> None:
        self._loop, self._pen, self._panel = loop, pen, panel
        self._on_input, self._trace = on_input, trace
        self._setup = setup or Setup({})
        self._seq = itertools.count(1)
        self._drawing: Pen | None = None
        self._warm: Pen | None = None
        self._leaving: list[Pen] = []
        self._shown: tuple[int, Page] | None = None
        self._token = 0
        self._failures = 0
        self._failed_seq = 0
        self._drawn_seq = self._sent_seq = 0
        self._undrawn: list[int] = []  # what the drawing pen was sent, oldest first
        self._timers: set[asyncio.TimerHandle] = set()
        self._is_closed = False
        self.has_drawn = asyncio.Event()
        self._spawn()
        self._later(PING_S, self._ping)

    def show(self, page: Page) -> int:
        """Draw this page as soon as there is a pen; returns the view's seq."""
        seq = next(self._seq)
        self._shown = (seq, page)
        if self._drawing is None:
            self._promote()
        elif len(self._undrawn) < MOST_UNDRAWN:  # else it goes when one of them is drawn
            self._draw(self._drawing)
        return seq

    @property
    def is_behind(self) -> bool:
        """Whether the page shown last is not on the glass yet."""
        return self._shown is not None and self._drawn_seq < self._shown[0]

    def renew(self) -> None:
        """The resident has gone: the next page is drawn by a process that never saw them."""
        if self._drawing is not None:
            self._retire(self._drawing)
            self._drawing = None

    def close(self) -> None:
        """End all screen processes."""
        self._is_closed = True
        for timer in self._timers:
            timer.cancel()
        for pen in (self._drawing, self._warm, *self._leaving):
            if pen is not None and not pen.is_gone:
                pen.kill()

    def _later(self, delay_s: float, call: Callable[[], None]) -> None:
        def run() -> None:
            self._timers.discard(timer)
            if not self._is_closed:
                call()

        timer = self._loop.call_later(delay_s, run)
        self._timers.add(timer)

    def _spawn(self) -> None:
        if self._warm is not None:
            return
        try:
            self._warm = Pen(self._loop, self._pen, self._panel, self._hear, self._lose)
            self._warm.send(self._setup)
        except OSError as err:  # no memory or no descriptors now; without another try the glass would stay black
            log.error("no pen could be started: %s", err.strerror)  # noqa: TRY400 - one line, it may come often
            self._spawn_later()

    def _promote(self) -> None:
        """Let the warm pen draw, if it is ready; else it will be promoted by its `Ready`."""
        if self._drawing is None and self._shown is not None and self._warm is not None and self._warm.is_ready:
            self._drawing, self._warm = self._warm, None
            self._undrawn.clear()
            self._draw(self._drawing)
            self._later(WARM_UP_DELAY_S, self._spawn)

    def _draw(self, pen: Pen) -> None:
        assert self._shown is not None
        seq, page = self._shown
        self._sent_seq = seq
        self._undrawn.append(seq)
        pen.send(Show(seq, page.view), page.pictures)

    def _retire(self, pen: Pen) -> None:
        self._leaving.append(pen)
        self._later(OLD_PEN_LIFE_S, self._end_leaving)

    def _end_leaving(self) -> None:
        for pen in self._leaving:
            if not pen.is_gone:
                pen.kill()
        self._leaving.clear()

    def _hear(self, pen: Pen, event: Event) -> None:
        match event:
            case Ready():
                self._failures = 0
                self._promote()
            case Drawn():
                self._hear_drawn(pen, event)
            case Pressed() | Touched() | Typed() | Focused() | Turned() | Acted() | Plugged() | Keyed() | Hit():
                if pen is self._drawing:
                    self._on_input(event)
            case Failed(seq, reason):
                log.error("pen %d could not draw view %d: %s", pen.pid, seq, reason)
                self._replace_failed(pen, seq)
            case Pong():
                pass  # hearing it is all

    def _hear_drawn(self, pen: Pen, drawn: Drawn) -> None:
        if pen is not self._drawing:
            return
        self.has_drawn.set()
        self._drawn_seq = drawn.seq
        self._undrawn = [seq for seq in self._undrawn if seq > drawn.seq]
        self._end_leaving()
        if self._shown is None:
            return
        if self._trace is not None:
            self._trace.drawn(drawn, str(type(self._shown[1].view).__struct_config__.tag), pen.pid)
        if self._sent_seq < self._shown[0]:
            self._draw(pen)

    def _replace_failed(self, pen: Pen, seq: int) -> None:
        """Another pen tries, once a view: the old page still on the glass would be pressed as if it were the new."""
        if pen is self._drawing and seq != self._failed_seq:
            self._failed_seq = seq
            pen.kill()
            self._lose(pen)

    def _lose(self, pen: Pen) -> None:
        if pen in self._leaving:
            return
        log.warning("pen %d is gone", pen.pid)
        if pen is self._drawing:
            self._drawing = None
            self._promote()
        if pen is self._warm:
            self._warm = None
        self._spawn_later()

    def _spawn_later(self) -> None:
        delay_s = min(MOST_RESPAWN_DELAY_S, RESPAWN_DELAY_S * 2 ** min(self._failures, 5))
        self._failures += 1
        self._later(delay_s, self._spawn)

    def _ping(self) -> None:
        self._token += 1
        now = self._loop.time()
        for pen in (self._drawing, self._warm):
            if pen is None:
                continue
            if now - pen.heard_at > (self._pen.silent_s if pen.is_ready else START_S):
                log.warning("pen %d is silent, replaced", pen.pid)
                pen.kill()
                self._lose(pen)
            elif pen.is_ready:
                pen.send(Ping(self._token))
        self._later(PING_S, self._ping)
