"""Waiting for something to become so, with a limit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable


def eventually(is_so: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
    """Return as soon as it is so; fail after the limit."""
    until = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < until, "it did not become so"
        time.sleep(0.002)
