"""Every delay of the badge reader, named, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timeouts:
    """Durations in seconds; tests pass shorter ones.

    Args:
        again_s: Until a service or a reader that is away is looked for again.
        wait_s: How long the service is asked to wait for a change before it is asked anew.
        read_again_s: Until the second try: a card at the edge of the field answers late.
        same_s: The same badge within this after it was taken away is the same tap: hands tremble.
        close_s: For the worker to end.
    """

    again_s: float = 1.0
    wait_s: float = 5.0
    read_again_s: float = 0.05
    same_s: float = 0.7
    close_s: float = 2.0
