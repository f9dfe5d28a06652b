"""Waiting for what must come, with a limit: a machine may be busy, and what is in time is not held up by it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_S = 20.0


def eventually(is_so: Callable[[], bool], within_s: float = PATIENCE_S, every_s: float = 0.002) -> None:
    """Return as soon as it is so, which is looked at every so often; fail after the limit."""
    until = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < until, "it did not become so"
        time.sleep(every_s)
