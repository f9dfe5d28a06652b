"""From configuration to a printer."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from devices.printer.encoder import EscposEncoder
from devices.printer.escpos_import import load_escpos
from devices.printer.printer import EscposPrinter
from devices.printer.profiles import profile_of, shared
from devices.printer.roll import CountingPrinter, Roll, RollFile
from devices.printer.spared import SparedPrinter, half
from devices.printer.timeouts import Timeouts
from devices.printer.wire import PacedWire, address_from_url

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from kiosk.clock import Clock
    from kiosk.config import PrinterConfig
    from kiosk.ports import SlipEncoder, SlipPrinter


ROLL, SPARE_ROLL = "roll.json", "roll-spare.json"


def make_printer(
    config: PrinterConfig,
    clock: Clock,
    times: Timeouts | None = None,
    *,
    spare: PrinterConfig | None = None,
    rolls: Path | None = None,
) -> SlipPrinter | None:
    """The configured printer with its spare, not connected yet; None if there is none.

    Args:
        config: The printer.
        clock: Where time comes from.
        times: How long anything may take.
        spare: Takes what the printer cannot.
        rolls: The folder where what is left of the paper is kept; without one nobody counts.

    Raises: PrinterUrlError.
    """
    times = times or Timeouts()
    if spare is None or not spare.url:
        return _counted(_one(config, clock, times), config, rolls, ROLL) if config.url else None
    if not config.url:
        return _counted(_one(spare, clock, times), spare, rolls, SPARE_ROLL)
    first, other = _one(config, clock, half(times)), _one(spare, clock, half(times))
    return SparedPrinter(_counted(first, config, rolls, ROLL), _counted(other, spare, rolls, SPARE_ROLL))


def _counted(printer: SlipPrinter, config: PrinterConfig, rolls: Path | None, name: str) -> SlipPrinter:
    return printer if rolls is None else CountingPrinter(printer, RollFile(rolls / name), config.roll_m)


def change_roll(rolls: Path, *, is_spare: bool = False) -> None:
    """Somebody says that a new roll was put in."""
    file = _roll_file(rolls, is_spare=is_spare)
    file.save(file.load().fresh())


def roll_in(rolls: Path, *, is_spare: bool = False) -> Roll:
    """The roll in the printer, as counted."""
    return _roll_file(rolls, is_spare=is_spare).load()


class CountedPaper:
    """The paper of the printer and of its spare, for the officers' desk.

    Args:
        rolls: The folder where it is counted.
        config: Of the printer; without an address there is none.
        spare: Of the spare; None where there is none.
    """

    def __init__(self, rolls: Path, config: PrinterConfig, spare: PrinterConfig | None = None) -> None:
        there = {False: config, True: spare}
        self._rolls = rolls
        self._roll_m = {is_spare: one.roll_m for is_spare, one in there.items() if one is not None and one.url}

    def left(self, *, is_spare: bool = False) -> int | None:
        """About how many numbers it is enough for; None before any was printed, or where no printer is."""
        roll = roll_in(self._rolls, is_spare=is_spare)
        return roll.numbers_left(self._roll_m[is_spare]) if roll.slips and is_spare in self._roll_m else None

    def changed(self, order: UUID, *, is_spare: bool = False) -> None:
        """Somebody at the desk says that a new roll was put in; the same order counts once."""
        file = _roll_file(self._rolls, is_spare=is_spare)
        roll = file.load()
        if is_spare in self._roll_m and roll.order != str(order):
            file.save(msgspec.structs.replace(roll.fresh(), order=str(order)))


def _roll_file(rolls: Path, *, is_spare: bool) -> RollFile:
    return RollFile(rolls / (SPARE_ROLL if is_spare else ROLL))


def _one(config: PrinterConfig, clock: Clock, times: Timeouts) -> SlipPrinter:
    address, profile = address_from_url(config.url), profile_of(config)
    if profile.pace_bytes_s:
        address = replace(address, wire=PacedWire(address.wire, profile.buffer_bytes, profile.pace_bytes_s))
    return EscposPrinter(address, clock, times)


def make_encoder(config: PrinterConfig, spare: PrinterConfig | None = None) -> SlipEncoder:
    """The encoder for the configured model; its slow import goes on in the background, so that no start waits.

    A slip is encoded before anybody knows which printer takes it: it is one that both can print.
    """
    threading.Thread(target=load_escpos, name="escpos-import", daemon=True).start()
    printers = [one for one in (config, spare) if one is not None and one.url] or [config]
    return EscposEncoder(shared([profile_of(one) for one in printers]))
