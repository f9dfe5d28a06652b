"""The pen at work: orders in, pages on the glass, events out, one loop that waits for whatever comes first."""

from __future__ import annotations

import logging
import os
import select
import signal
import socket
import time
from typing import TYPE_CHECKING, Any, assert_never

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.graphics.opengl import glFinish
from kivy.lang import Builder

from kiosk.views import (
    Channel,
    ChannelClosedError,
    Drawn,
    Event,
    Failed,
    Hit,
    Order,
    Ping,
    Pong,
    Pressed,
    Ready,
    Received,
    Setup,
    Show,
    Touched,
    Turned,
)
from screens._answers import Answers
from screens._display import Display
from screens._gate import TouchGate, may_repeat
from screens._keypad import Keypad
from screens._pictures import load_pictures
from screens._stage import CURTAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from screens._stage import Stage

_log = logging.getLogger(__name__)

# A mind asks each second whether we live. One that has stopped asking is stuck, and what is on the glass may be
# somebody's: better nothing on it until another mind draws.
MIND_SILENT_S = 12.0
# Nobody waits for a pen that has had nothing to draw for so long.
SETTLED_S = 1.0
# What was pressed looks so until its answer, which mostly comes sooner: to draw it as it was would take the processor
# from who makes the answer.
LOOKS_PRESSED_S = 0.15


