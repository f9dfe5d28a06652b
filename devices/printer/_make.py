"""From configuration to a printer."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from devices.printer.encoder import EscposEncoder, load_escpos
from devices.printer.printer import EscposPrinter
from devices.printer.profiles import profile_of
from devices.printer.wire import PacedWire, address_from_url

if TYPE_CHECKING:
    from devices.printer.timeouts import Timeouts
    from kiosk.clock import Clock
    from kiosk.config import PrinterConfig
    from kiosk.ports import SlipEncoder, SlipPrinter


def make_printer(config: PrinterConfig, clock: Clock, times: Timeouts | None = None) -> SlipPrinter | None:
    """The configured printer, not connected yet; None if there is none. Raises: PrinterUrlError."""
    if not config.url:
        return None
    address, profile = address_from_url(config.url), profile_of(config)
    if profile.pace_bytes_s:
        paced = PacedWire(address.wire, profile.buffer_bytes, profile.pace_bytes_s)
        address = replace(address, wire=paced)
    return EscposPrinter(address, clock, times)


def make_encoder(config: PrinterConfig) -> SlipEncoder:
    """The encoder for the configured model; its slow import goes on in the background, so that no start waits."""
    threading.Thread(target=load_escpos, name="escpos-import", daemon=True).start()
    profile = profile_of(config)
    return EscposEncoder(profile.escpos, profile.columns, profile.width_dots)
