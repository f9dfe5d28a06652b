"""A hand that taps a badge again and again, as somebody does who is not heard at once."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from devices.badge_reader import SimulatedBadgeReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_EVERY_S = 0.15


@contextmanager
def tapped_again_and_again(folder: Path, number: bytes = b"\x04\xa1\xb2\xc3") -> Iterator[None]:
    """While the block lasts, at the simulated reader of this folder."""
    reader, is_over = SimulatedBadgeReader(folder), threading.Event()

    def tap() -> None:
        while not is_over.wait(_EVERY_S):
            reader.tap(number)
            is_over.wait(_EVERY_S)
            reader.take_away()

    hand = threading.Thread(target=tap)
    hand.start()
    try:
        yield
    finally:
        is_over.set()
        hand.join()
