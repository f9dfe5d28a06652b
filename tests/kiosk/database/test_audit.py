"""Nobody changes or takes out an entry of the audit log unseen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, text

from kiosk.database import audit, new_metadata, open_database, reading

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = open_database(tmp_path / "d.db", tmp_path / "d.key")
    metadata = new_metadata()
    audit.audit_table(metadata)
    with engine.begin() as connection:
        metadata.create_all(connection)
        for count in range(1, 6):
            audit.append(connection, "ticket.issued", {"number": f"A-{count:03d}"}, AT)
    return engine


def test_an_untouched_chain_holds_and_its_head_is_the_last_hash(engine: Engine) -> None:
    with engine.begin() as connection:
        head = audit.append(connection, "kiosk.started", {}, AT)
        assert audit.verify(connection) is None
        assert connection.execute(text("SELECT hash FROM audit WHERE seq = 6")).scalar_one() == head


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET facts = '{}' WHERE seq = 3",
        "UPDATE audit SET at = '2020-01-01' WHERE seq = 3",
        "UPDATE audit SET hash = previous WHERE seq = 3",
        "DELETE FROM audit WHERE seq = 3",
        "DELETE FROM audit WHERE seq <= 3",
    ],
)
def test_a_touched_chain_breaks_where_it_was_touched(engine: Engine, tampering: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(tampering))
    with reading(engine) as connection:
        assert audit.verify(connection) == (1 if "<=" in tampering else 3)
