"""A roll comes to its end in a printer that sees nothing of it coming: the office hears before, and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.printer.length import paper_mm
from devices.printer.roll import CountingPrinter, Roll, RollFile
from kiosk.ports import PrinterState, PrintState
from kiosk.tickets import FEW_NUMBERS
from tests.devices.rig import job, rig

if TYPE_CHECKING:
    from pathlib import Path

ROLL_M = 80.0
SLIPS_BEFORE = 400


def nearly_ended(slips_left: int) -> Roll:
    """A roll of slips like the sample, so many from its end."""
    each_mm = (ROLL_M * 1000) / (SLIPS_BEFORE + slips_left)
    return Roll(used_mm=each_mm * SLIPS_BEFORE, slips=SLIPS_BEFORE)


def test_office_hears_before_the_end_and_a_new_roll_begins_anew(tmp_path: Path) -> None:
    file = RollFile(tmp_path / "roll.json")
    file.save(nearly_ended(FEW_NUMBERS))
    with rig(tmp_path, "tcp") as it:
        printer = CountingPrinter(it.printer, file, ROLL_M)
        told = [printer.state()]
        told += [printer.send(job(), started=lambda: None).printer for _ in range(2)]
        it.simulator.switch(paper="out")
        told.append(printer.state())
        assert printer.send(job(), started=lambda: None).state is PrintState.BLOCKED
        it.simulator.switch(cover_open=True)
        told.append(printer.state())
        it.simulator.switch(paper="ok", cover_open=False)
        told.append(printer.state())
        assert file.load() == Roll()
        assert printer.send(job(), started=lambda: None).state is PrintState.PRINTED
    low, out = PrinterState.PAPER_LOW, PrinterState.PAPER_OUT
    assert told == [PrinterState.READY, low, low, out, PrinterState.COVER_OPEN, PrinterState.READY]
    assert file.load() == Roll(used_mm=paper_mm(job()), slips=1)


def test_power_that_goes_between_two_slips_loses_no_count(tmp_path: Path) -> None:
    file = RollFile(tmp_path / "roll.json")
    with rig(tmp_path, "tcp") as it:
        assert CountingPrinter(it.printer, file, ROLL_M).send(job(), started=lambda: None).state is PrintState.PRINTED
        another = CountingPrinter(it.printer, RollFile(tmp_path / "roll.json"), ROLL_M)
        assert another.send(job(), started=lambda: None).state is PrintState.PRINTED
    assert file.load().slips == 2


def test_slip_in_doubt_has_used_paper_too(tmp_path: Path) -> None:
    file = RollFile(tmp_path / "roll.json")
    with rig(tmp_path, "tcp") as it:
        printer = CountingPrinter(it.printer, file, ROLL_M)
        assert printer.state() is PrinterState.READY
        it.simulator.switch(unplug_after_bytes=200)
        assert printer.send(job(), started=lambda: None).state is PrintState.UNKNOWN
    assert file.load().slips == 1


def test_slip_is_on_its_way_before_anything_is_written(tmp_path: Path) -> None:
    file = RollFile(tmp_path / "roll.json")
    with rig(tmp_path, "tcp") as it:
        printer = CountingPrinter(it.printer, file, ROLL_M)
        seen: list[bool] = []
        printer.send(job(), started=lambda: seen.append((tmp_path / "roll.json").exists()))
    assert seen == [False]
    assert (tmp_path / "roll.json").exists()
