"""From configuration to a printer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from devices.printer.encoder import EscposEncoder, load_escpos
from devices.printer.printer import EscposPrinter
from devices.printer.wire import address_from_url

if TYPE_CHECKING:
    from devices.printer.timeouts import Timeouts
    from kiosk.clock import Clock
    from kiosk.config import PrinterConfig
    from kiosk.ports import SlipEncoder, SlipPrinter


def make_printer(config: PrinterConfig, clock: Clock, times: Timeouts | None = None) -> SlipPrinter | None:
    """The configured printer, not connected yet; None if there is none. Raises: PrinterUrlError."""
    return EscposPrinter(address_from_url(config.url), clock, times) if config.url else None


def make_encoder(config: PrinterConfig) -> SlipEncoder:
    """The encoder for the configured model; its slow import goes on in the background, so that no start waits."""
    threading.Thread(target=load_escpos, name="escpos-import", daemon=True).start()
    return EscposEncoder(config.profile, config.columns, config.width_dots)
