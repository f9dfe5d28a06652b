"""Two programs on one printer: their slips never mix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.ports import PrinterState, PrintState
from tests.devices.rig import job, rig

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("line", ["serial", "lp", "usb"])
def test_second_program_on_one_line_is_refused(tmp_path: Path, line: str) -> None:
    with rig(tmp_path, line) as it:
        assert it.send().state is PrintState.PRINTED
        other = it.another_program()
        assert other.state() is PrinterState.BUSY
        assert other.send(job(), started=lambda: None).state is PrintState.BLOCKED
        assert it.send().state is PrintState.PRINTED
        it.printer.close()
        assert other.send(job(), started=lambda: None).state is PrintState.PRINTED
        other.close()
        assert len({slip.text for slip in it.simulator.slips}) == 1


def test_second_program_on_the_network_hears_nothing_and_sends_nothing(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        assert it.send().state is PrintState.PRINTED
        other = it.another_program()
        report = other.send(job(), started=lambda: None)
        assert (report.state, report.printer) == (PrintState.BLOCKED, PrinterState.SILENT)
        other.close()
        assert it.send().state is PrintState.PRINTED
        assert len(it.simulator.slips) == 2
