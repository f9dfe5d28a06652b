"""What the spooler makes of a printer's answers; each step is in the store before the act that follows it."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

import pytest

from kiosk.errors import KioskError
from kiosk.ports import PrinterState, PrintReport, PrintState, WhoActs
from kiosk.runtime import Spooler
from tests.fakes.office import OFFICE, HandClock, ask, slip
from tests.fakes.printer import FakePrinter
from tests.fakes.store import FakeStore
from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.ports import PrintJob


class Bench:
    """A spooler between a fake printer and a fake store."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.store, self.printer = FakeStore(OFFICE, self.clock), FakePrinter()
        self.moves: queue.Queue[PrintState] = queue.Queue()
        self.states: list[PrinterState] = []
        self.spooler = Spooler(self.printer, self.store, lambda _, state, __: self.moves.put(state), self.states.append)

    def job(self) -> PrintJob:
        return self.store.issue(ask(self.clock), None, slip).job

    def put(self, job: PrintJob) -> PrintState:
        self.spooler.put(job).result(5)
        return self.kept(job)

    def look(self) -> None:
        self.spooler._worker.submit(self.spooler._look).result(5)

    def kept(self, job: PrintJob) -> PrintState:
        return self.store.jobs[job.id].state


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.spooler.close()


def test_good_printer_prints_once(bench: Bench) -> None:
    job = bench.job()
    assert bench.put(job) is PrintState.PRINTED
    assert bench.printer.sent == [job.payload]
    assert [bench.moves.get(timeout=1), bench.moves.get(timeout=1)] == [PrintState.SENDING, PrintState.PRINTED]


def test_sending_is_kept_before_the_first_byte(bench: Bench) -> None:
    job = bench.job()
    kept_at_first_byte: list[PrintState] = []
    send = bench.printer.send

    def spy(payload: bytes, **told: Callable[[], None]) -> PrintReport:
        report = send(payload, **told)
        kept_at_first_byte.append(bench.kept(job))
        return report

    bench.printer.send = spy  # type: ignore[assignment, method-assign]
    bench.put(job)
    assert kept_at_first_byte == [PrintState.SENDING]


def test_blocked_job_prints_when_the_paper_is_back(bench: Bench) -> None:
    bench.printer.now = PrinterState.PAPER_OUT
    job = bench.job()
    assert bench.put(job) is PrintState.BLOCKED
    assert bench.printer.sent == []
    bench.printer.now = PrinterState.READY
    bench.look()
    assert bench.kept(job) is PrintState.PRINTED
    assert bench.printer.sent == [job.payload]


def test_blocked_job_is_not_printed_after_the_resident_has_gone(bench: Bench) -> None:
    bench.printer.now = PrinterState.PAPER_OUT
    bench.put(bench.job())
    bench.spooler.forget()
    bench.printer.now = PrinterState.READY
    bench.look()
    assert bench.printer.sent == []


def test_unknown_is_never_printed_again_by_itself(bench: Bench) -> None:
    bench.printer.ends = PrintState.UNKNOWN
    job = bench.job()
    assert bench.put(job) is PrintState.UNKNOWN
    bench.printer.ends = PrintState.PRINTED
    for _ in range(3):
        bench.look()
    assert bench.printer.sent == [job.payload]
    assert bench.kept(job) is PrintState.UNKNOWN


def test_two_unknown_in_a_row_stop_the_printer_and_nothing_more_is_sent(bench: Bench) -> None:
    bench.printer.ends = PrintState.UNKNOWN
    first, second, third = bench.job(), bench.job(), bench.job()
    assert [bench.put(first), bench.put(second)] == [PrintState.UNKNOWN, PrintState.UNKNOWN]
    assert bench.states[-1] is PrinterState.UNRELIABLE
    assert bench.states[-1].who_acts is WhoActs.TECHNICIAN
    assert bench.put(third) is PrintState.BLOCKED
    bench.look()
    assert bench.printer.sent == [first.payload, second.payload]
    assert bench.kept(third) is PrintState.BLOCKED


@pytest.mark.parametrize("seen_to", [PrinterState.OFFLINE, PrinterState.COVER_OPEN])
def test_stopped_printer_gets_one_try_when_somebody_has_seen_to_it(bench: Bench, seen_to: PrinterState) -> None:
    bench.printer.ends = PrintState.UNKNOWN
    bench.put(bench.job())
    bench.put(bench.job())
    waits = bench.job()
    assert bench.put(waits) is PrintState.BLOCKED
    bench.printer.now = seen_to
    bench.look()
    bench.printer.now = PrinterState.READY
    bench.look()
    assert bench.kept(waits) is PrintState.UNKNOWN
    assert bench.put(bench.job()) is PrintState.BLOCKED  # that try was the second in a row again
    bench.printer.now = seen_to
    bench.look()
    bench.printer.now, bench.printer.ends = PrinterState.READY, PrintState.PRINTED
    bench.look()
    assert bench.states[-1] is PrinterState.READY
    assert bench.put(bench.job()) is PrintState.PRINTED


