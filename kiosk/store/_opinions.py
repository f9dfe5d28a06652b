"""What residents think of the service, kept so that nobody can be found by it.

An opinion right behind a ticket would be that ticket's. So its row says no more than the business day; rows lie in an
order that chance gave them; and they are held back until several can leave together, in that order, or until the day is
over. The satisfaction that one tap gives and the nine of the survey leave as two entries, for they are counted apart.
"""

from __future__ import annotations

import json
import secrets
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import insert, select, update

from kiosk.clock import Moment
from kiosk.ports import EntryKind
from kiosk.store._bodies import event_body
from kiosk.store._entries import EntryState, entry
from kiosk.store.rows import outbox
from kiosk.survey import SATISFACTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zoneinfo import ZoneInfo

    from sqlalchemy import Connection

# As many as leave together: the one who spoke last is one of these.
MIXED = 5
# Drawn from so many that two never meet, and below zero, where no counted row lies.
DRAWN_FROM = 2**62
ACTIONS = {True: "satisfaction", False: "survey"}
_HELD = (outbox.c.id < 0) & (outbox.c.state == EntryState.HELD.value)


def keep(connection: Connection, service: str, scores: Mapping[str, int], day: date, zone: ZoneInfo) -> None:
    """Put an opinion into the outbox, held, and let all go if there are enough to hide among."""
    noon = datetime.combine(day, time(12), zone)
    for action, part in _parts(scores):
        uuid = uuid4()
        facts = {"service": service, "day": day.isoformat(), **{name: str(score) for name, score in part.items()}}
        row = entry(EntryKind.EVENT, uuid, event_body(uuid, action, facts, noon), day, _some_time_on(noon))
        held = {"id": -1 - secrets.randbelow(DRAWN_FROM), "state": EntryState.HELD.value}
        connection.execute(insert(outbox), {**row, **held})
    for action in ACTIONS.values():
        _release_if_many(connection, action)


def release_before(connection: Connection, day: date) -> int:
    """Let those of earlier days go; how many."""
    over = update(outbox).where(_HELD, outbox.c.business_day < day.isoformat())
    return connection.execute(over.values(state=EntryState.WAITING.value)).rowcount


def _parts(scores: Mapping[str, int]) -> Iterator[tuple[str, dict[str, int]]]:
    for is_face, action in ACTIONS.items():
        part = {name: score for name, score in scores.items() if (name == SATISFACTION) is is_face}
        if part:
            yield action, part


def _release_if_many(connection: Connection, action: str) -> None:
    """Of each kind by itself: five taps hide no survey."""
    held = connection.execute(select(outbox.c.id, outbox.c.body).where(_HELD)).all()
    said = [row.id for row in held if json.loads(row.body)["action"] == action]
    if len(said) >= MIXED:
        connection.execute(update(outbox).where(outbox.c.id.in_(said)).values(state=EntryState.WAITING.value))


def _some_time_on(noon: datetime) -> Moment:
    """A moment that tells the day alone: of no start of this machine, so that its age is a matter of days."""
    return Moment("", 0.0, noon.astimezone(UTC))
