"""The paper ends: before a slip, in the middle of one, right after one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from kiosk.ports import PrinterState, PrintState
from tests.devices.rig import LINES, Rig, rig

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=LINES)
def it(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    with rig(tmp_path, request.param) as made:
        made.printer.state()
        yield made


def test_paper_out_before_a_slip_blocks_it(it: Rig) -> None:
    it.simulator.switch(paper="out")
    report = it.send()
    assert (report.state, report.sent_bytes, report.printer) == (PrintState.BLOCKED, 0, PrinterState.PAPER_OUT)
    it.simulator.switch(paper="ok")
    assert it.simulator.slips == ()


@pytest.mark.parametrize("after", [1, 60, 250, 480])
def test_paper_out_in_a_slip_is_unknown_and_settles_once_after_the_refill(it: Rig, after: int) -> None:
    it.simulator.switch(paper_out_after_bytes=after)
    started_at = time.monotonic()
    report = it.send()
    assert (report.state, report.printer) == (PrintState.UNKNOWN, PrinterState.PAPER_OUT)
    assert time.monotonic() - started_at < 2.0
    assert it.printer.settle() is None
    assert it.printer.state() is PrinterState.PAPER_OUT

    it.simulator.switch(paper="ok")
    late = it.settled()
    assert late is not None
    assert (late.state, late.sent_bytes) == (PrintState.PRINTED, report.sent_bytes)
    assert it.printer.settle() is None
    assert len(it.simulator.slips) == 1


def test_paper_out_right_after_a_slip_leaves_it_printed(it: Rig) -> None:
    whole = it.send().sent_bytes
    it.simulator.switch(paper_out_after_bytes=whole)
    assert it.send().state is PrintState.PRINTED
    assert it.printer.state() is PrinterState.PAPER_OUT
    assert it.send().state is PrintState.BLOCKED
    assert len(it.simulator.slips) == 2


def test_next_job_waits_while_the_last_one_hangs(it: Rig) -> None:
    it.simulator.switch(paper_out_after_bytes=100)
    assert it.send().state is PrintState.UNKNOWN
    assert it.send().state is PrintState.BLOCKED
    it.simulator.switch(paper="ok")
    assert it.simulator.wait_for_slips(1, 1.0)
    assert it.send().state is PrintState.PRINTED
    assert len(it.simulator.slips) == 2