def test_a_slip_that_is_printed_or_comes_late_ends_the_row_of_doubts(bench: Bench) -> None:
    for _ in range(3):
        bench.printer.ends = PrintState.UNKNOWN
        assert bench.put(bench.job()) is PrintState.UNKNOWN
        bench.printer.ends = PrintState.PRINTED
        assert bench.put(bench.job()) is PrintState.PRINTED
    bench.printer.ends = PrintState.UNKNOWN
    bench.put(bench.job())
    bench.printer.late = PrintReport(PrintState.PRINTED, 1, PrinterState.READY)
    bench.look()
    assert bench.put(bench.job()) is PrintState.UNKNOWN
    assert bench.states[-1] is PrinterState.READY


def test_late_fence_makes_unknown_printed(bench: Bench) -> None:
    bench.printer.ends = PrintState.UNKNOWN
    job = bench.job()
    bench.put(job)
    bench.printer.late = PrintReport(PrintState.PRINTED, len(job.payload), PrinterState.READY)
    bench.look()
    assert bench.kept(job) is PrintState.PRINTED
    assert len(bench.printer.sent) == 1


def test_blocked_job_does_not_hide_the_late_fence_of_the_one_before(bench: Bench) -> None:
    bench.printer.ends = PrintState.UNKNOWN
    first, second = bench.job(), bench.job()
    bench.put(first)
    bench.printer.now, bench.printer.ends = PrinterState.PAPER_OUT, PrintState.PRINTED
    assert bench.put(second) is PrintState.BLOCKED
    bench.printer.now = PrinterState.READY
    bench.printer.late = PrintReport(PrintState.PRINTED, len(first.payload), PrinterState.READY)
    bench.look()
    assert bench.kept(first) is PrintState.PRINTED
    assert bench.kept(second) is PrintState.PRINTED
    assert bench.printer.sent == [first.payload, second.payload]


def test_lost_connection_leaves_unknown_for_good(bench: Bench) -> None:
    bench.printer.ends = PrintState.UNKNOWN
    job = bench.job()
    bench.put(job)
    bench.printer.late = PrintReport(PrintState.UNKNOWN, len(job.payload), PrinterState.OFFLINE)
    bench.look()
    bench.printer.late = PrintReport(PrintState.PRINTED, len(job.payload), PrinterState.READY)
    bench.look()
    assert bench.kept(job) is PrintState.UNKNOWN


def test_start_prints_what_was_queued_and_nothing_unknown(bench: Bench) -> None:
    queued, unknown = bench.job(), bench.job()
    bench.store.save_print(unknown.id, PrintState.SENDING, 0)
    bench.store.save_print(unknown.id, PrintState.UNKNOWN, 100)
    bench.spooler._worker.submit(bench.spooler._take_up, bench.store.pending_jobs()).result(5)
    assert bench.printer.sent == [queued.payload]


def test_printer_is_touched_by_one_thread_and_told_only_when_it_changes(bench: Bench) -> None:
    for _ in range(3):
        bench.look()
    bench.printer.now = PrinterState.COVER_OPEN
    bench.look()
    bench.look()
    assert bench.states == [PrinterState.READY, PrinterState.COVER_OPEN]
    assert len(bench.printer.threads) == 1


def test_a_disk_that_refuses_leaves_no_page_waiting_and_prints_nothing(bench: Bench) -> None:
    job = bench.job()
    save_print = bench.store.save_print
    bench.store.save_print = refuse  # type: ignore[assignment, method-assign]
    bench.put(job)
    assert bench.moves.get(timeout=1) is PrintState.BLOCKED
    assert bench.printer.sent == []
    bench.store.save_print = save_print  # type: ignore[method-assign]
    bench.look()
    assert bench.kept(job) is PrintState.PRINTED
    assert bench.printer.sent == [job.payload]


