"""The spare dies while the first printer is well: somebody hears of it before the spare is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.printer import make_printer
from devices.printer.simulator import SimulatedPrinter
from devices.printer.timeouts import Timeouts
from kiosk.clock import SystemClock
from kiosk.config import PrinterConfig
from kiosk.ports import DeviceKind, PrinterState, PrintState
from kiosk.runtime import Spooler, _spooler
from kiosk.runtime._troubles import Troubles
from tests.devices.rig import job
from tests.fakes.office import OFFICE, HandClock
from tests.fakes.printer import FakePrinter
from tests.fakes.store import FakeStore
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.ports import SlipPrinter

Told = tuple[str, dict[str, str]]
# On a machine that others keep busy an answer may take its time; only a spare that is silent uses all of it.
PATIENT = Timeouts(
    connect_s=8.0, answer_s=3.0, state_s=16.0, probe_s=8.0, write_s=8.0, fence_s=8.0, send_s=20.0, stopped_s=0.5
)
ENDS_S = 60.0
WELL = ("spare_printer_well", {"state": "ready"})


class Bench:
    """A spooler that nobody watches but the test, and what the desk hears of the spare."""

    def __init__(self, printer: SlipPrinter) -> None:
        self.told: list[Told] = []
        self.moved: list[PrintState] = []
        self.first: list[PrinterState] = []
        troubles = Troubles(lambda action, facts: self.told.append((action, facts)))
        self.spooler = Spooler(
            printer,
            FakeStore(OFFICE, HandClock()),
            lambda *_: None,
            self.first.append,
            lambda state: troubles.changed(DeviceKind.PRINTER, state, is_spare=True),
        )

    def look(self) -> list[Told]:
        """What is told by one turn of the watch."""
        before = len(self.told)
        for one in (self.spooler._look, self.spooler._look_at_spare):
            self.spooler._worker.submit(one).result(ENDS_S)
        return self.told[before:]

    def put(self) -> PrintState:
        self.spooler.put_paper(job(), lambda state, _: self.moved.append(state)).result(ENDS_S)
        return self.moved[-1]


class Two(Bench):
    """With a printer and its spare."""

    def __init__(self, folder: Path) -> None:
        self.main, self.spare = SimulatedPrinter(folder / "first"), SimulatedPrinter(folder / "spare")
        urls = (PrinterConfig(url=one.url) for one in (self.main, self.spare))
        printer = make_printer(next(urls), SystemClock(), PATIENT, spare=next(urls), rolls=folder)
        assert printer is not None
        super().__init__(printer)

    def close(self) -> None:
        self.spooler.close()
        self.main.close()
        self.spare.close()


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Two]:
    monkeypatch.setattr(_spooler, "SPARE_EVERY_S", 0.0)
    monkeypatch.setattr(_spooler, "SPARE_TROUBLE_EVERY_S", 0.0)
    made = Two(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("trouble", "state", "who"),
    [
        ({"plugged": False}, "offline", "technician"),
        ({"answers": False}, "silent", "technician"),
        ({"paper": "out"}, "paper_out", "officer"),
        ({"cover_open": True}, "cover_open", "officer"),
    ],
)
def test_dead_spare_is_told_while_the_first_is_well_and_so_is_its_end(
    two: Two, trouble: dict[str, object], state: str, who: str
) -> None:
    assert two.look() == [WELL]
    two.spare.switch(**trouble)
    assert two.look() == [("spare_printer_trouble", {"state": state, "who": who})]
    assert two.look() == [], "once"
    assert two.first == [PrinterState.READY]
    assert two.put() is PrintState.PRINTED
    assert len(two.main.slips) == 1
    two.spare.switch(plugged=True, answers=True, paper="ok", cover_open=False)
    assert two.look() == [WELL]


def test_spare_that_took_a_slip_is_still_told_when_it_dies(two: Two) -> None:
    two.main.switch(plugged=False)
    two.look()
    assert two.put() is PrintState.PRINTED
    assert len(two.spare.slips) == 1
    two.spare.switch(plugged=False)
    assert [action for action, _ in two.look()] == ["spare_printer_trouble"]
    assert two.first[-1] is PrinterState.OFFLINE


def test_spare_whose_slip_is_in_doubt_keeps_its_line_until_that_is_settled(two: Two) -> None:
    two.main.switch(plugged=False)
    two.look()
    two.spooler._worker.submit(two.spooler._look).result(ENDS_S)  # its line is open again
    two.spare.switch(paper_out_after_bytes=100)
    assert two.put() is PrintState.UNKNOWN
    two.look()
    two.spare.switch(paper="ok")
    assert two.spare.wait_for_slips(1, ENDS_S)

    def is_settled() -> bool:
        two.look()
        return two.moved[-1] is PrintState.PRINTED

    eventually(is_settled, ENDS_S)
    assert len(two.spare.slips) == 1


def test_spare_is_left_alone_while_somebody_is_here_and_is_seldom_asked(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.spooler.attend()
    two.spare.switch(plugged=False)
    assert two.look() == []
    two.spooler._attended_s -= _spooler.WELL_EVERY_S
    assert [action for action, _ in two.look()] == ["spare_printer_trouble"]
    monkeypatch.setattr(_spooler, "SPARE_TROUBLE_EVERY_S", 30.0)
    two.spare.switch(plugged=True)
    assert two.look() == []
    two.spooler.lend().result(ENDS_S)
    two.spooler.take_back()
    assert two.look() == [WELL], "a technician had the printers, and may have seen to it"


def test_spare_that_was_taken_away_is_in_trouble_no_more() -> None:
    alone = Bench(FakePrinter())
    alone.spooler.start(())
    assert alone.told == [WELL]
    alone.spooler.close()
