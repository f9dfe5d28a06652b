"""The readiness slip on paper."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from kiosk.clock import SystemClock
from kiosk.ports import PrintState

if TYPE_CHECKING:
    from kiosk.config import Config
    from kiosk.tickets import Readiness


def print_readiness(config: Config, readiness: Readiness) -> PrintState:
    """Print it, and say what became of it; may take 20 s."""
    from devices.printer import make_encoder, make_printer  # noqa: PLC0415 - no other process needs it here

    printer = make_printer(config.printer, SystemClock(), spare=config.spare_printer, rolls=config.state_dir)
    if printer is None:
        return PrintState.BLOCKED
    payload = make_encoder(config.printer, config.spare_printer).encode(readiness)
    with contextlib.closing(printer):
        return printer.send(payload, started=lambda: None).state
