"""Devices are asked how they are when somebody comes to a page that speaks of them, and not more often."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kiosk.ports import DeviceKind, ScannerState, StickState
from kiosk.runtime import Devices, Troubles, _sources
from kiosk.runtime._brought import Brought
from kiosk.runtime._sources import Sources
from tests.kiosk.journey.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.ports import BroughtFile
    from kiosk.runtime._troubles import DeviceState


class NetworkScanner:
    """Dies unseen: nothing is unplugged."""

    has_feeder = False

    def __init__(self) -> None:
        self.trouble: ScannerState | None = None
        self.asked = 0

    def state(self) -> ScannerState | None:
        self.asked += 1
        return self.trouble

    def cancel(self) -> None:
        pass


class Office:
    """What takes pages, and a loop turned by hand."""

    def __init__(self) -> None:
        self.loop, self.scanner = asyncio.new_event_loop(), NetworkScanner()
        self.told: list[tuple[DeviceKind, DeviceState | None]] = []
        self.sources = Sources(
            self.loop,
            Devices(self.scanner),  # type: ignore[arg-type]
            lambda _: None,
            lambda kind, state: self.told.append((kind, state)),
        )

    def come_to(self, visit: Visit) -> int:
        """How often the scanner was asked because of it."""
        before = self.scanner.asked
        self.sources.come_to(visit.session)
        self.loop.run_until_complete(asyncio.sleep(0.01))
        self.sources.scans._worker.submit(int).result(5)
        self.loop.run_until_complete(asyncio.sleep(0))
        return self.scanner.asked - before

    def close(self) -> None:
        self.sources.close()
        self.loop.close()


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setattr(_sources, "AFTER_PAGE_S", 0.0)
    made = Office()
    yield made
    made.close()


@pytest.mark.parametrize("trouble", [ScannerState.ABSENT, ScannerState.SILENT, ScannerState.BUSY, ScannerState.DENIED])
def test_a_scanner_that_died_unseen_is_known_on_the_page_of_the_service(office: Office, trouble: ScannerState) -> None:
    office.scanner.trouble = trouble
    assert office.come_to(Visit().choose("sku")) == 1
    assert office.told == [(DeviceKind.SCANNER, trouble)]
    assert not office.sources.scans.is_there


def test_it_is_asked_again_where_its_page_is_once_the_answer_is_old(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert office.come_to(Visit().choose("sku")) == 1
    at_scan = Visit().begin().answer_all()
    assert office.come_to(at_scan) == 0
    monkeypatch.setattr(_sources, "FRESH_S", 0.0)
    office.scanner.trouble = ScannerState.ABSENT
    assert office.come_to(at_scan) == 1
    assert office.told[-1] == (DeviceKind.SCANNER, ScannerState.ABSENT)


def test_nothing_is_asked_for_a_page_that_speaks_of_no_device(office: Office) -> None:
    assert office.come_to(Visit().press("start")) == 0
    assert office.come_to(Visit().press("start", "practise").choose("sku")) == 0


class OddStick:
    """Its first answer may be a surprise."""

    def __init__(self, state: StickState = StickState.READY, surprises: int = 0) -> None:
        self.now, self.surprises = state, surprises
        self.asked = 0
        self.files_found: tuple[BroughtFile, ...] | None = ()

    def state(self) -> StickState:
        self.asked += 1
        if self.asked <= self.surprises:
            raise ValueError("mounts")
        return self.now

    def files(self) -> tuple[BroughtFile, ...] | StickState:
        if self.files_found is None:
            raise ValueError("files")
        return self.now if self.now is not StickState.READY else self.files_found

    def cancel(self) -> None:
        pass

    def forget(self) -> None:
        pass


class Reader:
    """What reads sticks, with a desk that is told."""

    def __init__(self, stick: OddStick) -> None:
        self.loop, self.told = asyncio.new_event_loop(), list[tuple[str, dict[str, str]]]()
        troubles = Troubles(lambda action, facts: self.told.append((action, facts)))
        self.brought = Brought(
            self.loop,
            stick,  # type: ignore[arg-type]
            lambda _: None,
            partial(troubles.changed, DeviceKind.STICK),
        )

    def after(self, deed: Callable[[], None]) -> list[tuple[str, dict[str, str]]]:
        """What the desk was told because of it."""
        self.told.clear()
        deed()
        with contextlib.suppress(ValueError):
            self.brought._worker.submit(int).result(5)
        self.loop.run_until_complete(asyncio.sleep(0))
        return list(self.told)

    def close(self) -> None:
        self.brought.close()
        self.loop.close()


def test_a_surprise_at_the_stick_does_not_end_the_looks_at_it() -> None:
    stick = OddStick(surprises=1)
    reader = Reader(stick)
    for _ in range(2):
        reader.after(reader.brought.look)
    assert (stick.asked, reader.brought.is_in) == (2, True)
    reader.close()


def test_the_desk_is_told_of_a_stick_that_may_not_be_read_and_that_it_may_again() -> None:
    stick = OddStick(StickState.DENIED)
    reader = Reader(stick)
    trouble = [("stick_trouble", {"state": "denied", "who": "technician"})]
    assert reader.after(reader.brought.look) == trouble
    assert reader.after(reader.brought.look) == [], "once"
    assert reader.after(reader.brought.list_files) == []
    stick.now = StickState.ABSENT
    assert reader.after(reader.brought.look) == [("stick_well", {"state": "absent"})]
    reader.close()


def test_what_a_resident_has_to_do_about_a_stick_is_not_told_to_the_desk() -> None:
    stick = OddStick(StickState.ABSENT)
    reader = Reader(stick)
    reader.after(reader.brought.look)
    for stick.now in (StickState.EMPTY, StickState.PULLED, StickState.SILENT):
        assert reader.after(reader.brought.list_files) == []
    reader.close()


def test_a_reader_that_fails_stays_in_trouble_until_a_stick_is_read_or_gone() -> None:
    stick = OddStick()
    reader = Reader(stick)
    reader.after(reader.brought.look)
    stick.files_found = None
    assert reader.after(reader.brought.list_files) == [("stick_trouble", {"state": "broken", "who": "technician"})]
    assert reader.after(reader.brought.look) == [], "that one is in tells nothing"
    stick.files_found = ()
    assert reader.after(reader.brought.list_files) == [("stick_well", {"state": "ready"})]
    reader.close()
