"""kiosk.db, opened and brought to this program's schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.database import CHECKPOINT_PAGES, migrate, open_database

if TYPE_CHECKING:
    from sqlalchemy import Engine

MIGRATIONS = Path(__file__).parent / "migrations"


# Nobody waits for the sync process, which writes a moment after each number: it brings the WAL home. If it cannot, the
# one for whom a number waits does, after some two hundred of them.
UNHURRIED_PAGES = 4 * CHECKPOINT_PAGES


def open_store(path: Path, key_file: Path, *, is_waited_for: bool = False) -> Engine:
    """The kiosk's database, made or migrated as needed. `run` and `sync` may both start with this at once.

    Args:
        path: The database.
        key_file: Its key.
        is_waited_for: Somebody stands before what is written here: bringing the WAL home is left to others.

    Raises: DatabaseError as `open_database` and `migrate`.
    """
    pages = UNHURRIED_PAGES if is_waited_for else CHECKPOINT_PAGES
    engine = open_database(path, key_file, checkpoint_pages=pages)
    migrate(engine, MIGRATIONS)
    return engine
