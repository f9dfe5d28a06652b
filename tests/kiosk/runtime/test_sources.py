"""Devices are asked how they are when somebody comes to a page that speaks of them, and not more often."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from kiosk.ports import DeviceKind, ScannerState, StickState
from kiosk.runtime import Devices, _sources
from kiosk.runtime._brought import Brought
from kiosk.runtime._sources import Sources
from tests.kiosk.journey.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """Its first answer is a surprise."""

    def __init__(self) -> None:
        self.asked = 0

    def state(self) -> StickState:
        self.asked += 1
        if self.asked == 1:
            raise ValueError("mounts")
        return StickState.READY

    def cancel(self) -> None:
        pass

    def forget(self) -> None:
        pass


def test_a_surprise_at_the_stick_does_not_end_the_looks_at_it() -> None:
    loop, stick = asyncio.new_event_loop(), OddStick()
    brought = Brought(loop, stick, lambda _: None)  # type: ignore[arg-type]
    for _ in range(2):
        brought.look()
        brought._worker.submit(int).result(5)
        loop.run_until_complete(asyncio.sleep(0))
    assert (stick.asked, brought.is_in) == (2, True)
    brought.close()
    loop.close()
