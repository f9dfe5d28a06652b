"""The book of accounts of a kiosk, opened for a moment; `kiosk run` may have the database open meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.access import read_or_make_badge_key
from kiosk.bootstrap._process import DATABASE, KEY
from kiosk.clock import SystemClock
from kiosk.store import AccountStore, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.config import Config

BADGE_KEY = "badge.key"


@contextmanager
def accounts_of(config: Config) -> Iterator[AccountStore]:
    """The accounts of this kiosk; its database is made if there is none."""
    engine = open_store(config.state_dir / DATABASE, config.state_dir / KEY)
    try:
        yield AccountStore(engine, SystemClock())
    finally:
        engine.dispose()


def badge_key_of(config: Config) -> bytes:
    """The key that badges of this kiosk are kept by. Raises: AccessError, OSError."""
    return read_or_make_badge_key(config.state_dir / BADGE_KEY)
