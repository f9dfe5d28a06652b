"""One stream a page: the state of everything, whenever any of it has changed. A page shows nothing but this."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from typing import TYPE_CHECKING, Any

from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

LOOK_S = 0.2  # devices do not say when somebody else moves them; only while a page is open
_BEAT_S = 15.0


class Live:
    """All streams that are open.

    Args:
        state: Of everything.
        is_ending: Lets a server that stops go.

    Thread: the server's own.
    """

    def __init__(self, state: Callable[[], dict[str, Any]], is_ending: Callable[[], bool]) -> None:
        self._state = state
        self._is_ending = is_ending
        self._moved: set[asyncio.Event] = set()

    def look(self) -> None:
        """Something was moved from a page: every stream looks now, not when it would have."""
        for moved in self._moved:
            moved.set()

    def stream(self) -> StreamingResponse:
        """Server-sent events without names."""
        return StreamingResponse(self._events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _events(self) -> AsyncIterator[str]:
        moved = asyncio.Event()
        self._moved.add(moved)
        try:
            async for event in self._told(moved):
                yield event
        finally:
            self._moved.discard(moved)

    async def _told(self, moved: asyncio.Event) -> AsyncIterator[str]:
        last, sent_s = "", 0.0
        while not self._is_ending():
            moved.clear()  # before the look: what moves during it is looked at again
            now = json.dumps(await run_in_threadpool(self._state), ensure_ascii=False)
            if now != last:
                yield f"data: {now}\n\n"
            elif time.monotonic() - sent_s > _BEAT_S:
                yield ":\n\n"
            else:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(moved.wait(), LOOK_S)
                continue
            last, sent_s = now, time.monotonic()
