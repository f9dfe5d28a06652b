"""A glass that nobody touches: whoever wants a control goes to it by keys, and presses it there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.journeys.resident import PRESSES_AGAIN_S
from tests.journeys.trace import NotSeenError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

    from tests.journeys.trace import Trace
    from tests.ui.display import Display

KEY = "key"  # all that is told of one that types
HEARD_WITHIN_S = 10.0
TRIES = 3


class KeypadGlass:
    """Somebody at a keypad, who knows from what is said where the focus is.

    Args:
        display: Where the keys go.
        trace: Says what is drawn and where the focus is.
        keys: Keysyms of `next`, `previous` and `select`; without `previous` they are two switches, and one goes round.
    """

    def __init__(self, display: Display, trace: Trace, keys: tuple[str, str, str] = ("Down", "Up", "Return")) -> None:
        self._display, self._trace = display, trace
        self._next, self._previous, self._select = keys
        self.presses = 0
        self._key = ""  # which of the keys that type the focus was brought to; empty for the first one
        self._selected_s = 0.0

    def tap(self, x: int, y: int) -> None:
        """Go to the control at this point, and choose it; at rest any key will do."""
        self._trace.poll()
        page = self._trace.latest
        assert page is not None
        if page.name == "rest":
            self._press(self._select)
            return
        (control,) = [name for name, place in page.targets.items() if place.centre == (x, y)]
        self._go_to(control, list(page.targets))
        if not self._previous:  # two switches: the same one again is the kiosk's to ignore, whatever it would choose
            time.sleep(max(0.0, self._selected_s + PRESSES_AGAIN_S - time.monotonic()))
            self._key = ""  # and after a key that types they begin again
        self._selected_s = time.monotonic()
        self._press(self._select)
        if not control.startswith(("turn:", "pad:")):  # those are the pen's own
            # What the focus changed on its way here may be drawn first; who presses is answered after that.
            self._wait(lambda: self._trace.heard_s >= self._selected_s)

    def screenshot(self) -> Image.Image:
        """What is on the screen, for those who see it."""
        return self._display.screenshot()

    def _go_to(self, control: str, controls: list[str]) -> None:
        for _ in range(TRIES):
            self._trace.poll()
            here = self._here(controls)
            if here == control:
                return
            # Before the first key on a page, the next control is the first and the previous one is the last.
            at = controls.index(here) if here is not None else None
            there = controls.index(control)
            steps = there + 1 if at is None else (there - at) % len(controls)
            back = len(controls) - there if at is None else (at - there) % len(controls)
            key, count = (self._previous, back) if self._previous and back < steps else (self._next, steps)
            moves = self._trace.moves + count
            for _ in range(count):
                self._press(key)
            self._hear(control, moves)
        if self._here(controls) != control:
            msg = f"the focus is on {self._trace.focus!r}, not on {control!r}"
            raise NotSeenError(msg)

    def _here(self, controls: list[str]) -> str | None:
        """Where the focus is; which of the keys that type, only who went there knows."""
        focus = self._trace.focus
        if focus == KEY:
            focus = self._key or (controls[0] if controls[0].startswith(f"{KEY}:") else None)
        return focus if focus in controls else None

    def _hear(self, control: str, moves: int) -> None:
        """Wait until the focus is said to be there, after so many moves."""
        kind = KEY if control.startswith(f"{KEY}:") else control
        if self._wait(lambda: self._trace.focus == kind and (kind == control or self._trace.moves >= moves)):
            self._key = control

    def _wait(self, is_so: Callable[[], bool]) -> bool:
        """Follow the trace until this is so; False where it never is."""
        give_up_s = time.monotonic() + HEARD_WITHIN_S
        while time.monotonic() < give_up_s:
            self._trace.poll()
            if is_so():
                return True
            time.sleep(0.003)  # another process writes the file; nothing here could wake us
        return False

    def _press(self, key: str) -> None:
        self.presses += 1
        self._display.press_key(key)
