"""Telling open desks that something changed; they then fetch what they show."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

MOST_STREAMS = 64


class Changes:
    """A counter of changes that streams can wait for. Lives on one event loop."""

    def __init__(self) -> None:
        """Nothing changed yet."""
        self._version = 0
        self._changed = asyncio.Event()
        self._streams = 0

    def tell(self) -> None:
        """Wake every stream. Call it on the event loop, after the commit."""
        self._version += 1
        self._changed.set()
        self._changed = asyncio.Event()

    @property
    def is_full(self) -> bool:
        """Whether no further stream should be opened."""
        return self._streams >= MOST_STREAMS

    async def stream(self) -> AsyncIterator[dict[str, str]]:
        """One event at once, so that a desk that was cut off catches up, and one for each change since."""
        self._streams += 1
        try:
            while True:
                seen, changed = self._version, self._changed
                yield {"event": "changed", "data": str(seen)}
                if seen == self._version:
                    await changed.wait()
        finally:
            self._streams -= 1
