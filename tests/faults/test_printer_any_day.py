"""Any misfortunes in any order: no slip twice, what is called printed lies there, and what is blocked does not."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.printer.simulator import Firmware, Switches
from kiosk.ports import PrintState
from tests.devices.rig import SHORT, SLIP, encoder, rig

if TYPE_CHECKING:
    from tests.devices.rig import Rig

HASTY = replace(SHORT, answer_s=0.04, state_s=0.4, probe_s=0.05, write_s=0.1, fence_s=0.1, send_s=0.5, connect_s=0.2)
WELL = Switches()
TROUBLES: tuple[dict[str, object], ...] = (
    {"paper": "out"},
    {"paper": "low"},
    {"cover_open": True},
    {"overheated": True},
    {"cutter_stuck": True},
    {"plugged": False},
    {"powered": False},
    {"answers": False},
    {"half_answers": True},
    {"garbage": True},
    {"stranger": True},
    {"takes": False},
    *({"unplug_after_bytes": after} for after in (1, 90, 300, 520)),
    *({"paper_out_after_bytes": after} for after in (1, 90, 300, 520)),
)
SEND, MEND, CYCLE = "send", "mend", "cycle"
acts = st.lists(st.sampled_from((SEND, SEND, SEND, MEND, MEND, CYCLE, *range(len(TROUBLES)))), min_size=3, max_size=9)


class Day:
    """Slips with a number of their own, and what the printer said of each."""

    def __init__(self, it: Rig) -> None:
        self.it = it
        self.ends: dict[str, PrintState] = {}
        self._last = ""

    def act(self, what: str | int) -> None:
        if isinstance(what, int):
            self.it.simulator.switch(**TROUBLES[what])
        elif what == MEND:
            self.mend()
        elif what == CYCLE:
            self.it.simulator.power_cycle()
        else:
            self._send()
        self.settle()

    def mend(self) -> None:
        now = vars(self.it.simulator.switches)
        self.it.simulator.switch(**{name: well for name, well in vars(WELL).items() if now[name] != well})
        self.it.printer.state()

    def settle(self) -> None:
        late = self.it.printer.settle()
        if late is not None:
            self.ends[self._last] = late.state

    def _send(self) -> None:
        number = f"A-{500 + len(self.ends)}"
        report = self.it.printer.send(encoder().encode(replace(SLIP, number=number)), started=lambda: None)
        self.ends[number] = report.state
        if report.state is not PrintState.BLOCKED:
            self._last = number

    def prints_again(self) -> bool:
        """Within some looks, with nothing restarted."""
        last = encoder().encode(replace(SLIP, number="B-999"))
        return any(self.it.printer.send(last, started=lambda: None).state is PrintState.PRINTED for _ in range(6))

    def on_paper(self, number: str) -> int:
        return sum(slip.text.count(number) for slip in self.it.simulator.slips)


@pytest.mark.parametrize("line", ["tcp", "usb"])
@pytest.mark.parametrize("firmware", [Firmware(), Firmware(process_ids=False), Firmware(pushes=False)])
@settings(max_examples=8, deadline=None)
@given(what=acts)
def test_no_slip_twice_and_no_false_word_about_any(line: str, firmware: Firmware, what: list[str | int]) -> None:
    with tempfile.TemporaryDirectory() as folder, rig(Path(folder), line, firmware, HASTY) as it:
        day = Day(it)
        for one in what:
            day.act(one)
        day.mend()
        assert day.prints_again()  # behind all that waited
        day.settle()
        for number, end in day.ends.items():
            times = day.on_paper(number)
            assert times <= 1, (number, end)
            assert end is not PrintState.PRINTED or times == 1, (number, end)
            assert end is not PrintState.BLOCKED or times == 0, (number, end)
