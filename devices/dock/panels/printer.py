"""The slip printer, and every slip that came out."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_type_hints

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse
from pydantic import Field, create_model

from devices.dock.errors import DockError, reason_of
from devices.dock.panels._panel import Change, Panel, Seen, seen
from devices.printer.simulator import SimulatedPrinter, Switches
from kiosk.ports import PrinterState

if TYPE_CHECKING:
    from devices.dock.panels._panel import Place

_MEDIA = {"png": "image/png", "txt": "text/plain; charset=utf-8", "bin": "application/octet-stream"}
_LIMITS: dict[str, dict[str, Any]] = {
    "delay_ms": {"ge": 0, "le": 60_000},
    "bytes_per_s": {"ge": 0, "le": 1 << 20},
    "unplug_after_bytes": {"ge": 1, "le": 1 << 20},
    "paper_out_after_bytes": {"ge": 1, "le": 1 << 20},
}
_PATIENCE_MS = 1000  # a kiosk waits no longer for an answer


def _change() -> type[Change]:
    """Every switch of the printer by its own name, and the power cycle, which is an act."""
    kinds = get_type_hints(Switches)
    moves: dict[str, Any] = {
        one.name: (kinds[one.name], Field(default=one.default, **_LIMITS.get(one.name, {}))) for one in fields(Switches)
    }
    return create_model("PrinterChange", __base__=Change, power_cycle=(Literal[True], True), **moves)


class PrinterPanel(Panel):
    """On TCP and on a serial line at once."""

    name, title, place, change = "printer", "Pencetak struk", 10, _change()
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

    def apply(self, change: Change) -> None:
        """Move what was named."""
        moves = change.model_dump(exclude_unset=True)
        is_cycle = moves.pop("power_cycle", False)
        self.printer.switch(**moves)
        if is_cycle:
            self.printer.power_cycle()

    def add_routes(self, app: FastAPI) -> None:
        """The slips."""

        @app.get(f"/api/{self._slips}")
        def get_slips() -> list[dict[str, Any]]:
            return [vars(slip) for slip in self.printer.slips]

        @app.get(f"/api/{self._slips}/{{number}}.{{kind}}")
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
