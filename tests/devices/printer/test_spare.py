"""A second printer takes what the first cannot, and never what it may already have printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.printer import make_encoder, make_printer
from devices.printer.simulator import SimulatedPrinter
from devices.printer.spared import SparedPrinter, half
from devices.printer.timeouts import Timeouts
from kiosk.clock import SystemClock
from kiosk.config import PrinterConfig
from kiosk.ports import PrinterState, PrintState, WhoActs
from tests.devices.rig import SHORT, SLIP, job

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Two:
    """A printer, its spare, and what drives both."""

    def __init__(self, folder: Path) -> None:
        self.first, self.spare = SimulatedPrinter(folder / "first"), SimulatedPrinter(folder / "spare")
        urls = (PrinterConfig(url=one.url) for one in (self.first, self.spare))
        printer = make_printer(next(urls), SystemClock(), SHORT, spare=next(urls))
        assert isinstance(printer, SparedPrinter)
        self.printer, self.starts = printer, 0

    def send(self) -> tuple[PrintState, PrinterState]:
        report = self.printer.send(job(), started=self._count)
        return report.state, report.printer

    @property
    def papers(self) -> tuple[int, int]:
        return len(self.first.slips), len(self.spare.slips)

    def _count(self) -> None:
        self.starts += 1


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    made = Two(tmp_path)
    yield made
    made.printer.close()
    made.first.close()
    made.spare.close()


def test_first_printer_takes_every_slip_while_it_can(two: Two) -> None:
    assert two.printer.state() is PrinterState.READY
    assert two.send() == (PrintState.PRINTED, PrinterState.READY)
    assert two.papers == (1, 0)


def test_last_byte_is_told_by_the_one_that_took_it(two: Two) -> None:
    two.printer.state()
    two.first.switch(paper="out")
    told: list[int] = []
    report = two.printer.send(job(), started=lambda: None, written=lambda: told.append(1))
    assert (report.state, told) == (PrintState.PRINTED, [1])


@pytest.mark.parametrize("trouble", [{"paper": "out"}, {"plugged": False}, {"answers": False}])
def test_spare_prints_what_the_first_cannot_and_the_officer_is_told(two: Two, trouble: dict[str, object]) -> None:
    two.first.switch(**trouble)
    assert two.printer.state() is PrinterState.ON_SPARE
    assert PrinterState.ON_SPARE.who_acts is WhoActs.OFFICER
    assert two.send() == (PrintState.PRINTED, PrinterState.ON_SPARE)
    assert (two.papers, two.starts) == ((0, 1), 1)
    two.first.switch(paper="ok", plugged=True, answers=True)
    assert two.printer.state() is PrinterState.READY
    assert two.send() == (PrintState.PRINTED, PrinterState.READY)
    assert two.papers == (1, 1)


def test_both_in_trouble_say_what_the_first_has(two: Two) -> None:
    two.first.switch(cover_open=True)
    two.spare.switch(plugged=False)
    assert two.printer.state() is PrinterState.COVER_OPEN
    assert two.send() == (PrintState.BLOCKED, PrinterState.COVER_OPEN)
    assert (two.papers, two.starts) == ((0, 0), 0)


def test_slip_that_the_first_holds_back_is_not_tried_at_the_spare(two: Two) -> None:
    two.printer.state()
    two.first.switch(paper_out_after_bytes=100)
    assert two.send() == (PrintState.UNKNOWN, PrinterState.PAPER_OUT)
    assert two.papers == (0, 0)
    two.first.switch(paper="ok")
    assert two.first.wait_for_slips(1, 2.0)
    late = two.printer.settle()
    assert late is None or late.state is PrintState.PRINTED
    assert two.papers == (1, 0)


def test_slip_that_the_spare_holds_back_is_settled_there(two: Two) -> None:
    two.first.switch(plugged=False)
    two.printer.state()
    two.spare.switch(paper_out_after_bytes=100)
    assert two.send() == (PrintState.UNKNOWN, PrinterState.PAPER_OUT)
    two.spare.switch(plugged=False)
    lost = two.printer.settle()
    assert lost is not None
    assert (lost.state, lost.printer) == (PrintState.UNKNOWN, PrinterState.OFFLINE)


def test_asking_both_stays_within_the_ports_limit() -> None:
    assert 2 * half(Timeouts()).state_s < 2.0


def test_slip_fits_the_narrower_paper_of_the_two() -> None:
    wide, narrow = PrinterConfig(url="usb:04b8:0e15"), PrinterConfig(url="usb:0416:5011", profile="generic-58")
    alone = make_encoder(narrow).encode(SLIP)
    assert make_encoder(wide, narrow).encode(SLIP) == alone
    assert make_encoder(wide, PrinterConfig(profile="generic-58")).encode(SLIP) == make_encoder(wide).encode(SLIP)


def test_spare_alone_is_the_printer() -> None:
    spare = PrinterConfig(url="tcp://127.0.0.1:1")
    assert make_printer(PrinterConfig(), SystemClock(), spare=spare) is not None
    assert make_printer(PrinterConfig(), SystemClock(), spare=PrinterConfig()) is None