class Pen:
    """Draws what the mind says and tells it what was pressed.

    Args:
        channel: To the mind.
        window: Kivy's window, hidden.
        stage: What is in it.
        settle: Called once, the first time that there is nothing to do.
    """

    def __init__(self, channel: Channel[Event, Order], window: Any, stage: Stage, settle: Callable[[], None]) -> None:
        self._channel, self._window, self._stage = channel, window, stage
        self._settle = settle
        self._settles_at: float | None = None
        self._display = Display()
        self._gate = TouchGate()
        self._answers = Answers(self._send)
        self._keypad = Keypad(stage, self._gate, self._answers, self._tell, self._press, self._turn_part)
        self._looks_let_go = Clock.create_trigger(lambda *_: stage.press_look(None), LOOKS_PRESSED_S)
        self._seq = 0
        self._page = ""
        self._is_undrawn = self._is_shown = self._is_over = False
        self._asked_at: float | None = None
        self._wake_out, self._wake_in = socket.socketpair()
        window.bind(
            on_request_close=lambda *_, **__: True,
            on_key_down=self._key_down,
            on_key_up=self._key_up,
            on_keyboard=lambda *_: True,
            on_mouse_down=self._touch_down,
            on_mouse_up=self._touch_up,
            on_touch_down=lambda *_: True,
            on_touch_move=lambda *_: True,
            on_touch_up=lambda *_: True,
        )

    def run(self) -> None:
        """Work until the mind goes or SIGTERM comes."""
        self._wake_in.setblocking(False)
        self._wake_out.setblocking(False)
        signal.set_wakeup_fd(self._wake_in.fileno())
        signal.signal(signal.SIGTERM, self._stop)
        try:
            self._channel.send(Ready())
            self._settles_at = time.monotonic() + SETTLED_S
            while not self._is_over:
                self._turn()
        except ChannelClosedError:
            _log.debug("the mind has gone")

    def _turn(self) -> None:
        """One turn of the loop; a fault in it costs a message, not the process."""
        try:
            self._receive()
            if self._alone_at is not None and time.monotonic() > self._alone_at:
                _log.warning("the mind is silent, nothing more is shown")
                self._is_over = True
            self._window.mainloop()
            self._answers.pump(time.monotonic())
            self._draw()
            self._wait()
        except ChannelClosedError:
            raise
        except Exception as err:  # noqa: BLE001 - the outermost loop: whatever a page does, the pen goes on
            _log.exception("view %d", self._seq)
            self._send(Failed(self._seq, type(err).__name__))

    def _receive(self) -> None:
        """Take all orders that wait; of several views only the newest is drawn."""
        newest: Received[Order] | None = None
        try:
            while (received := self._channel.receive()) is not None:
                if not isinstance(received.message, Show):
                    self._obey(received.message)
                    _close(received.fds)
                    continue
                if newest is not None:
                    _close(newest.fds)
                newest = received
        finally:
            if newest is not None:
                self._show(newest)

    @property
    def _alone_at(self) -> float | None:
        """When a mind that says nothing more is given up; None for one that never asked whether we live."""
        return None if self._asked_at is None else self._asked_at + MIND_SILENT_S

    def _obey(self, order: Setup | Ping) -> None:
        """Do what needs no drawing."""
        match order:
            case Ping(token):
                self._asked_at = time.monotonic()
                self._send(Pong(token))
            case Setup():
                self._keypad.set_up(order)
            case _:
                assert_never(order)

    def _show(self, received: Received[Order]) -> None:
        """Place a view, to be drawn in this turn."""
        if self._looks_let_go.is_triggered:
            self._looks_let_go.cancel()
            self._stage.press_look(None)
        show, part = received.message, self._stage.part
        assert isinstance(show, Show)
        self._seq = show.seq
        try:
            is_new = self._stage.show(show.view, load_pictures(show.view, received.fds))
        finally:
            _close(received.fds)
        now = time.monotonic()
        if self._settles_at is not None:
            self._settles_at = now + SETTLED_S
        if is_new:
            self._gate.page_changed(now)
        elif self._stage.part != part:
            self._gate.part_changed(now)
        self._page, self._is_undrawn = show.view.page, True
        self._answers.shown(show.seq, show.view.page, now, self._is_there)
        self._keypad.shown(show.view, is_new=is_new)

    def _draw(self) -> None:
        """Put on the glass what has changed, and say so when it is there."""
        Clock.tick()
        Builder.sync()
        Clock.tick_draw()
        is_due = self._is_undrawn or (self._is_shown and self._window.canvas.needs_redraw)
        if not is_due:
            return
        self._window.dispatch("on_draw")
        if not self._is_shown:
            self._window.show()
            self._is_shown = True
        self._window.dispatch("on_flip")
        if self._is_undrawn:
            glFinish()
            self._display.settle()
            self._is_undrawn = False
            stage = self._stage
            self._send(Drawn(self._seq, self._page, self._keypad.targets, stage.part, stage.parts))

    def _wait(self) -> None:
        """Sleep until an order, an event of the display, a signal, or something that is due."""
        if (self._is_shown and self._window.canvas.needs_redraw) or self._display.has_events():
            return
        dues = [
            due for due in (self._answers.due_at, _next_tick(), self._alone_at, self._settles_at) if due is not None
        ]
        timeout = max(0.0, min(dues) - time.monotonic()) if dues else None
        wake = self._wake_out.fileno()
        ready, _, _ = select.select([self._channel.fileno(), self._display.fd, wake], [], [], timeout)
        if wake in ready:
            self._wake_out.recv(64)
        if not ready and self._settles_at is not None and time.monotonic() >= self._settles_at:
            self._settles_at = None
            self._settle()

    def _send(self, event: Event) -> None:
        """Tell the mind."""
        self._channel.send(event)

    def _tell(self, make: Callable[[int], Event]) -> None:
        """Tell the mind of something on the view that is shown."""
        self._send(make(self._seq))

    def _is_there(self, control: str) -> bool:
        """Whether a press that waits still means something; a key does, though others may be in its place by now."""
        return may_repeat(control) or control == CURTAIN or self._stage.has(control)

    def _press(self, control: str) -> None:
        """A control counts as pressed: some are for the pen alone."""
        part = self._stage.part
        if self._stage.obey(control):
            self._stage.press_look(None)
            if self._stage.part != part:
                self._gate.part_changed(time.monotonic())
            self._part_turned()
        else:
            self._stage.expect_answer(control)
            self._answers.act(lambda seq: Pressed(seq, control), time.monotonic(), control)

    def _turn_part(self, step: int) -> bool:
        """To another part of the page, by key."""
        is_turned = self._stage.turn(step)
        if is_turned:
            self._part_turned()
        return is_turned

    def _part_turned(self) -> None:
        """Another part is placed, to be drawn in this turn."""
        self._is_undrawn = True
        self._keypad.turned()
        self._send(Turned(self._seq, self._stage.part, self._stage.parts))

    def _touch_down(self, _: Any, left: float, top: float, button: str, __: Any) -> bool:
        """A finger, or the left button, comes down."""
        control = self._stage.control_at(left, top) if button == "left" else None
        if control is not None and self._gate.down(control, time.monotonic()):
            self._looks_let_go.cancel()
            self._stage.press_look(control)
        elif control is None and button == "left" and self._is_shown:
            miss = self._stage.miss_mm(left, top)
            self._send(Touched(self._seq) if miss is None else Hit(self._seq, *miss))
        return True

    def _touch_up(self, _: Any, left: float, top: float, button: str, __: Any) -> bool:
        """It is lifted; the act happens here, if it is still on the same control."""
        if button == "left":
            pressed = self._gate.up(self._stage.control_at(left, top), time.monotonic())
            if pressed is None:
                self._stage.press_look(None)
            else:
                self._press(pressed)
                self._looks_let_go()
        return True

    def _key_down(self, _: Any, key: int, __: int, ___: str, modifiers: list[str]) -> bool:
        """A key goes down; nothing of it ever reaches Kivy."""
        self._keypad.down(key, modifiers, time.monotonic())
        return True

    def _key_up(self, _: Any, key: int, *__: Any) -> bool:
        """A key is let go."""
        self._keypad.up(key)
        return True

    def _stop(self, *_: Any) -> None:
        """SIGTERM: leave at the end of this turn."""
        self._is_over = True


def _next_tick() -> float | None:
    """When Kivy's clock has something to do, as monotonic time; None if nothing."""
    left = Clock.get_min_timeout() - Clock.time()
    return time.monotonic() + max(0.0, left) if left < 3600 else None  # noqa: PLR2004


def _close(fds: tuple[int, ...]) -> None:
    """Close what came beside a message."""
    for fd in fds:
        os.close(fd)


def draw_once(window: Any) -> None:
    """Draw into the hidden window: the first drawing compiles shaders, 90 ms that nobody should wait for."""
    EventLoop.status = "started"
    window.dispatch("on_draw")
    window.dispatch("on_flip")
    glFinish()
