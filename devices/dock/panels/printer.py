"""The slip printer, and every slip that came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse
from pydantic import Field

from devices.dock.errors import DockError, reason_of
from devices.dock.panels._panel import Change, Panel, Seen, seen
from devices.printer.simulator import SimulatedPrinter
from kiosk.ports import PrinterState

if TYPE_CHECKING:
    from devices.dock.panels._panel import Place
    from devices.printer.simulator import Switches

_MEDIA = {"png": "image/png", "txt": "text/plain; charset=utf-8", "bin": "application/octet-stream"}
_Bytes = Field(default=None, ge=1, le=1 << 20)
_PATIENCE_MS = 1000  # a kiosk waits no longer for an answer


class PrinterChange(Change):
    """As in `Switches`; a power cycle is an act."""

    paper: Literal["ok", "low", "out"] = "ok"
    cover_open: bool = False
    overheated: bool = False
    cutter_stuck: bool = False
    jammed: bool = False
    broken: bool = False
    plugged: bool = True
    powered: bool = True
    answers: bool = True
    garbage: bool = False
    half_answers: bool = False
    stranger: bool = False
    takes: bool = True
    delay_ms: int = Field(default=0, ge=0, le=60_000)
    bytes_per_s: int = Field(default=0, ge=0, le=1 << 20)
    unplug_after_bytes: int | None = _Bytes
    paper_out_after_bytes: int | None = _Bytes
    power_cycle: Literal[True] = True


class PrinterPanel(Panel):
    """On TCP and on a serial line at once."""

    name, title, place, change = "printer", "Pencetak struk", 10, PrinterChange
    _slips: ClassVar[str] = "slips"
    _tty: ClassVar[str] = "printer-tty"
    _taken: ClassVar[str] = "device.dock.printer_port"

    def __init__(self, place: Place) -> None:
        port = place.ports.get(self.name, 0)
        try:
            self.printer = SimulatedPrinter(place.folder / self._slips, port, place.folder / self._tty)
        except (OSError, OverflowError) as error:
            raise DockError(self._taken, port=port, reason=reason_of(error)) from error

    def state(self) -> dict[str, Any]:
        """Switches, and how much waits and has come out."""
        held, slips = self.printer.held_bytes, len(self.printer.slips)
        return {**vars(self.printer.switches), "held_bytes": held, "slips": slips}

    def seen(self) -> Seen:
        """As this unit says it of itself."""
        return seen("printer", _state(self.printer.switches))

    def addresses(self) -> dict[str, str]:
        """Over TCP, and over the serial line."""
        return {"url": self.printer.url, "serial_url": self.printer.serial_url}

    def apply(self, change: PrinterChange) -> None:
        """Move what was named."""
        moves = change.model_dump(exclude_unset=True)
        is_cycle = moves.pop("power_cycle", False)
        self.printer.switch(**moves)
        if is_cycle:
            self.printer.power_cycle()

    def add_routes(self, app: FastAPI) -> None:
        """The slips."""

        @app.get("/api/slips")
        def get_slips() -> list[dict[str, Any]]:
            return [vars(slip) for slip in self.printer.slips]

        @app.get("/api/slips/{number}.{kind}")
        def get_slip(number: int, kind: str) -> FileResponse:
            path = self.printer.folder / f"{number:03d}.{kind}"
            if kind not in _MEDIA or not path.is_file():
                raise HTTPException(404, "no such slip")
            return FileResponse(path, media_type=_MEDIA[kind])

    def close(self) -> None:
        """Take it away."""
        self.printer.close()


def _state(now: Switches) -> PrinterState:
    """What somebody on its line learns; the gravest thing first, as a kiosk tells it."""
    if not now.is_alive:
        return PrinterState.OFFLINE
    if now.stranger:
        return PrinterState.GARBLED
    if now.half_answers or not (now.answers and now.takes) or now.delay_ms >= _PATIENCE_MS:
        return PrinterState.SILENT
    if now.garbage:
        return PrinterState.GARBLED
    told = {
        PrinterState.COVER_OPEN: now.cover_open,
        PrinterState.PAPER_OUT: now.paper == "out",
        PrinterState.FAULT: now.broken,
        PrinterState.CUTTER_STUCK: now.cutter_stuck,
        PrinterState.JAMMED: now.jammed,
        PrinterState.OVERHEATED: now.overheated,
        PrinterState.PAPER_LOW: now.paper == "low",
    }
    return next((state for state, is_so in told.items() if is_so), PrinterState.READY)


PANEL = PrinterPanel