def test_an_end_that_cannot_be_kept_is_told_all_the_same(bench: Bench) -> None:
    job = bench.job()
    save_print = bench.store.save_print

    def save_until_sending(job_id: int, state: PrintState, sent_bytes: int) -> None:
        save_print(job_id, state, sent_bytes)
        bench.store.save_print = refuse  # type: ignore[assignment, method-assign]

    bench.store.save_print = save_until_sending  # type: ignore[method-assign]
    assert bench.put(job) is PrintState.SENDING  # and doubted at the next start
    assert [bench.moves.get(timeout=1), bench.moves.get(timeout=1)] == [PrintState.SENDING, PrintState.PRINTED]


def test_a_printer_that_breaks_while_sending_is_in_doubt_and_not_asked_twice(bench: Bench) -> None:
    job = bench.job()

    def break_down(_: bytes, *, started: Callable[[], None], **__: object) -> PrintReport:
        started()
        raise RuntimeError

    bench.printer.send = break_down  # type: ignore[assignment, method-assign]
    assert bench.put(job) is PrintState.UNKNOWN


def test_looks_at_a_slow_printer_do_not_pile_up_before_a_slip(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.runtime._spooler.TROUBLE_EVERY_S", 0.001)
    asked, may_answer = threading.Semaphore(0), threading.Event()

    def answer_slowly() -> PrinterState:
        asked.release()
        may_answer.wait(5)
        return PrinterState.SILENT

    bench.printer.state = answer_slowly  # type: ignore[method-assign]
    bench.spooler.start(())
    assert asked.acquire(timeout=PATIENCE_S)
    waiting = bench.spooler._worker._pool._work_queue
    threading.Event().wait(0.1)  # a hundred pauses between two looks
    assert waiting.qsize() <= 1
    may_answer.set()


def test_what_was_not_begun_at_the_end_is_left_for_the_next_start(bench: Bench) -> None:
    job = bench.job()
    bench.spooler._closing.set()
    assert bench.put(job) is PrintState.QUEUED
    assert bench.printer.sent == []


def test_paper_without_a_number_is_printed_and_kept_nowhere(bench: Bench) -> None:
    moved: list[PrintState] = []
    bench.spooler.put_paper(b"referral", lambda state, _: moved.append(state)).result(5)
    assert bench.printer.sent == [b"referral"]
    assert moved == [PrintState.SENDING, PrintState.PRINTED]
    assert bench.store.jobs == {}


def test_blocked_paper_comes_while_its_resident_waits_and_not_afterwards(bench: Bench) -> None:
    moved: list[PrintState] = []
    bench.printer.now = PrinterState.PAPER_OUT
    bench.spooler.put_paper(b"one", lambda state, _: moved.append(state)).result(5)
    bench.printer.now = PrinterState.READY
    bench.look()
    assert moved == [PrintState.BLOCKED, PrintState.QUEUED, PrintState.SENDING, PrintState.PRINTED]
    bench.printer.now = PrinterState.PAPER_OUT
    bench.spooler.put_paper(b"two", lambda state, _: moved.append(state)).result(5)
    bench.spooler.forget()
    bench.printer.now = PrinterState.READY
    bench.look()
    assert bench.printer.sent == [b"one"]


def test_paper_that_waits_behind_another_is_not_printed_after_its_resident_has_gone(bench: Bench) -> None:
    may_go_on = threading.Event()
    bench.spooler._worker.submit(may_go_on.wait, 5)
    last = bench.spooler.put_paper(b"late", lambda *_: None)
    bench.spooler.forget()
    may_go_on.set()
    last.result(5)
    assert bench.printer.sent == []


def test_paper_is_not_printed_if_its_resident_goes_while_the_printer_is_still_asked(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = bench.printer.send

    def send_slowly(job: bytes, **told: Callable[[], None]) -> PrintReport:
        bench.spooler.forget()
        return send(job, **told)

    monkeypatch.setattr(bench.printer, "send", send_slowly)
    bench.spooler.put_paper(b"late", lambda *_: None).result(5)
    assert bench.printer.sent == []
    bench.look()
    assert bench.printer.sent == []


def refuse(*_: object) -> None:
    raise KioskError("store.disk.full")


def test_lent_printer_is_let_go_and_what_was_put_meanwhile_is_printed_afterwards(bench: Bench) -> None:
    bench.spooler.lend().result(5)
    assert not bench.printer.is_open
    bench.printer.now = PrinterState.READY
    job = bench.job()
    put = bench.spooler.put(job)
    assert not put.done()
    assert bench.printer.sent == []
    bench.spooler.take_back()
    put.result(5)
    assert bench.printer.sent == [job.payload]


def test_spooler_that_ends_while_its_printer_is_lent_ends() -> None:
    bench = Bench()
    bench.spooler.lend().result(5)
    last = bench.spooler._worker
    bench.spooler.close()
    last._pool.shutdown(wait=True)
