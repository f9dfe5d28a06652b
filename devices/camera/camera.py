"""What looking means: advice until a paper lies still and is good, then a page; or why there is none."""

from __future__ import annotations

import logging
import time
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from devices.camera._child import CameraChild, Look
from devices.camera._handing import captured_from
from devices.camera._looking import Looking, Wishes
from devices.pages import Gathering
from kiosk.ports import Advice, CameraState, PageUse

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.camera._child import CameraWish
    from devices.camera.timeouts import Timeouts
    from kiosk.ports import Captured, Sight

_PICTURES = 2
log = logging.getLogger(__name__)


class DocumentCamera:
    """A `Camera` whose pictures are looked at in a process of their own, which lives as long as somebody looks.

    Args:
        wish: Which camera.
        times: Every time-out.
    """

    def __init__(self, wish: CameraWish, times: Timeouts) -> None:
        self._wish, self._times = wish, times
        self._wishes = Wishes()

    def state(self) -> CameraState:
        """Ready if two pictures came from it that are not the same; within 5 s of its process's start."""
        self._wishes.read()
        seen: set[int] = set()
        with CameraChild(self._wish, self._times, self._wishes.woken) as child:
            state = child.start(time.monotonic() + self._times.start_s)
            if state is not None:
                return state
            until = time.monotonic() + self._times.answer_s
            while len(seen) < _PICTURES:
                child.ask_look()
                answer = child.look(until)
                if not isinstance(answer, Look):
                    return answer or (CameraState.CANCELLED if self._wishes.read()[0] else CameraState.FROZEN)
                seen.add(answer.facts.fingerprint)
                if time.monotonic() >= until:
                    return CameraState.FROZEN
        return CameraState.READY

    def capture(
        self, seen: Callable[[Sight], None], use: PageUse = PageUse.PAPER, after: Captured | None = None
    ) -> Captured | CameraState:
        """Advise until a paper is good and still, then take it."""
        self._wishes.read()
        outcome = self._capture(seen, partial(Gathering, self._wish.box_px, use, after))
        if self._wishes.read()[0]:
            outcome = CameraState.CANCELLED
        if isinstance(outcome, CameraState):
            log.warning("no page: %s", outcome)
        return outcome

    def take_now(self) -> None:
        """Take what lies there; any thread."""
        self._wishes.take()

    def cancel(self) -> None:
        """Stop a running capture; any thread."""
        self._wishes.cancel()

    def _capture(self, seen: Callable[[Sight], None], gather: Callable[[], Gathering]) -> Captured | CameraState:
        """Look through one process after the other, as long as pictures come."""
        with ExitStack() as held:
            pages = _Pages(held, seen, gather)
            looking = Looking(self._wishes, self._times, pages.hear)
            while True:
                with CameraChild(self._wish, self._times, self._wishes.woken) as child:
                    state = looking.run(child)
                    if state is None:
                        return self._take(child, pages.ready())
                if not looking.may_go_on(state):
                    return state
                log.warning("camera started again: %s", state)

    def _take(self, child: CameraChild, pages: Gathering) -> Captured | CameraState:
        child.ask_take()
        taken = child.take()
        if isinstance(taken, CameraState):
            return taken
        return captured_from(child.memory, taken, pages) or CameraState.BROKEN


class _Pages:
    """The process that makes the page: started when the paper is good, so that it is ready when it has lain still."""

    def __init__(self, held: ExitStack, seen: Callable[[Sight], None], gather: Callable[[], Gathering]) -> None:
        self._held, self._seen, self._gather = held, seen, gather
        self._pages: Gathering | None = None

    def hear(self, sight: Sight) -> None:
        if sight.advice is Advice.GOOD:
            self.ready()
        self._seen(sight)

    def ready(self) -> Gathering:
        if self._pages is None:
            self._pages = self._held.enter_context(self._gather())
        return self._pages
