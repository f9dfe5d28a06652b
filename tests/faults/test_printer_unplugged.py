"""The plug is pulled: before a slip, at each sixteenth byte of one, and after it. Never a false PRINTED, never two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.ports import PrinterState, PrintState
from tests.devices.rig import ALL_LINES, job, rig

if TYPE_CHECKING:
    from pathlib import Path

EACH_SIXTEENTH = range(1, len(job()) + 32, 16)


@pytest.mark.parametrize("line", ALL_LINES)
def test_unplugged_before_a_slip_blocks_it(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.printer.state()
        it.simulator.switch(plugged=False)
        report = it.send()
        assert (report.state, report.sent_bytes, report.printer) == (PrintState.BLOCKED, 0, PrinterState.OFFLINE)
        assert it.starts == 0
        it.simulator.switch(plugged=True)
        assert it.send().state is PrintState.PRINTED


@pytest.mark.parametrize("line", ALL_LINES)
def test_unplugged_at_each_sixteenth_byte_is_unknown_unless_the_fence_came(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        ends = set()
        for after in EACH_SIXTEENTH:
            assert it.printer.state() is PrinterState.READY
            before = len(it.simulator.slips)
            it.simulator.switch(unplug_after_bytes=after)
            report = it.send()
            ends.add(report.state)
            came_out = len(it.simulator.slips) - before
            it.simulator.switch(plugged=True, unplug_after_bytes=None)
            if report.state is PrintState.PRINTED:
                assert came_out == 1
            else:
                assert (report.state, report.printer) == (PrintState.UNKNOWN, PrinterState.OFFLINE)
                assert report.sent_bytes > 0
            assert it.printer.state() is PrinterState.READY
            assert it.printer.settle() is None
            assert len(it.simulator.slips) - before == came_out
        assert PrintState.UNKNOWN in ends


@pytest.mark.parametrize("line", ALL_LINES)
def test_unplugged_after_a_slip_changes_nothing_of_it(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        assert it.send().state is PrintState.PRINTED
        it.simulator.switch(plugged=False)
        assert it.printer.settle() is None
        assert it.printer.state() is PrinterState.OFFLINE
        assert len(it.simulator.slips) == 1


@pytest.mark.parametrize("line", ALL_LINES)
def test_plug_pulled_at_the_last_moment_sends_nothing_or_is_unknown(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        it.printer.state()
        report = it.printer.send(job(), started=lambda: it.simulator.switch(plugged=False) and None)
        assert report.state in {PrintState.BLOCKED, PrintState.UNKNOWN}
        assert (report.state is PrintState.BLOCKED) == (report.sent_bytes == 0)
        assert it.simulator.slips == ()


@pytest.mark.parametrize("line", ALL_LINES)
def test_unplugged_at_the_first_question_of_a_mended_printer_blocks_the_slip(tmp_path: Path, line: str) -> None:
    """Its cover was open when we came, so nobody asked yet which fences it knows; it pushes that it is closed now."""
    with rig(tmp_path, line) as it:
        it.simulator.switch(cover_open=True)
        assert it.printer.state() is PrinterState.COVER_OPEN
        it.simulator.switch(cover_open=False, unplug_after_bytes=1)
        report = it.send()
        assert (report.state, report.sent_bytes, it.starts) == (PrintState.BLOCKED, 0, 0)
