"""After wrong PINs the door stays shut, each time twice as long; no restart and no clock makes that shorter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.clock import Moment

FREE_TRIES = 5
FIRST_WAIT_S = 15.0
MOST_WAIT_S = 24 * 3600.0
# NIST SP 800-63B, 5.2.2: "no more than 100 consecutive failed attempts on a single account".
MOST_TRIES = 100
# Doublings beyond this are over `MOST_WAIT_S`, and need not be counted.
_MOST_DOUBLINGS = 13


@dataclass(frozen=True)
class Tries:
    """Wrong PINs in a row.

    Args:
        count: How many; one that is being compared counts already.
        boot: During which start of the machine the last one was.
        seconds: When, since that start.
    """

    count: int = 0
    boot: str = ""
    seconds: float = 0.0

    @property
    def is_closed(self) -> bool:
        """Whether only another PIN opens it again."""
        return self.count >= MOST_TRIES

    def counted(self, now: Moment) -> Tries:
        """With one more, now."""
        return Tries(self.count + 1, now.boot, now.seconds)

    def wait_s(self, now: Moment) -> float:
        """How long nothing is compared; 0 if somebody may try.

        The wall clock has no part in it. After a restart of the machine it begins anew: how long the machine was off
        is known from that clock alone.
        """
        if self.count < FREE_TRIES:
            return 0.0
        doublings = min(self.count - FREE_TRIES, _MOST_DOUBLINGS)
        passed_s = now.seconds - self.seconds if self.boot == now.boot else now.seconds
        return max(0.0, min(FIRST_WAIT_S * 2.0**doublings, MOST_WAIT_S) - max(0.0, passed_s))
