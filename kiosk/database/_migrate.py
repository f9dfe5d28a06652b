"""Bringing a database to the schema of this program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from kiosk.database._errors import DatabaseError
from kiosk.database._lock import alone_with
from kiosk.database._open import reading

if TYPE_CHECKING:
    from sqlalchemy import Engine

_VERSION_FILE = re.compile(r"v(\d{4})_\w+\.py")


def migrate(engine: Engine, script_location: Path) -> bool:
    """Bring the database to the newest revision; whether anything had to be done.

    All steps are one transaction: a kill leaves the old schema whole. Of two processes that start together one
    migrates and the other waits. Alembic is imported only if there is something to do.

    Args:
        engine: From `open_database`.
        script_location: A folder with `env.py` and `versions/vNNNN_name.py`, each with `revision = "NNNN"`, in a line.

    Raises: DatabaseError if the database was made by a newer program.
    """
    newest = newest_revision(script_location)
    if _is_at(engine, newest):
        return False
    with alone_with(Path(str(engine.url.database))):
        if _is_at(engine, newest):
            return False
        _upgrade(engine, script_location)
    return True


def newest_revision(script_location: Path) -> str:
    """The last revision, read from the names of the files alone."""
    matches = (_VERSION_FILE.fullmatch(file.name) for file in (script_location / "versions").iterdir())
    return max(match[1] for match in matches if match)


def _is_at(engine: Engine, newest: str) -> bool:
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        stored = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if stored is not None and stored > newest:
        raise DatabaseError("database.newer_than_program", stored=stored, newest=newest)
    return bool(stored == newest)


def _upgrade(engine: Engine, script_location: Path) -> None:
    from alembic import command  # noqa: PLC0415  costs a tenth of a second, needed once in the life of a version
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(script_location).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
