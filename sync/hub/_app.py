"""The web application: machine routes, desk, live stream, behind the guard."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import anyio.to_thread
from fastapi import FastAPI, HTTPException
from sqlalchemy.exc import SQLAlchemyError
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.staticfiles import StaticFiles

from sync.hub import _alerts, _words
from sync.hub._announcer import Tell
from sync.hub._api import api
from sync.hub._desk import desk
from sync.hub._documents import documents
from sync.hub._find import finding
from sync.hub._guard import Guard
from sync.hub._parts import THREADS, Parts, PartsOf
from sync.hub._rolls import DRAWINGS, rolls
from sync.hub._survey import survey

STATIC = Path(__file__).parent / "static"
# A desk that hears nothing three times says that it is cut off.
HERE_S = 3
SEND_TIMEOUT_S = 10.0
Began = Callable[[asyncio.AbstractEventLoop], None]

log = logging.getLogger("anjungan.hub")


def create_app(parts: Parts, began: Began | None = None) -> FastAPI:
    """The application over opened parts; the documentation pages of the framework are left out: they load from afar."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        if began is not None:
            began(asyncio.get_running_loop())
        parts.announcer.watch(own_alerts(parts, asyncio.get_running_loop()))
        yield
        parts.engine.dispose()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.parts = parts
    app.include_router(api)
    app.include_router(finding)  # before the desk, which takes every other act on a number
    app.include_router(desk)
    app.include_router(documents)
    app.include_router(survey)
    app.include_router(rolls)
    app.add_api_route("/events", events, methods=["GET"], response_class=EventSourceResponse)
    app.mount("/static", StaticFiles(directory=STATIC))
    app.mount("/drawings", StaticFiles(directory=DRAWINGS))
    app.add_middleware(Guard)
    return app


async def events(parts: PartsOf) -> EventSourceResponse:
    """Changes as they happen, without what changed, and that the hub is here; one stream a browser."""
    if parts.changes.is_full:
        raise HTTPException(503)

    def here() -> ServerSentEvent:
        return ServerSentEvent(event="here", data=_words.clock(parts.now(), parts.day.zone))

    stream = parts.changes.stream()
    return EventSourceResponse(stream, ping=HERE_S, ping_message_factory=here, send_timeout=SEND_TIMEOUT_S)


def own_alerts(parts: Parts, loop: asyncio.AbstractEventLoop) -> Tell:
    """Puts what the hub's own devices say beside what kiosks send."""

    def tell(action: str, facts: Mapping[str, str], /) -> None:
        try:
            with parts.engine.begin() as connection:
                _alerts.raise_alert(connection, parts.config.kiosk, action, facts, parts.now())
            loop.call_soon_threadsafe(parts.changes.tell)
        except (SQLAlchemyError, RuntimeError) as err:  # a disk that is full, or a loop that has ended
            log.error("hub.device.untold action=%s reason=%s", action, type(err).__name__)  # noqa: TRY400

    return tell
