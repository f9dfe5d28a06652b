"""A number is kept in the printer's own thread: with its slip already being sent only if the printer is ready."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from kiosk.errors import KioskError
from kiosk.ports import PrinterState, PrintJob, PrintReport, PrintState
from tests.fakes.office import ask, slip
from tests.kiosk.runtime.test_spooler import Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Desk:
    """Keeps numbers as the spooler asks."""

    bench: Bench
    jobs: list[PrintJob] = field(default_factory=list)

    def keep(self, is_sending: bool) -> PrintJob:
        self.jobs.append(self.bench.store.issue(ask(self.bench.clock), None, slip, is_sending=is_sending).job)
        return self.jobs[-1]

    def issue(self) -> PrintState:
        """Have one kept, and wait until the printer's thread has ended it."""
        assert self.bench.spooler.issue(self.keep)
        self.bench.spooler._worker.submit(int).result(5)
        return self.bench.kept(self.jobs[-1])


@pytest.fixture
def desk() -> Iterator[Desk]:
    bench = Bench()
    bench.look()
    yield Desk(bench)
    bench.spooler.close()


def test_ready_printer_gets_a_slip_that_was_kept_as_being_sent(desk: Desk) -> None:
    assert desk.issue() is PrintState.PRINTED
    assert desk.jobs[0].state is PrintState.SENDING
    assert desk.bench.printer.sent == [desk.jobs[0].payload]
    assert [desk.bench.moves.get(timeout=1)] == [PrintState.PRINTED]  # that it is sent, its number has told


def test_number_of_a_printer_in_trouble_is_queued_and_its_slip_blocked(desk: Desk) -> None:
    desk.bench.printer.now = PrinterState.PAPER_OUT
    assert desk.issue() is PrintState.BLOCKED
    assert desk.jobs[0].state is PrintState.QUEUED
    assert desk.bench.printer.sent == []


@pytest.mark.parametrize("surprise", [KioskError("device.printer.odd"), ValueError("odd"), OSError(5, "odd")])
def test_number_is_kept_where_the_printer_cannot_even_be_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, surprise: Exception
) -> None:
    def fail() -> bool:
        raise surprise

    monkeypatch.setattr(desk.bench.printer, "is_ready", fail)
    assert desk.issue() is PrintState.PRINTED
    assert [job.state for job in desk.jobs] == [PrintState.QUEUED]
    assert desk.bench.printer.sent == [desk.jobs[0].payload]


def test_slip_that_the_printer_did_not_take_after_all_waits_and_is_kept_again_before_its_first_byte(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = desk.bench.printer.send
    kept_at_first_byte = []

    def spy(job: bytes, *, started: Callable[[], None], written: Callable[[], None] | None) -> PrintReport:
        def look() -> None:
            started()
            kept_at_first_byte.append(desk.bench.kept(desk.jobs[0]))

        return send(job, started=look, written=written)

    blocked = PrintReport(PrintState.BLOCKED, 0, PrinterState.PAPER_OUT)
    monkeypatch.setattr(desk.bench.printer, "send", lambda *_, **__: blocked)
    assert desk.issue() is PrintState.BLOCKED
    monkeypatch.setattr(desk.bench.printer, "send", spy)
    desk.bench.look()
    assert kept_at_first_byte == [PrintState.SENDING]
    assert desk.bench.kept(desk.jobs[0]) is PrintState.PRINTED
    assert len(desk.bench.printer.sent) == 1


def test_printer_that_has_been_doubted_twice_is_sent_nothing(desk: Desk) -> None:
    desk.bench.printer.ends = PrintState.UNKNOWN
    assert [desk.issue(), desk.issue(), desk.issue()] == [PrintState.UNKNOWN, PrintState.UNKNOWN, PrintState.BLOCKED]
    assert [job.state for job in desk.jobs] == [PrintState.SENDING, PrintState.SENDING, PrintState.QUEUED]
    assert len(desk.bench.printer.sent) == 2


def test_slip_in_doubt_is_not_printed_again_when_its_number_is_asked_for_again(desk: Desk) -> None:
    job = replace(desk.bench.job(), state=PrintState.UNKNOWN)
    assert desk.bench.spooler.issue(lambda _: job)
    desk.bench.look()
    assert desk.bench.printer.sent == []


def test_what_could_not_be_kept_is_not_printed_and_the_next_number_is(desk: Desk) -> None:
    def fail(_: bool) -> PrintJob:
        raise KioskError("store.disk.full")

    assert desk.bench.spooler.issue(fail)
    assert desk.bench.spooler._worker.submit(lambda: desk.bench.spooler.issue(lambda _: None)).result(5) is False
    assert desk.bench.printer.sent == []
    assert desk.issue() is PrintState.PRINTED


def test_no_number_waits_for_a_printer_that_is_asked_or_printing_or_lent(desk: Desk) -> None:
    may_go_on = threading.Event()
    busy = desk.bench.spooler._worker.submit(may_go_on.wait, 5)
    assert not desk.bench.spooler.issue(desk.keep)
    may_go_on.set()
    busy.result(5)
    desk.bench.spooler.lend().result(5)
    assert not desk.bench.spooler.issue(desk.keep)
    desk.bench.printer.now = PrinterState.READY
    desk.bench.spooler.take_back()
    desk.bench.look()
    assert desk.issue() is PrintState.PRINTED


def test_after_the_end_nothing_is_kept_there(desk: Desk) -> None:
    desk.bench.spooler.close()
    assert not desk.bench.spooler.issue(desk.keep)
    assert desk.jobs == []
