"""What waits for a device must end by itself; a test of it fails, and does not hang, where it does not."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_S = 30.0  # three times what the slowest of them takes on a busy machine


@pytest.fixture
def ends_by_itself() -> Iterator[None]:
    """Fail a test that goes on for too long, whatever call it hangs in."""

    def give_up(*_: object) -> None:
        pytest.fail(f"still waiting after {MOST_S:.0f} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, MOST_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
