"""Which pen draws, whatever becomes of the others; the processes are stood for."""

from __future__ import annotations

import asyncio
import errno
from typing import TYPE_CHECKING

import pytest

from kiosk.config import PanelConfig, PenConfig
from kiosk.journey import present, resting
from kiosk.runtime import PenHost
from kiosk.runtime import _pens as pens_module
from kiosk.views import Drawn, Failed, Ready, Show
from tests.kiosk.journey.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.journey import Page
    from kiosk.views import Event, Order


class PaperPen:
    """A pen without a process."""

    started: list[PaperPen]
    can_start = True

    def __init__(self, *args: object) -> None:
        if not PaperPen.can_start:
            raise OSError(errno.EAGAIN, "Resource temporarily unavailable")
        self._hear: Callable[[PaperPen, Event], None] = args[-2]  # type: ignore[assignment]
        self.is_ready = self.is_gone = False
        self.heard_at = 0.0
        self.pid = len(PaperPen.started) + 1
        self.shown: list[int] = []
        PaperPen.started.append(self)

    def send(self, order: Order, _: object = ()) -> None:
        if isinstance(order, Show):
            self.shown.append(order.seq)

    def kill(self) -> None:
        self.is_gone = True

    def say(self, event: Event) -> None:
        self.is_ready = self.is_ready or isinstance(event, Ready)
        self._hear(self, event)


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[PenHost]:
    PaperPen.started, PaperPen.can_start = [], True
    monkeypatch.setattr(pens_module, "Pen", PaperPen)
    for delay in ("WARM_UP_DELAY_S", "RESPAWN_DELAY_S"):
        monkeypatch.setattr(pens_module, delay, 0.0)
    loop = asyncio.new_event_loop()
    made = PenHost(loop, PenConfig(), PanelConfig(), lambda _: None, None)
    yield made
    made.close()
    loop.close()


def turn(host: PenHost) -> None:
    host._loop.run_until_complete(asyncio.sleep(0.01))


def rest_page() -> Page:
    visit = Visit()
    return present(resting(visit.clock.now()), visit.world)


def test_a_view_that_fails_is_drawn_once_more_by_another_pen(host: PenHost) -> None:
    first = PaperPen.started[0]
    first.say(Ready())
    seq = host.show(rest_page())
    turn(host)
    PaperPen.started[1].say(Ready())
    first.say(Failed(seq, "ValueError"))
    turn(host)
    assert first.is_gone
    second = PaperPen.started[1]
    assert second.shown == [seq]
    second.say(Failed(seq, "ValueError"))
    assert not second.is_gone, "what fails twice fails for good"


def test_a_pen_that_cannot_be_started_is_tried_again(host: PenHost) -> None:
    PaperPen.started[0].say(Ready())
    PaperPen.can_start = False
    seq = host.show(rest_page())
    turn(host)
    assert len(PaperPen.started) == 1
    PaperPen.can_start = True
    turn(host)
    host.renew()
    PaperPen.started[1].say(Ready())
    assert PaperPen.started[1].shown == [seq]


def test_a_pen_is_sent_no_more_than_it_draws_and_the_newest_comes_at_last(host: PenHost) -> None:
    pen = PaperPen.started[0]
    pen.say(Ready())
    seqs = [host.show(rest_page()) for _ in range(300)]
    assert pen.shown == seqs[: pens_module.MOST_UNDRAWN], "a socket that is full would look like a pen that is dead"
    assert host.is_behind
    pen.say(Drawn(seqs[0], "rest", ()))
    assert pen.shown[-1] == seqs[-1]
    assert len(pen.shown) == pens_module.MOST_UNDRAWN + 1
    pen.say(Drawn(seqs[-1], "rest", ()))
    assert not host.is_behind
    assert host.show(rest_page()) == pen.shown[-1], "one that has drawn all takes the next at once"
