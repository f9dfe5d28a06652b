"""What residents think of the service leaves so that nobody can be found by it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.ports import EntryKind
from kiosk.store import Store
from kiosk.store._opinions import MIXED
from tests.fakes.office import ask, slip

if TYPE_CHECKING:
    from kiosk.ports import OutboxEntry
    from tests.contract.conftest import Kept

NINE = {"persyaratan": 4, "prosedur": 3, "biaya": 4}


def opinions(kept: Kept) -> list[OutboxEntry]:
    return [one for one in kept.outbox.waiting(100) if one.kind is EntryKind.EVENT]


def say(kept: Kept, times: int, scores: dict[str, int]) -> None:
    for _ in range(times):
        kept.counter.issue(ask(kept.clock), None, slip)
        kept.clock.pass_(timedelta(minutes=3))
        kept.counter.keep_opinion("sku", scores)


def test_an_opinion_waits_for_others_to_hide_among(kept: Kept) -> None:
    say(kept, MIXED - 1, {"satisfaction": 4})
    assert opinions(kept) == []
    say(kept, 1, {"satisfaction": 1})
    assert len(opinions(kept)) == MIXED


def test_few_opinions_leave_when_their_day_is_over(kept: Kept) -> None:
    say(kept, 2, {"satisfaction": 4})
    assert kept.counter.send_opinions() == 0
    kept.clock.pass_(timedelta(days=1))
    assert kept.counter.send_opinions() == 2
    assert len(opinions(kept)) == 2
    assert kept.counter.send_opinions() == 0


def test_an_opinion_says_its_day_and_service_and_no_more(kept: Kept) -> None:
    say(kept, MIXED, {"satisfaction": 2, **NINE})
    bodies = [json.loads(one.body) for one in opinions(kept)]
    for one, body in zip(opinions(kept), bodies, strict=True):
        assert body.pop("uuid") == str(one.uuid)
    face = {
        "action": "satisfaction",
        "facts": {"service": "sku", "day": "2026-11-21", "satisfaction": "2"},
        "at": "2026-11-21T12:00:00+08:00",
    }
    nine = {
        "action": "survey",
        "facts": {"service": "sku", "day": "2026-11-21", **{name: str(score) for name, score in NINE.items()}},
        "at": "2026-11-21T12:00:00+08:00",
    }
    assert sorted(bodies, key=lambda body: body["action"]) == [face] * MIXED + [nine] * MIXED
    assert len({one.chosen for one in opinions(kept)}) == 1


def test_taps_do_not_hide_a_survey(kept: Kept) -> None:
    say(kept, 1, NINE)
    say(kept, MIXED, {"satisfaction": 3})
    assert {json.loads(one.body)["action"] for one in opinions(kept)} == {"satisfaction"}


def test_the_order_of_rows_is_not_that_of_people(kept: Kept) -> None:
    """Thirty in the order they came would be one chance in 30! if chance drew the order."""
    if not isinstance(kept.counter, Store):
        return
    services = [f"s{number}" for number in range(30)]
    for service in services:
        kept.counter.keep_opinion(service, {"satisfaction": 4})
    left = [json.loads(one.body)["facts"]["service"] for one in opinions(kept)]
    assert sorted(left) == sorted(services)
    assert left != services


def test_no_time_of_an_opinion_is_noted(kept: Kept) -> None:
    if not isinstance(kept.counter, Store):
        return
    before = _audited(kept.counter)
    kept.counter.keep_opinion("sku", {"satisfaction": 4})
    assert _audited(kept.counter) == before


def _audited(store: Store) -> int:
    with store._engine.connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM audit").scalar_one()
