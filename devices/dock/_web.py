"""The dock's page and API: all that every card has. What one card has beside it, it adds itself."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.middleware.trustedhost import TrustedHostMiddleware

from devices.dock._live import Live
from devices.dock._pictures import MOST_BYTES, decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastapi.responses import StreamingResponse

    from devices.dock.panels import Panel

_HERE = Path(__file__).parent
_MOST_CHANGE_BYTES = 1 << 16


def make_app(panels: Mapping[str, Panel], host: str, is_ending: Callable[[], bool]) -> FastAPI:
    """The application over these devices, at this loopback address."""
    app = FastAPI(title="Anjungan dock", openapi_url=None)
    # A page elsewhere whose name leads to loopback moves no paper here.
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[host, "localhost"])
    templates = Jinja2Templates(_HERE / "templates")
    app.mount("/static", StaticFiles(directory=_HERE / "static"))

    def state() -> dict[str, Any]:
        return {name: {**one.state(), "seen": asdict(one.seen())} for name, one in panels.items()}

    live = Live(state, is_ending)

    @app.get("/", response_class=HTMLResponse)
    def page(request: Request) -> HTMLResponse:
        return templates.TemplateResponse(request, "dock.html", {"panels": panels.values()})

    @app.get("/api/state")
    def get_state() -> dict[str, Any]:
        return state()

    @app.get("/api/events")
    async def get_events() -> StreamingResponse:
        return live.stream()

    for panel in panels.values():
        panel.add_routes(app)
    _add_hands(app, panels, live, state)
    return app


def _add_hands(app: FastAPI, panels: Mapping[str, Panel], live: Live, state: Callable[[], dict[str, Any]]) -> None:
    def named(name: str) -> Panel:
        if name not in panels:
            raise HTTPException(404, "no such device")
        return panels[name]

    @app.post("/api/{name}")
    async def change(name: str, request: Request) -> dict[str, Any]:
        panel, body = named(name), await _body(request, _MOST_CHANGE_BYTES)
        _need(request, "application/json")
        try:
            wanted = panel.change.model_validate_json(body)
        except ValidationError as error:
            told = error.errors(include_url=False, include_context=False, include_input=False)
            raise RequestValidationError(told) from error
        await run_in_threadpool(panel.apply, wanted)
        live.look()
        return await run_in_threadpool(state)

    @app.post("/api/{name}/picture")
    async def put_picture(name: str, request: Request) -> dict[str, Any]:
        panel, body = named(name), await _body(request, MOST_BYTES)
        _need(request, "image/")
        picture = await run_in_threadpool(decoded, body)
        if picture is None:
            raise HTTPException(422, "no JPEG or PNG that can be read")
        if not await run_in_threadpool(panel.put_picture, picture):
            raise HTTPException(404, "nothing can be laid there")
        live.look()
        return await run_in_threadpool(state)


def _need(request: Request, start: str) -> None:
    """A browser asks us before it sends these for a page elsewhere, and gets no leave."""
    if not request.headers.get("Content-Type", "").startswith(start):
        raise HTTPException(415, "another kind of content is needed")


async def _body(request: Request, most: int) -> bytes:
    """All of it, as long as it is not too much."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise HTTPException(413, "too much")
    return bytes(body)
