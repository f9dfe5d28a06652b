"""Something was plugged in or pulled out: the devices are looked at soon, and once for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

# From something plugged in to the look at it: the system names it meanwhile, and a bad plug settles.
PLUGGED_S = 3.0


class Plugs:
    """A bad plug that comes and goes costs one look every few seconds.

    Args:
        loop: Whose thread `look` is called in.
        look: Asks the devices how they are.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, look: Callable[[], None]) -> None:
        self._loop, self._look = loop, look
        self._due: asyncio.TimerHandle | None = None

    def hear(self) -> None:
        """Something was plugged in or pulled out. Thread: any."""
        self._loop.call_soon_threadsafe(self._look_soon)

    def _look_soon(self) -> None:
        if self._due is None:
            self._due = self._loop.call_later(PLUGGED_S, self._look_now)

    def _look_now(self) -> None:
        self._due = None
        self._look()
