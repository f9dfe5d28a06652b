"""A finger and an eye on an X display: presses through XTest, and one column of pixels read as fast as it goes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from Xlib import X
from Xlib.display import Display as Connection
from Xlib.ext import xtest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

# Below the header, whose clock changes by itself.
TOP_SHARE = 0.09
GIVE_UP_S = 20.0
# Looking without a pause would take the processor from what is being looked at, on a machine of two cores.
LOOKS_EVERY_S = 0.001


class TooLateError(Exception):
    """Nothing of what was waited for showed on the glass."""


@dataclass(frozen=True)
class Touch:
    """One touch that was answered.

    Args:
        first_ms: From press to the first changed pixel.
        whole_ms: From release to the whole next page.
    """

    first_ms: float
    whole_ms: float


class Glass:
    """One display, looked at along one column.

    Args:
        name: Of the display, such as `:7`.
        x: The column.
    """

    def __init__(self, name: str, x: int) -> None:
        self._connection = Connection(name)
        screen = self._connection.screen()
        self._root = screen.root
        self._x = x
        self._top = int(screen.height_in_pixels * TOP_SHARE)
        self._height = screen.height_in_pixels - self._top

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def column(self) -> bytes:
        """The pixels of the column now; a fraction of a millisecond."""
        pixels: bytes = self._root.get_image(self._x, self._top, 1, self._height, X.ZPixmap, 0xFFFFFFFF).data
        return pixels

    def wait(self, is_it: Callable[[bytes], bool], what: str) -> float:
        """When (CLOCK_MONOTONIC) the column first was what is meant.

        Raises: TooLateError.
        """
        give_up_s = time.monotonic() + GIVE_UP_S
        while True:
            seen = self.column()
            now_s = time.monotonic()
            if is_it(seen):
                return now_s
            if now_s > give_up_s:
                raise TooLateError(what)
            time.sleep(LOOKS_EVERY_S)

    def settled(self, still_s: float = 0.5) -> bytes:
        """The column once nothing has changed on it for a while."""
        seen, since_s = self.column(), time.monotonic()
        while time.monotonic() - since_s < still_s:
            time.sleep(0.02)
            now = self.column()
            if now != seen:
                seen, since_s = now, time.monotonic()
        return seen

    def touch(self, x: int, y: int, after: bytes) -> Touch:
        """Press, see the first change, let go, see the page that is known from before."""
        before = self.column()
        pressed_s = self._move_and(X.ButtonPress, x, y)
        first_s = self.wait(lambda seen: seen != before, "a first changed pixel")
        released_s = self._move_and(X.ButtonRelease, x, y)
        whole_s = self.wait(lambda seen: seen == after, "the whole next page")
        return Touch((first_s - pressed_s) * 1000, (whole_s - released_s) * 1000)

    def tap(self, x: int, y: int) -> float:
        """Press and let go at once; when that was (CLOCK_MONOTONIC)."""
        self._move_and(X.ButtonPress, x, y)
        return self._move_and(X.ButtonRelease, x, y)

    def _move_and(self, event: int, x: int, y: int) -> float:
        xtest.fake_input(self._connection, X.MotionNotify, x=x, y=y)
        at_s = time.monotonic()
        xtest.fake_input(self._connection, event, 1)
        self._connection.sync()
        return at_s
