"""One stream a page: the state of everything, whenever any of it has changed."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING, Any

from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

LOOK_S = 0.2  # devices do not say when somebody else moves them; only while a page is open
_BEAT_S = 15.0


def stream(state: Callable[[], dict[str, Any]], is_ending: Callable[[], bool]) -> StreamingResponse:
    """Server-sent events without names; `is_ending` lets a server that stops go."""
    headers = {"Cache-Control": "no-store"}
    return StreamingResponse(_events(state, is_ending), media_type="text/event-stream", headers=headers)


async def _events(state: Callable[[], dict[str, Any]], is_ending: Callable[[], bool]) -> AsyncIterator[str]:
    last, sent_s = "", 0.0
    while not is_ending():
        now = json.dumps(await run_in_threadpool(state), ensure_ascii=False)
        if now != last:
            yield f"data: {now}\n\n"
        elif time.monotonic() - sent_s > _BEAT_S:
            yield ":\n\n"
        else:
            await asyncio.sleep(LOOK_S)
            continue
        last, sent_s = now, time.monotonic()
