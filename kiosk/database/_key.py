"""The key of an encrypted database: 32 random bytes in a file that only its user reads."""

from __future__ import annotations

import contextlib
import secrets
from typing import TYPE_CHECKING

from kiosk.database._errors import DatabaseError
from kiosk.files import OWNER_ONLY, sweep_unlinked, write_new

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES = 32


def read_or_make_key(database: Path, key_file: Path) -> bytes:
    """The key of `database`; a new one is made only where neither key nor database exists.

    A made key is on the disk, with its name, before this returns: a database never exists without its key.

    Raises: DatabaseError if the database has lost its key, or the key file holds something else.
    """
    sweep_unlinked(key_file)  # a second name of a living key is one that nobody guards
    if not key_file.exists():
        # Another who begins now may have made both between these two looks: the key comes before its database.
        if database.exists() and not key_file.exists():
            raise DatabaseError("database.key.missing", database=database.name, key_file=str(key_file))
        key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):  # of two who begin at once, both take the key that was there first
            write_new(key_file, secrets.token_bytes(KEY_BYTES), mode=OWNER_ONLY)
    key = key_file.read_bytes()
    if len(key) != KEY_BYTES:
        raise DatabaseError("database.key.broken", key_file=str(key_file), size_bytes=len(key))
    return key
