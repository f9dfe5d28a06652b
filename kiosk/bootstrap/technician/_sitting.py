"""One visit of a technician on the glass: events in, pages out, effects to the workshop."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.bootstrap.technician._drawings import drawings
from kiosk.journey import Page
from kiosk.technician import (
    ControlPressed,
    GlassTouched,
    KeyPressed,
    Leave,
    Place,
    Restart,
    SecondPassed,
    TargetHit,
    Visit,
    drawing_of,
    present,
    step,
)
from kiosk.views import Acted, Hit, Keyed, Pressed, Touched, Typed

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping

    from kiosk.runtime import Input, Trace
    from kiosk.technician import Effect, Happening
    from kiosk.texts import Texts

_NOBODYS_ZONE = "Asia/Jakarta"


class Sitting:
    """A technician at the glass. Lives in the loop's thread.

    Args:
        loop: Of the thread.
        visit: How it begins.
        languages: Words by language; the first is spoken unless a new kiosk was told another.
        show: Draws a page; returns its seq.
        ended: Called once at the end; True asks for another start.
        trace: Where to note presses; keys of a pad or a keyboard are noted as `typed` alone.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        visit: Visit,
        languages: Mapping[str, Texts],
        show: Callable[[Page], int],
        ended: Callable[[bool], None],
        trace: Trace | None = None,
    ) -> None:
        self._loop, self._visit, self._languages = loop, visit, languages
        self._show, self._ended, self._trace = show, ended, trace
        self._carry_out: Callable[[Effect], None] = lambda _: None
        self._since, self._place = 0, visit.place
        self._drawn: Page | None = None
        self._is_over = False
        self._tick: asyncio.TimerHandle | None = None

    def begin(self, carry_out: Callable[[Effect], None]) -> None:
        """Show the first page; effects go to `carry_out`."""
        self._carry_out = carry_out
        self._draw()
        self._tick = self._loop.call_later(1, self._pass_second)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self._visit.place

    def hear(self, event: Input) -> None:
        """What they do with the pen; an answer to a page no longer shown is dropped."""
        if event.seq < self._since or self._is_over:
            return
        match event:
            case Pressed(_, control):
                self._press(event.seq, control)
            case Typed(_, text):
                self._press(event.seq, f"key:{'space' if text == ' ' else text.upper()}")
            case Touched():
                self.happen(GlassTouched())
            case Keyed(_, _, name):
                self.happen(KeyPressed(name))
            case Hit(_, right_mm, down_mm):
                self.happen(TargetHit(right_mm, down_mm))
            case Acted(_, "back"):
                self._press(event.seq, "bar:back")
            case _:
                pass  # a focus that moves and headphones mean nothing here

    def happen(self, happening: Happening) -> None:
        """Step, carry out, draw."""
        if self._is_over:
            return
        done = step(self._visit, happening, self._texts)
        self._visit = done.visit
        for effect in done.effects:
            if isinstance(effect, Leave | Restart):
                self._end(is_restart=isinstance(effect, Restart))
                return
            self._carry_out(effect)
        self._draw()

    def close(self) -> None:
        """Nothing more is heard or drawn."""
        self._is_over = True
        if self._tick is not None:
            self._tick.cancel()

    @property
    def _texts(self) -> Texts:
        draft = self._visit.draft
        first = next(iter(self._languages.values()))
        return first if draft is None else self._languages.get(draft.language, first)

    def _press(self, seq: int, control: str) -> None:
        if self._trace is not None:
            self._trace.pressed(seq, "typed" if control.startswith("key:") else control)
        self.happen(ControlPressed(control))

    def _pass_second(self) -> None:
        self._tick = self._loop.call_later(1, self._pass_second)
        self.happen(SecondPassed())

    def _end(self, *, is_restart: bool) -> None:
        self.close()
        self._ended(is_restart)

    def _draw(self) -> None:
        config = self._visit.config
        zone = ZoneInfo(config.office.zone if config is not None else _NOBODYS_ZONE)
        view = present(self._visit, self._texts, datetime.now(UTC).astimezone(zone))
        page = Page(view, drawings(drawing_of(self._visit)))
        if page == self._drawn:
            return
        seq = self._show(page)
        if self._visit.place is not self._place or self._drawn is None:
            self._since, self._place = seq, self._visit.place
        self._drawn = page
