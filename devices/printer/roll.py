"""How much paper is left, as far as one can know by counting: few printers tell before it is too late.

What has come out since the roll was changed is kept in a small file, written when a slip has ended and never before
its last byte. A roll is taken for changed when it had run out and the cover was open before there was paper again, or
when somebody says so. A printer that has once said by itself that its paper is near the end is believed ever after.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from devices.printer.length import paper_mm
from kiosk.ports import PrinterState, PrintReport, PrintState
from kiosk.tickets import FEW_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.ports import SlipPrinter

log = logging.getLogger(__name__)

_USUAL_SLIP_MM = 110.0
_ENOUGH_SLIPS = 10  # so that one long list does not stand for all slips
_MADE_PAPER = frozenset({PrintState.PRINTED, PrintState.UNVERIFIED, PrintState.UNKNOWN})


class Roll(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The roll in a printer.

    Args:
        used_mm: What has come out since it was put in.
        slips: In how many pieces.
        is_out: It had run out when the printer was last asked.
        was_opened: And the cover was open since.
        has_sensor: The printer tells by itself when little is left.
        order: The last that said from afar that it was changed.
    """

    used_mm: float = 0.0
    slips: int = 0
    is_out: bool = False
    was_opened: bool = False
    has_sensor: bool = False
    order: str = ""

    def fresh(self) -> Roll:
        """Another roll in the same printer."""
        return Roll(has_sensor=self.has_sensor, order=self.order)

    def after(self, job: bytes) -> Roll:
        """When this has come out."""
        return msgspec.structs.replace(self, used_mm=self.used_mm + paper_mm(job), slips=self.slips + 1)

    def seen(self, state: PrinterState) -> Roll:
        """When the printer has said this of itself."""
        match state:
            case PrinterState.PAPER_OUT:
                return msgspec.structs.replace(self, is_out=True)
            case PrinterState.COVER_OPEN:
                return msgspec.structs.replace(self, was_opened=self.is_out)
            case PrinterState.PAPER_LOW:
                return msgspec.structs.replace(self._filled(), has_sensor=True)
            case PrinterState.READY:
                return self._filled()
            case _:
                return self

    def _filled(self) -> Roll:
        """There is paper: another roll if this one had run out and the cover was open; else it was only caught."""
        if self.is_out and self.was_opened:
            return self.fresh()
        return msgspec.structs.replace(self, is_out=False, was_opened=False)

    def numbers_left(self, roll_m: float) -> int:
        """About how many slips are still on it."""
        average_mm = self.used_mm / self.slips if self.slips >= _ENOUGH_SLIPS else _USUAL_SLIP_MM
        return max(0, int((roll_m * 1000 - self.used_mm) / max(1.0, average_mm)))

    def judged(self, state: PrinterState, roll_m: float) -> PrinterState:
        """What the printer says, and what it cannot see: that little is left."""
        can_tell = state in {PrinterState.READY, PrinterState.UNSUPPORTED} and not self.has_sensor
        return PrinterState.PAPER_LOW if can_tell and self.numbers_left(roll_m) < FEW_NUMBERS else state


class RollFile:
    """Keeps a roll; what cannot be read is a new one, and what cannot be written is logged and no more.

    Args:
        path: Its file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Roll:
        """As it was left."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Roll)
        except (OSError, msgspec.DecodeError):
            return Roll()

    def save(self, roll: Roll) -> None:
        """Keep it; no slip waits for the disk's platter, as a lost count costs a warning and no more."""
        half = self._path.with_suffix(".new")
        try:
            half.write_bytes(msgspec.json.encode(roll))
            half.replace(self._path)
        except OSError as err:
            log.warning("what is left of the roll is not kept: %s", err.strerror)


class CountingPrinter:
    """A `SlipPrinter` that counts the paper of another, and says PAPER_LOW when little can be left.

    Args:
        printer: Prints.
        rolls: Where the count is kept.
        roll_m: Length of a new roll.
    """

    def __init__(self, printer: SlipPrinter, rolls: RollFile, roll_m: float) -> None:
        self._printer, self._rolls, self._roll_m = printer, rolls, roll_m

    def state(self) -> PrinterState:
        """As the printer says, or PAPER_LOW."""
        says = self._printer.state()
        return self._seen(self._rolls.load(), says)

    def is_ready(self) -> bool:
        """As the printer's."""
        return self._printer.is_ready()

    def send(
        self, job: bytes, *, started: Callable[[], None], written: Callable[[], None] | None = None
    ) -> PrintReport:
        """Print one job, and count its paper when it has ended."""
        report = self._printer.send(job, started=started, written=written)
        roll = self._rolls.load()
        if report.state in _MADE_PAPER:
            roll = roll.after(job)
            self._rolls.save(roll)
        return PrintReport(report.state, report.sent_bytes, self._seen(roll, report.printer))

    def settle(self) -> PrintReport | None:
        """As the printer's; its paper was counted when it was sent."""
        report = self._printer.settle()
        return report and PrintReport(report.state, report.sent_bytes, self._seen(self._rolls.load(), report.printer))

    def close(self) -> None:
        """Forget the wire."""
        self._printer.close()

    def _seen(self, before: Roll, says: PrinterState) -> PrinterState:
        roll = before.seen(says)
        if roll != before:
            self._rolls.save(roll)
        return roll.judged(says, self._roll_m)
