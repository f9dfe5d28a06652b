"""The hub's database, made anew and brought up from the version before."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, insert, select, text

from kiosk.database import migrate, newest_revision, open_database, reading
from sync.hub import rows
from sync.hub._parts import MIGRATIONS
from sync.hub._search import CodeAsked, find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Empty."""
    engine = open_database(tmp_path / "hub.db", tmp_path / "hub.key")
    yield engine
    engine.dispose()


def indexes(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        found = connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
        return set(found.scalars())


def keep_ticket(engine: Engine) -> None:
    uuid = uuid4()
    sent = {"kind": "ticket", "scheme": "plain", "sha256": "", "body": b"{}", "age_s": 0.0, "received_at": NOW}
    told = {"lane": "umum", "wait_at": "Loket 1", "service": "dtks", "service_title": "DTKS", "priority": "none"}
    place = {"uuid": uuid, "office": "64.74.02", "kiosk": "kiosk-1"}
    number = {"letter": "A", "serial": 12, "short_code": "K7M4PA", "state": "waiting"}
    days = {"business_day": TODAY, "line_day": TODAY, "arrived_at": NOW}
    with engine.begin() as connection:
        connection.execute(insert(rows.entry).values(place | sent))
        connection.execute(insert(rows.ticket).values(place | told | number | days))


def test_migrations_make_exactly_the_indexes_of_the_rows(engine: Engine) -> None:
    fresh = create_engine("sqlite://")
    rows.metadata.create_all(fresh)
    migrate(engine, MIGRATIONS)
    assert indexes(engine) == indexes(fresh)


def test_numbers_of_the_version_before_are_found_by_their_code_through_an_index(engine: Engine, tmp_path: Path) -> None:
    before = shutil.copytree(MIGRATIONS, tmp_path / "before")
    (before / "versions" / "v0005_short_code.py").unlink()
    migrate(engine, before)
    assert newest_revision(before) == "0004"
    keep_ticket(engine)
    assert migrate(engine, MIGRATIONS)
    by_code = select(rows.ticket).where(rows.ticket.c.short_code.in_(["K7M4PA"]))
    asked = str(by_code.compile(engine, compile_kwargs={"literal_binds": True}))
    with reading(engine) as connection:
        (found,) = find(connection, CodeAsked(frozenset({"K7M4PA"})), TODAY)
        plan = " ".join(str(step) for step in connection.execute(text(f"EXPLAIN QUERY PLAN {asked}")))
    assert rows.number_of(found) == "A-012"
    assert "ix_ticket_short_code" in plan
