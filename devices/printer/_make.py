"""From configuration to a printer."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from devices.printer.encoder import EscposEncoder, load_escpos
from devices.printer.printer import EscposPrinter
from devices.printer.profiles import profile_of
from devices.printer.spared import SparedPrinter, half
from devices.printer.timeouts import Timeouts
from devices.printer.wire import PacedWire, address_from_url

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.config import PrinterConfig
    from kiosk.ports import SlipEncoder, SlipPrinter


def make_printer(
    config: PrinterConfig, clock: Clock, times: Timeouts | None = None, *, spare: PrinterConfig | None = None
) -> SlipPrinter | None:
    """The configured printer with its spare, not connected yet; None if there is none. Raises: PrinterUrlError."""
    times = times or Timeouts()
    if spare is None or not spare.url:
        return _one(config, clock, times) if config.url else None
    if not config.url:
        return _one(spare, clock, times)
    return SparedPrinter(_one(config, clock, half(times)), _one(spare, clock, half(times)))


def _one(config: PrinterConfig, clock: Clock, times: Timeouts) -> SlipPrinter:
    address, profile = address_from_url(config.url), profile_of(config)
    if profile.pace_bytes_s:
        address = replace(address, wire=PacedWire(address.wire, profile.buffer_bytes, profile.pace_bytes_s))
    return EscposPrinter(address, clock, times)


def make_encoder(config: PrinterConfig, spare: PrinterConfig | None = None) -> SlipEncoder:
    """The encoder for the configured model; its slow import goes on in the background, so that no start waits.

    A slip is encoded before anybody knows which printer takes it: it fits the narrower paper of the two.
    """
    threading.Thread(target=load_escpos, name="escpos-import", daemon=True).start()
    printers = [one for one in (config, spare) if one is not None and one.url] or [config]
    profile = min(map(profile_of, printers), key=lambda one: one.width_dots)
    return EscposEncoder(profile.escpos, profile.columns, profile.width_dots)
