"""The key of an encrypted database: 32 random bytes in a file that only its user reads."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from kiosk.database._errors import DatabaseError

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES = 32


def read_or_make_key(database: Path, key_file: Path) -> bytes:
    """The key of `database`; a new one is made only where neither key nor database exists.

    A made key is on the disk, with its name, before this returns: a database never exists without its key.

    Raises: DatabaseError if the database has lost its key, or the key file holds something else.
    """
    if not key_file.exists():
        if database.exists():
            raise DatabaseError("database.key.missing", database=database.name, key_file=str(key_file))
        _make(key_file)
    key = key_file.read_bytes()
    if len(key) != KEY_BYTES:
        raise DatabaseError("database.key.broken", key_file=str(key_file), size_bytes=len(key))
    return key


def _make(key_file: Path) -> None:
    key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = key_file.with_name(key_file.name + ".new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(key_file)
    sync_directory(key_file.parent)


def sync_directory(directory: Path) -> None:
    """Make the names in `directory` survive a power cut; a file's own fsync does not do that."""
    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
