"""Devices that tell nothing by themselves, and are not asked while they work: looked at after a plug, or seldom."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING

from kiosk.runtime._worker import Worker, hear_result

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping

    from kiosk.ports import DeviceKind
    from kiosk.runtime._troubles import DeviceState

    Glance = Callable[[], DeviceState | None]

# Of the looks around while resting, as those of `_sources`: plugs are heard of anyway.
SELDOM_LOOKS = 12


class Glances:
    """Cheap looks, one after another in a thread of their own. All methods run in the loop's thread.

    Args:
        loop: Whose thread it lives in.
        glances: By kind, how it is; None where there is none. MAY block for a second.
        changed: Hears how each is.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        glances: Mapping[DeviceKind, Glance],
        changed: Callable[[DeviceKind, DeviceState | None], None],
    ) -> None:
        self._loop, self._glances, self._changed = loop, glances, changed
        self._worker = Worker("glances")
        self._rounds = itertools.count()

    def look(self) -> None:
        """Look at each."""
        for kind, glance in self._glances.items():
            hear_result(self._loop, self._worker.submit(glance), partial(self._changed, kind))

    def look_in_turn(self) -> None:
        """To be called at each look around: looks when it is time."""
        if next(self._rounds) % SELDOM_LOOKS == 0:
            self.look()

    def close(self) -> None:
        """Stop the thread."""
        self._worker.close()
