"""What the doctor says of the data allowance, from what the sync process kept, and how a technician reads it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pytest

from kiosk.bootstrap.doctor._data import DATA_STATES, data
from kiosk.ports import WhoActs
from kiosk.technician import said_facts
from kiosk.texts import Texts
from sync.client import LEDGER
from tests.fakes.technician import CONFIG

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.config import Config

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)


@pytest.fixture
def away(tmp_path: Path) -> Config:
    """Its hub is somewhere else, and what goes there costs money."""
    hub, sync = replace(CONFIG.hub, url="http://192.168.1.10:8470"), replace(CONFIG.sync, day_mb=50, month_mb=1000)
    return replace(CONFIG, state_dir=tmp_path, hub=hub, sync=sync)


def spend(config: Config, today_mb: float, before_mb: float = 0) -> None:
    days = {"2026-10-31": 7_000_000, "2026-11-03": int(before_mb * 1e6), "2026-11-22": int(today_mb * 1e6)}
    (config.state_dir / LEDGER).write_text(json.dumps({"days": days}))


@pytest.mark.parametrize(
    ("today_mb", "before_mb", "state"),
    [(0, 0, "within"), (12, 198, "within"), (41, 0, "nearly"), (50, 0, "day_spent"), (12, 990, "month_spent")],
)
def test_what_was_spent_beside_what_may_be(away: Config, today_mb: float, before_mb: float, state: str) -> None:
    spend(away, today_mb, before_mb)
    found = data(away, NOW)
    assert found.state == state
    assert found.state in DATA_STATES
    assert found.who_acts is (WhoActs.NOBODY if state == "within" else WhoActs.TECHNICIAN)
    assert found.facts["today_mb"] == f"{today_mb}"


def test_it_is_read_as_a_sentence(away: Config) -> None:
    spend(away, 12, 198)
    said = said_facts("doctor.data", data(away, NOW).facts, Texts("id"))
    assert said == ("12 dari 50 MB hari ini", "210 dari 1.000 MB bulan ini")
    endless = replace(away, sync=replace(away.sync, day_mb=0, month_mb=0, free_from=time(0), free_until=time(5)))
    said = said_facts("doctor.data", data(endless, NOW).facts, Texts("en"))
    assert said == ("12 MB today, no limit", "210 MB this month, no limit", "Free hours: 00:00 - 05:00")


def test_kiosk_that_never_sent_anything_has_spent_nothing(away: Config) -> None:
    assert data(away, NOW).facts["month_mb"] == "0"


def test_hub_on_this_machine_needs_no_allowance() -> None:
    assert data(CONFIG, NOW).state == "unmetered"
    assert data(CONFIG, NOW).is_well
