"""The contract of `SlipPrinter`, over every wire, and of the fake that stands for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from devices.printer import make_printer
from devices.printer.simulator import Firmware, Switches
from kiosk.clock import SystemClock
from kiosk.config import PrinterConfig
from kiosk.ports import PrinterState, PrintState
from tests.devices.printer.fake_rig import fake_rig
from tests.devices.rig import ALL_LINES, LINES, SHORT, Rig, job, rig
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=(*ALL_LINES, "fake"))
def it(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    if request.param == "fake":
        yield fake_rig()
        return
    with rig(tmp_path, request.param) as made:
        yield made


def test_ready_printer_says_so(it: Rig) -> None:
    assert it.printer.state() is PrinterState.READY


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"paper": "low"}, PrinterState.PAPER_LOW),
        ({"paper": "out"}, PrinterState.PAPER_OUT),
        ({"cover_open": True}, PrinterState.COVER_OPEN),
        ({"overheated": True}, PrinterState.OVERHEATED),
        ({"cutter_stuck": True}, PrinterState.CUTTER_STUCK),
        ({"jammed": True}, PrinterState.JAMMED),
        ({"broken": True}, PrinterState.FAULT),
        ({"answers": False}, PrinterState.SILENT),
        ({"garbage": True}, PrinterState.GARBLED),
        ({"plugged": False}, PrinterState.OFFLINE),
    ],
)
def test_state_follows_what_happens_to_the_printer(it: Rig, change: dict[str, object], state: PrinterState) -> None:
    assert it.printer.state() is PrinterState.READY
    it.simulator.switch(**change)
    assert it.printer.state() is state
    well = Switches()
    it.simulator.switch(**{key: getattr(well, key) for key in change})
    eventually(lambda: it.printer.state() is PrinterState.READY)  # rubbish that was under way may still arrive once


def test_sent_job_is_printed_once_and_started_before(it: Rig) -> None:
    seen: list[int] = []
    report = it.printer.send(job(), started=lambda: seen.append(len(it.simulator.slips)))
    assert (report.state, report.printer) == (PrintState.PRINTED, PrinterState.READY)
    assert report.sent_bytes >= len(job())
    assert seen == [0]
    assert len(it.simulator.slips) == 1
    assert it.printer.settle() is None


def test_last_byte_is_told_once_after_the_start_and_not_where_nothing_is_sent(it: Rig) -> None:
    told: list[str] = []
    for change, state in (({}, PrintState.PRINTED), ({"paper": "out"}, PrintState.BLOCKED)):
        it.simulator.switch(**change)
        eventually(lambda out=bool(change): out is not it.printer.state().can_start)
        report = it.printer.send(job(), started=lambda: told.append("started"), written=lambda: told.append("written"))
        assert report.state is state
    assert told == ["started", "written"]


@pytest.mark.parametrize("trouble", [{"paper": "out"}, {"cover_open": True}, {"plugged": False}])
def test_printer_is_ready_once_it_was_asked_and_until_it_tells_of_trouble(it: Rig, trouble: dict[str, object]) -> None:
    assert not it.printer.is_ready()
    it.printer.state()
    assert it.printer.is_ready()
    it.simulator.switch(**trouble)
    until_s = time.monotonic() + 2.0
    while it.printer.is_ready():  # what it pushes, or the broken line, is on its way
        assert time.monotonic() < until_s


def test_printer_that_was_silent_for_a_while_is_asked_first(it: Rig) -> None:
    it.printer.state()
    it.simulator.switch(answers=False)
    until_s = time.monotonic() + 2.0
    while it.printer.is_ready():  # what it said before may still be on its way
        assert time.monotonic() < until_s
        it.clock.ahead_s += it.times.fresh_s + 1.0


def test_many_jobs_come_out_in_order(it: Rig) -> None:
    for _ in range(5):
        assert it.send().state is PrintState.PRINTED
    assert len(it.simulator.slips) == 5
    assert it.starts == 5


def test_blocked_job_sends_nothing_and_is_never_started(it: Rig) -> None:
    it.simulator.switch(paper="out")
    report = it.send()
    assert (report.state, report.sent_bytes, report.printer) == (PrintState.BLOCKED, 0, PrinterState.PAPER_OUT)
    assert it.starts == 0
    it.simulator.switch(paper="ok")
    assert it.send().state is PrintState.PRINTED
    assert len(it.simulator.slips) == 1


def test_low_paper_still_prints(it: Rig) -> None:
    it.simulator.switch(paper="low")
    report = it.send()
    assert (report.state, report.printer) == (PrintState.PRINTED, PrinterState.PAPER_LOW)


def test_slow_answers_are_waited_for(it: Rig) -> None:
    it.printer.state()
    it.simulator.switch(delay_ms=100)
    assert it.send().state is PrintState.PRINTED


def test_closed_printer_opens_again(it: Rig) -> None:
    assert it.send().state is PrintState.PRINTED
    it.printer.close()
    assert it.send().state is PrintState.PRINTED


def test_failing_start_sends_nothing(it: Rig) -> None:
    def fail() -> None:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - exactly ours
        it.printer.send(job(), started=fail)
    assert not it.simulator.wait_for_slips(1, 0.2)
    assert it.send().state is PrintState.PRINTED
    assert len(it.simulator.slips) == 1


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("firmware", [Firmware(process_ids=False), Firmware(pushes=False), Firmware(False, False)])
def test_clone_without_newer_commands_confirms_by_the_older_ones(tmp_path: Path, line: str, firmware: Firmware) -> None:
    with rig(tmp_path, line, firmware) as it:
        assert it.send().state is PrintState.PRINTED
        assert it.send().state is PrintState.PRINTED
        assert len(it.simulator.slips) == 2


@pytest.mark.parametrize("line", LINES)
def test_unit_known_to_be_mute_is_unverified_and_never_printed(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.simulator.switch(answers=False)
        url = it.url + ("&" if "?" in it.url else "?") + "answers=no"
        printer = make_printer(PrinterConfig(url=url), SystemClock(), SHORT)
        assert printer is not None
        assert printer.state() is PrinterState.UNSUPPORTED
        report = printer.send(job(), started=lambda: None)
        assert report.state is PrintState.UNVERIFIED
        assert it.simulator.wait_for_slips(1, 1.0)
        it.simulator.switch(plugged=False)
        assert printer.state() is PrinterState.OFFLINE
        printer.close()


def test_no_printer_configured_gives_none() -> None:
    assert make_printer(PrinterConfig(url=""), SystemClock()) is None
