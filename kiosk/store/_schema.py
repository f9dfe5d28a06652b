"""kiosk.db, opened and brought to this program's schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.database import migrate, open_database

if TYPE_CHECKING:
    from sqlalchemy import Engine

MIGRATIONS = Path(__file__).parent / "migrations"


def open_store(path: Path, key_file: Path) -> Engine:
    """The kiosk's database, made or migrated as needed. `run` and `sync` may both start with this at once.

    Raises: DatabaseError as `open_database` and `migrate`.
    """
    engine = open_database(path, key_file)
    migrate(engine, MIGRATIONS)
    return engine
