"""Opening an encrypted SQLite database so that what was committed stays."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import MetaData, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from kiosk.database._errors import DatabaseError
from kiosk.database._key import read_or_make_key
from kiosk.database._lock import alone_with
from kiosk.files import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

# Older ones can corrupt a WAL that two connections write. Source: sqlite.org/wal.html, "The WAL-Reset Bug".
OLDEST_SQLITE = (3, 51, 3)
# A writer holds its transaction for milliseconds; who waits this long waits for a stuck process or a dying disk.
BUSY_TIMEOUT_S = 10.0
# SQLite's own number: who commits beyond so many pages of WAL brings them home, and waits for it.
CHECKPOINT_PAGES = 1000
# A larger file costs more of the start than it is worth: SQLCipher checks the HMAC of each page it reads anyway.
MOST_BYTES_CHECKED = 32 << 20

_READS_ONLY = "anjungan_reads_only"
_UNSYNCED = "anjungan_unsynced"


def open_database(
    path: Path, key_file: Path, *, connections: int = 1, checkpoint_pages: int = CHECKPOINT_PAGES
) -> Engine:
    """An engine on the encrypted database at `path`, made with a new key if neither exists.

    Every transaction begins IMMEDIATE, so that a writer waits at its start and never fails in its middle; use
    `reading` for those that only read. A database that was not closed is looked through first.

    Args:
        path: The database; its directory is made if missing.
        key_file: 32 raw bytes; made with the database, never afterwards.
        connections: How many at once, one a thread that is in a transaction; others wait.
        checkpoint_pages: How many pages the WAL may hold before a commit here brings them home.

    Raises: DatabaseError if SQLite is too old, the key is missing or wrong, or the file is damaged.
    Thread: any may use the engine. A forked child must not.
    """
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise DatabaseError("database.sqlite.too_old", version=dbapi2.sqlite_version)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone_with(path):
        key = read_or_make_key(path, key_file)
        if not path.exists():
            path.touch(mode=0o600)  # its WAL takes the same mode
            sync_folder(path.parent)
        _look_through(path, key)
    engine = create_engine(
        f"sqlite:///{path}",
        module=dbapi2,
        creator=lambda: _connect(path, key, checkpoint_pages),
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,  # an error would carry what a resident typed into the log
    )
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: it sees one state of the database and never waits for a writer."""
    with engine.connect().execution_options(**{_READS_ONLY: True}) as connection:
        yield connection


@contextmanager
def writing_unsynced(engine: Engine) -> Iterator[Connection]:
    """A transaction that a kill cannot take back and a power cut can, until one after it is kept."""
    with engine.connect().execution_options(**{_UNSYNCED: True}) as connection, connection.begin():
        yield connection


def new_metadata() -> MetaData:
    """Metadata whose constraints have names, so that a migration can name what it changes."""
    return MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _connect(path: Path, key: bytes, checkpoint_pages: int = CHECKPOINT_PAGES) -> Any:  # noqa: ANN401  the driver carries no types
    """A connection that is unlocked and durable; the key must be the first thing said on it."""
    connection = dbapi2.connect(str(path), timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # and again as each transaction begins
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA wal_autocheckpoint = {checkpoint_pages:d}")
    connection.execute("PRAGMA temp_store = MEMORY")  # a temporary file would not be encrypted
    return connection


def _begin(connection: Connection) -> None:
    """Begin by ourselves: the driver would begin late, DEFERRED, and a second writer then fails with BUSY at once."""
    options = connection.get_execution_options()
    connection.exec_driver_sql(f"PRAGMA synchronous = {'NORMAL' if options.get(_UNSYNCED, False) else 'FULL'}")
    connection.exec_driver_sql("BEGIN" if options.get(_READS_ONLY, False) else "BEGIN IMMEDIATE")


def _look_through(path: Path, key: bytes) -> None:
    """Try the key and, after an unclean stop, the structure. A left-over WAL is what an unclean stop leaves."""
    wal = path.with_name(path.name + "-wal")
    was_left_open = wal.exists() and path.stat().st_size <= MOST_BYTES_CHECKED
    try:
        connection = _connect(path, key)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
            finding = connection.execute("PRAGMA quick_check(1)").fetchone()[0] if was_left_open else "ok"
        finally:
            connection.close()
    except dbapi2.DatabaseError as error:
        raise DatabaseError("database.unreadable", database=path.name, reason=str(error)) from error
    if finding != "ok":
        raise DatabaseError("database.damaged", database=path.name, finding=finding)
