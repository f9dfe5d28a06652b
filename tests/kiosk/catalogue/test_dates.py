"""Days that only whoever knows today finds wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kiosk.catalogue import dates_out_of_place, load
from tests.kiosk.catalogue.folders import LANES, small, swap

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 21)
OVERLAY = """
[hours]
open = [2025-12-24, 2026-12-24]
[[hours.closed]]
on = 2025-03-01
name = "Hari jadi kota"
[[hours.closed]]
on = 2026-03-01
name = "Hari jadi kota"
[[hours.other]]
on = 2024-02-17
spans = ["08.00-14.00"]
[services.skd]
verified_on = 2027-01-01
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small(tmp_path / "data")


def told(folder: Path, overlay: Path | None = None) -> list[str]:
    found = dates_out_of_place(load(folder, LANES, overlay), folder, overlay, TODAY)
    return [str(one).removeprefix(f"{folder}/").partition(": ")[2] for one in found]


def test_what_is_shipped_has_no_day_out_of_place(folder: Path) -> None:
    assert told(folder) == []


def test_a_day_still_to_come_is_no_day_of_verifying(folder: Path) -> None:
    swap(folder / "services/sku/service.toml", "verified_on = 2026-11-21", "verified_on = 2026-11-22")
    swap(folder / "holidays.toml", "verified_on = 2026-11-21", "verified_on = 2062-11-21")
    reason = "is still to come; write the day when somebody compared it"
    assert told(folder) == [f"verified_on: 2062-11-21 {reason}", f"verified_on: 2026-11-22 {reason}"]


@pytest.mark.parametrize("is_beside", [True, False])
def test_days_of_years_gone_by_are_told_where_the_office_wrote_them(folder: Path, *, is_beside: bool) -> None:
    overlay = folder.parent / "office.toml" if is_beside else folder / "overlay.toml"
    overlay.write_text(OVERLAY, "utf-8")
    assert [line.partition(" ")[0] for line in told(folder, overlay if is_beside else None)] == [
        "services.skd.verified_on:",
        "hours.open.1:",
        "hours.closed.1.on:",
        "hours.other.1.on:",
    ]


def test_an_overlay_that_cannot_be_read_has_no_days(folder: Path) -> None:
    (folder / "overlay.toml").write_text("[", "utf-8")
    assert told(folder) == []
    (folder / "overlay.toml").write_text("hours = 1", "utf-8")
    assert told(folder) == []
