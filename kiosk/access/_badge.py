"""Badges: their numbers are kept as a keyed hash, for all of them could be tried against a plain one in a minute."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from typing import TYPE_CHECKING

from kiosk.access._accounts import AccessError

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES = 32


def badge_hash(key: bytes, number: bytes) -> str:
    """What is kept of a badge's number."""
    return hmac.new(key, number, hashlib.sha256).hexdigest()


def read_or_make_badge_key(path: Path) -> bytes:
    """The key of this kiosk's badges; without it no badge is known any more, and each has to be shown again.

    Raises: AccessError `access.badge.key` if the file holds something else; OSError.
    """
    if not path.exists():
        _make(path)
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise AccessError("access.badge.key", file=path.name)
    return key


def _make(path: Path) -> None:
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
