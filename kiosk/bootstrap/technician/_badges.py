"""Badges: a tap names an account, by its keyed hash alone."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from kiosk.access import badge_hash
from kiosk.bootstrap._accounts import accounts_of, badge_key_of
from kiosk.errors import KioskError
from kiosk.technician import BadgeTapped

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from kiosk.access import Account
    from kiosk.config import Config
    from kiosk.ports import BadgeReader
    from kiosk.technician import Happening

log = logging.getLogger(__name__)


class Badges:
    """Listens at the configured reader, which nobody else holds, until it is closed; without one it hears nothing.

    Args:
        loop: Where taps are heard.
        config: Names the reader.
        hear: Hears whose badge it was, in the loop's thread.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, config: Config, hear: Callable[[Happening], None]) -> None:
        self._loop, self._config, self._hear = loop, config, hear
        self._lock = threading.Lock()
        self._reader: BadgeReader | None = None
        self._is_over = False

    def begin(self) -> None:
        """Listen from now on. Blocks for a moment: not in the loop's thread."""
        from devices.badge_reader import make_badge_reader  # noqa: PLC0415 - no resident needs it

        with self._lock:
            self._reader = None if self._is_over else make_badge_reader(self._config.badge_reader)
            if self._reader is not None:
                self._reader.listen(self._tapped, lambda _: None)

    def end(self) -> None:
        """Let go of the reader; blocks for a moment. Safe to call twice."""
        with self._lock:
            self._is_over = True
            reader, self._reader = self._reader, None
            if reader is not None:
                reader.close()

    def _tapped(self, number: bytes) -> None:
        """In the reader's thread."""
        self._loop.call_soon_threadsafe(self._hear, BadgeTapped(owner_of(self._config, number)))


def owner_of(config: Config, number: bytes) -> Account | None:
    """Whose badge it is; None for nobody's, and where that cannot be told. The number goes no further than its hash."""
    try:
        key = badge_key_of(config)
        with accounts_of(config) as book:
            return book.with_badge(badge_hash(key, number))
    except (KioskError, OSError) as err:
        log.error("a badge cannot be looked up: %s", getattr(err, "code", type(err).__name__))  # noqa: TRY400
        return None
