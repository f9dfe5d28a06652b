"""The dock's page and API."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import FileResponse, HTMLResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from pydantic import BaseModel, ConfigDict, Field

from devices.scanner import SimulatedState
from devices.speaker import SpeakerState

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.simulator import SimulatedPrinter
    from devices.scanner import SimulatedScanner
    from devices.speaker import SimulatedSpeaker

_HERE = Path(__file__).parent
_MEDIA = {"png": "image/png", "txt": "text/plain; charset=utf-8", "bin": "application/octet-stream"}
_Bytes = Field(default=None, ge=1, le=1 << 20)


class PrinterChange(BaseModel):
    """What to change; what is not named stays. An unknown name is refused, not overheard."""

    model_config = ConfigDict(extra="forbid", strict=True)

    paper: Literal["ok", "low", "out"] = "ok"
    cover_open: bool = False
    plugged: bool = True
    answers: bool = True
    garbage: bool = False
    delay_ms: int = Field(default=0, ge=0, le=60_000)
    unplug_after_bytes: int | None = _Bytes
    paper_out_after_bytes: int | None = _Bytes


class ScannerChange(BaseModel):
    """How the scanner shall behave from its next start on."""

    model_config = ConfigDict(extra="forbid")

    state: SimulatedState


class SpeakerChange(BaseModel):
    """What to change; what is not named stays."""

    model_config = ConfigDict(extra="forbid")

    state: SpeakerState | None = None
    headphones: bool | None = Field(default=None, strict=True)


def make_app(printer: SimulatedPrinter, scanner: SimulatedScanner, speaker: SimulatedSpeaker) -> FastAPI:
    """The application over these devices."""
    app = FastAPI(title="Anjungan dock", openapi_url=None)
    templates = Jinja2Templates(_HERE / "templates")
    app.mount("/static", StaticFiles(directory=_HERE / "static"))

    def state() -> dict[str, Any]:
        return _state_of(printer, scanner, speaker)

    @app.get("/", response_class=HTMLResponse)
    def page(request: Request) -> HTMLResponse:
        return templates.TemplateResponse(request, "dock.html", {"state": state()})

    @app.get("/api/state")
    def get_state() -> dict[str, Any]:
        return state()

    @app.post("/api/printer")
    def change_printer(change: PrinterChange) -> dict[str, Any]:
        printer.switch(**change.model_dump(exclude_unset=True))
        return state()

    @app.post("/api/scanner")
    def change_scanner(change: ScannerChange) -> dict[str, Any]:
        scanner.switch(change.state)
        return state()

    _add_speaker(app, speaker, state)

    @app.get("/api/slips")
    def get_slips() -> list[dict[str, Any]]:
        return [vars(slip) for slip in printer.slips]

    @app.get("/api/slips/{number}.{kind}")
    def get_slip(number: int, kind: str) -> FileResponse:
        path = printer.folder / f"{number:03d}.{kind}"
        if kind not in _MEDIA or not path.is_file():
            raise HTTPException(404, "no such slip")
        return FileResponse(path, media_type=_MEDIA[kind])

    return app


def _add_speaker(app: FastAPI, speaker: SimulatedSpeaker, state: Callable[[], dict[str, Any]]) -> None:
    @app.post("/api/speaker")
    def change_speaker(change: SpeakerChange) -> dict[str, Any]:
        if change.state is not None:
            speaker.switch(change.state)
        if change.headphones is not None:
            speaker.plug(is_in=change.headphones)
        return state()

    @app.get("/api/said")
    def get_said() -> list[dict[str, Any]]:
        return speaker.said()


def _state_of(printer: SimulatedPrinter, scanner: SimulatedScanner, speaker: SimulatedSpeaker) -> dict[str, Any]:
    return {
        "printer": {
            **vars(printer.switches),
            "url": printer.url,
            "serial_url": printer.serial_url,
            "held_bytes": printer.held_bytes,
        },
        "scanner": {"state": scanner.state, "device": scanner.device, "config_dir": str(scanner.folder)},
        "speaker": {
            "state": speaker.state,
            "headphones": speaker.has_headphones,
            "device": speaker.device,
            "jack": str(speaker.jack_path),
        },
        "slips": len(printer.slips),
    }
