"""What every scanner keeps to: SANE's own test device, and a scanner on the network behind sane-airscan."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from devices.scanner import SimulatedNetworkScanner, SimulatedScanner, make_scanner
from kiosk.config import ScannerConfig, ScanSource
from kiosk.ports import MOST_PAGES, Captured, PageUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.ports import Scanner

BOX_PX = (300, 420)
SHEETS = 10  # what SANE's test device has in its feeder, always


@pytest.fixture(params=["sane test device", "on the network"])
def device(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SimulatedScanner | SimulatedNetworkScanner]:
    if request.param == "sane test device":
        yield SimulatedScanner(tmp_path / "sane")
        return
    with SimulatedNetworkScanner(tmp_path / "sane") as machine:
        machine.tray.pages = SHEETS
        yield machine


def made(device: SimulatedScanner | SimulatedNetworkScanner, source: ScanSource) -> Scanner:
    config = ScannerConfig(
        device=device.device, config_dir=str(device.folder), resolution_dpi=100, source=source, silent_s=10.0
    )
    scanner = make_scanner(config, BOX_PX)
    assert scanner is not None
    assert scanner.state() is None
    return scanner


def pages_of(captured: Captured) -> int:
    with pikepdf.open(BytesIO(captured.page.content)) as kept:
        return len(kept.pages)


def test_glass_gives_one_page_and_the_next_is_bound_to_it(device: SimulatedScanner | SimulatedNetworkScanner) -> None:
    scanner = made(device, ScanSource.GLASS)
    assert not scanner.has_feeder, "it has one that may not be used"
    first = scanner.scan(lambda *_: None)
    assert isinstance(first, Captured)
    assert (pages_of(first), first.page.pages, first.strip, first.before, first.trouble) == (1, 1, None, None, None)
    assert first.page.sha256 == hashlib.sha256(first.page.content).hexdigest()
    told: list[tuple[int, int]] = []
    second = scanner.scan(lambda page, percent: told.append((page, percent)), after=first)
    assert isinstance(second, Captured)
    assert (pages_of(second), second.page.pages, second.before) == (2, 2, first)
    assert second.strip is not None
    assert len(second.strip.rgb) == 3 * second.strip.width_px * second.strip.height_px
    assert {page for page, _ in told} == {2}
    assert told == sorted(told)


def test_feeder_gives_all_sheets_in_order_and_no_more_than_a_document_may_have(
    device: SimulatedScanner | SimulatedNetworkScanner,
) -> None:
    scanner = made(device, ScanSource.AUTO)
    assert scanner.has_feeder
    told: list[tuple[int, int]] = []
    all_sheets = scanner.scan(lambda page, percent: told.append((page, percent)))
    assert isinstance(all_sheets, Captured)
    assert (pages_of(all_sheets), all_sheets.page.pages, all_sheets.trouble) == (SHEETS, SHEETS, None)
    assert told == sorted(told)
    assert {page for page, _ in told} == set(range(1, SHEETS + 1))
    assert told[-1] == (SHEETS, 100)
    if isinstance(device, SimulatedNetworkScanner):
        assert not device.tray.pages
        device.tray.pages = SHEETS
    more = scanner.scan(lambda *_: None, after=all_sheets)
    assert isinstance(more, Captured)
    assert (pages_of(more), more.before) == (MOST_PAGES, all_sheets)


def test_photograph_is_taken_from_the_glass_whatever_lies_in_the_feeder(
    device: SimulatedScanner | SimulatedNetworkScanner,
) -> None:
    taken = made(device, ScanSource.AUTO).scan(lambda *_: None, PageUse.PHOTO)
    assert isinstance(taken, Captured)
    assert (taken.page.pages, taken.page.media_type) == (1, "image/avif")
    if isinstance(device, SimulatedNetworkScanner):
        assert device.tray.pages == SHEETS
