"""What is left of a roll: counted from bytes, believed until the printer knows better, new when it was changed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from PIL import Image

from devices.printer._make import ROLL, change_roll, roll_in
from devices.printer.length import paper_mm
from devices.printer.preview import preview, sample_job
from devices.printer.roll import CountingPrinter, Roll, RollFile
from kiosk.cli import kiosk
from kiosk.ports import PrinterState, PrintState
from kiosk.tickets import FEW_NUMBERS
from tests.devices.rig import job, rig

if TYPE_CHECKING:
    from pathlib import Path

MARGIN_DOTS = 32
CONFIG = """
kiosk = "kiosk-1"
state_dir = "."
[office]
code = "64.74.02"
name = "Kecamatan Contoh"
zone = "Asia/Makassar"
[[lanes]]
code = "umum"
letter = "A"
wait_at = "Loket 1"
"""
JUST_ENOUGH_M = FEW_NUMBERS * 0.11 + 0.001


@pytest.mark.parametrize("name", ["bring", "number", "practice", "readiness", "referral", "wrote"])
@pytest.mark.parametrize("columns", [32, 48])
def test_paper_counted_from_bytes_is_the_paper_that_comes_out(name: str, columns: int) -> None:
    for is_large in (False, True):
        for native_qr in (True, False):
            with Image.open(BytesIO(preview(name, columns, is_large=is_large, native_qr=native_qr))) as image:
                drawn_mm = (image.height - MARGIN_DOTS) / 8
            counted_mm = paper_mm(sample_job(name, columns, is_large=is_large, native_qr=native_qr))
            assert counted_mm == pytest.approx(drawn_mm, rel=0.07)


def test_slip_that_ends_is_counted_and_one_that_was_not_sent_is_not(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        printer = CountingPrinter(it.printer, RollFile(tmp_path / ROLL), 80.0)
        assert printer.send(job(), started=lambda: None).state is PrintState.PRINTED
        assert roll_in(tmp_path) == Roll(used_mm=paper_mm(job()), slips=1)
        it.simulator.switch(cover_open=True)
        assert printer.send(job(), started=lambda: None).state is PrintState.BLOCKED
        assert roll_in(tmp_path).slips == 1


def test_little_paper_is_told_before_it_is_out_and_a_new_roll_ends_that(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        printer = CountingPrinter(it.printer, RollFile(tmp_path / ROLL), JUST_ENOUGH_M)
        assert printer.state() is PrinterState.READY
        assert printer.send(job(), started=lambda: None).printer is PrinterState.PAPER_LOW
        assert printer.state() is PrinterState.PAPER_LOW
        change_roll(tmp_path)
        assert printer.state() is PrinterState.READY


def test_roll_that_ran_out_is_new_after_the_cover_was_open() -> None:
    used = Roll(used_mm=70_000, slips=700)
    changed = used.seen(PrinterState.PAPER_OUT).seen(PrinterState.COVER_OPEN).seen(PrinterState.READY)
    assert changed == Roll()


@pytest.mark.parametrize(
    "states",
    [
        (PrinterState.COVER_OPEN, PrinterState.READY),  # looked in
        (PrinterState.PAPER_OUT, PrinterState.READY),  # caught for a moment
        (PrinterState.PAPER_OUT, PrinterState.OFFLINE, PrinterState.READY),
    ],
)
def test_roll_stays_the_same_where_nobody_can_have_changed_it(states: tuple[PrinterState, ...]) -> None:
    roll = Roll(used_mm=70_000, slips=700)
    for state in states:
        roll = roll.seen(state)
    assert roll == Roll(used_mm=70_000, slips=700)


def test_printer_that_sees_its_paper_is_believed() -> None:
    used = Roll(used_mm=79_000, slips=790)
    assert used.judged(PrinterState.READY, 80.0) is PrinterState.PAPER_LOW
    assert used.judged(PrinterState.UNSUPPORTED, 80.0) is PrinterState.PAPER_LOW
    assert used.judged(PrinterState.COVER_OPEN, 80.0) is PrinterState.COVER_OPEN
    knows = used.seen(PrinterState.PAPER_LOW)
    assert knows.judged(PrinterState.READY, 80.0) is PrinterState.READY


def test_numbers_left_follow_the_slips_of_this_office() -> None:
    assert Roll(used_mm=73_400, slips=0).numbers_left(80.0) == 60
    assert Roll(used_mm=40_000, slips=200).numbers_left(80.0) == 200
    assert Roll(used_mm=90_000, slips=200).numbers_left(80.0) == 0


@pytest.mark.parametrize("content", [b"", b"{", b'{"used_mm": "x"}', b"[]", b"\xff\x00"])
def test_broken_file_is_a_new_roll(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ROLL).write_bytes(content)
    assert roll_in(tmp_path) == Roll()


def test_full_disk_stops_no_slip(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        printer = CountingPrinter(it.printer, RollFile(tmp_path / "gone" / ROLL), 80.0)
        assert printer.send(job(), started=lambda: None).state is PrintState.PRINTED


def test_new_roll_is_told_at_the_command_line(tmp_path: Path) -> None:
    RollFile(tmp_path / ROLL).save(Roll(used_mm=70_000, slips=700, has_sensor=True))
    config = tmp_path / "kiosk.toml"
    config.write_text(CONFIG)
    done = CliRunner().invoke(kiosk, ["device", "roll-changed", "--config", str(config)])
    assert done.exit_code == 0, done.output
    assert roll_in(tmp_path) == Roll(has_sensor=True)
