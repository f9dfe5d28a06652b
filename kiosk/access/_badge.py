"""Badges: their numbers are kept as a keyed hash, for all of them could be tried against a plain one in a minute."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from kiosk.access._accounts import AccessError
from kiosk.files import OWNER_ONLY, write_new

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES = 32


def badge_hash(key: bytes, number: bytes) -> str:
    """What is kept of a badge's number."""
    return hmac.new(key, number, hashlib.sha256).hexdigest()


def read_or_make_badge_key(path: Path) -> bytes:
    """The key of this kiosk's badges; without it no badge is known any more, and each has to be shown again.

    Raises: AccessError `access.badge.key` if the file holds something else; OSError.
    Thread: any, and any process: of several that make it at once, all read the one that was there first.
    """
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        with contextlib.suppress(FileExistsError):
            write_new(path, secrets.token_bytes(KEY_BYTES), mode=OWNER_ONLY)
        key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise AccessError("access.badge.key", file=path.name)
    return key
