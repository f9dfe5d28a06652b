"""From configuration to a printer."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from devices.printer.encoder import EscposEncoder
from devices.printer.escpos_import import load_escpos
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

    A slip is encoded before anybody knows which printer takes it: it fits the narrower paper of the two,
    and its code is one that both can print.
    """
    threading.Thread(target=load_escpos, name="escpos-import", daemon=True).start()
    printers = [one for one in (config, spare) if one is not None and one.url] or [config]
    profiles = [profile_of(one) for one in printers]
    narrow = min(profiles, key=lambda one: one.columns)
    draws_codes = all(one.native_qr for one in profiles)
    return EscposEncoder(narrow.escpos, narrow.columns, draws_codes=draws_codes)
