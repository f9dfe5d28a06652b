"""A sheet gets stuck, the scanner is killed, unplugged or cut off between and inside the pages of a feeder."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from devices.scanner import NetworkTrouble, SimulatedNetworkScanner, SimulatedScanner, make_scanner
from kiosk.config import ScannerConfig, ScanSource
from kiosk.ports import Captured, ScannerState
from tests.devices.pages.rasters import letter
from tests.devices.scanner.children import children_named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.ports import Scanner

BOX_PX = (300, 420)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[SimulatedNetworkScanner]:
    with SimulatedNetworkScanner(tmp_path / "sane") as machine:
        yield machine


def scanner_at(
    device: SimulatedNetworkScanner | SimulatedScanner,
    source: ScanSource = ScanSource.FEEDER,
    silent_s: float = 10.0,
    *,
    both_sides: bool = False,
) -> Scanner:
    config = ScannerConfig(device.device, str(device.folder), 100, source, both_sides, silent_s)
    made = make_scanner(config, BOX_PX)
    assert made is not None
    return made


def test_sheets_before_the_one_that_got_stuck_are_kept(machine: SimulatedNetworkScanner) -> None:
    machine.tray.pages, machine.tray.jam_at = 6, 4
    scanner = scanner_at(machine)
    taken = scanner.scan(lambda *_: None)
    assert isinstance(taken, Captured)
    assert (taken.page.pages, taken.trouble) == (3, ScannerState.JAMMED)
    assert scanner.scan(lambda *_: None, after=taken) is ScannerState.JAMMED
    machine.tray.pages, machine.tray.jam_at = 3, 0
    rest = scanner.scan(lambda *_: None, after=taken)
    assert isinstance(rest, Captured)
    assert (rest.page.pages, rest.trouble, rest.before) == (6, None, taken)


def test_both_sides_of_each_sheet_are_read(machine: SimulatedNetworkScanner) -> None:
    machine.tray.pages = 3
    taken = scanner_at(machine, both_sides=True).scan(lambda *_: None)
    assert isinstance(taken, Captured)
    assert taken.page.pages == 6
    assert machine.tray.pages == 0


@pytest.mark.parametrize(("both_sides", "pages"), [(True, 4), (False, 3)])
def test_blank_backs_are_no_pages_but_every_front_is(
    machine: SimulatedNetworkScanner, both_sides: bool, pages: int
) -> None:
    blank = Image.new("RGB", (827, 1169), (246, 247, 245))
    written, nothing, on_the_back = (letter(), blank), (blank, blank), (blank, letter())
    machine.tray.pages, machine.tray.pictures = 3, (*written, *nothing, *on_the_back)
    taken = scanner_at(machine, both_sides=both_sides).scan(lambda *_: None)
    assert isinstance(taken, Captured)
    assert (taken.page.pages, taken.doubt) == (pages, None)


def test_glass_is_looked_at_when_the_feeder_is_empty_unless_only_the_feeder_is_meant(
    machine: SimulatedNetworkScanner,
) -> None:
    taken = scanner_at(machine, ScanSource.AUTO).scan(lambda *_: None)
    assert isinstance(taken, Captured)
    assert taken.page.pages == 1
    assert scanner_at(machine, ScanSource.FEEDER).scan(lambda *_: None) is ScannerState.EMPTY


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (NetworkTrouble.COVER_OPEN, ScannerState.COVER_OPEN),
        (NetworkTrouble.CUT, ScannerState.LINE),
        (NetworkTrouble.RUBBISH, ScannerState.LINE),
        (NetworkTrouble.REFUSED, ScannerState.LINE),
        (NetworkTrouble.SILENT, ScannerState.SILENT),
    ],
)
def test_each_trouble_on_the_network_ends_the_scan_with_its_name(
    machine: SimulatedNetworkScanner, trouble: NetworkTrouble, state: ScannerState
) -> None:
    machine.tray.pages, machine.tray.trouble = 2, trouble
    scanner = scanner_at(machine, silent_s=1.0 if state is ScannerState.SILENT else 10.0)
    started_at = time.monotonic()
    assert scanner.scan(lambda *_: None) is state
    assert time.monotonic() - started_at < 6.0


def test_a_busy_scanner_on_the_network_is_named_so_once_it_was_asked_for_ten_seconds(
    machine: SimulatedNetworkScanner,
) -> None:
    machine.tray.pages, machine.tray.trouble = 2, NetworkTrouble.BUSY
    # sane-airscan asks again for ten seconds by itself; a scan is given that long, and is no silent one.
    assert ScannerConfig().silent_s > 15.0
    assert scanner_at(machine, silent_s=15.0).scan(lambda *_: None) is ScannerState.BUSY


def test_scanner_killed_in_its_second_page_leaves_the_first(machine: SimulatedNetworkScanner) -> None:
    machine.tray.pages = 5

    def kill(page: int, _: int) -> None:
        if page > 1:
            for process in children_named("scanimage"):
                os.kill(process, signal.SIGKILL)

    taken = scanner_at(machine).scan(kill)
    assert isinstance(taken, Captured)
    assert taken.page.pages < 5
    assert taken.trouble is ScannerState.BROKEN


def test_scanner_switched_off_between_pages_leaves_what_came(machine: SimulatedNetworkScanner) -> None:
    machine.tray.pages, machine.tray.trouble, machine.tray.trouble_from = 5, NetworkTrouble.SILENT, 3
    scanner = scanner_at(machine, silent_s=1.5)
    taken = scanner.scan(lambda *_: None)
    assert isinstance(taken, Captured)
    assert (taken.page.pages, taken.trouble) == (2, ScannerState.SILENT)
    machine.close()
    assert scanner.scan(lambda *_: None, after=taken) is ScannerState.ABSENT


def test_nothing_of_a_paper_is_ever_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    seen: set[str] = set()

    def look(*_: int) -> None:
        for file in (tmp_path / "temporary").rglob("*"):
            if file.is_file():
                seen.add(str(file))

    glass = SimulatedScanner(tmp_path / "sane")
    taken = scanner_at(glass, ScanSource.AUTO).scan(look)
    assert isinstance(taken, Captured)
    assert taken.page.pages == 10
    assert not seen
    assert not list((tmp_path / "temporary").iterdir())


def test_cancelled_feeder_gives_nothing(machine: SimulatedNetworkScanner) -> None:
    machine.tray.pages = 5
    scanner = scanner_at(machine)

    def cancel(page: int, _: int) -> None:
        if page > 1:
            scanner.cancel()

    assert scanner.scan(cancel) is ScannerState.CANCELLED
    assert not children_named("scanimage")
