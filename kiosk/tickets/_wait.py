"""An honest wait: a range rounded to five minutes, a long one to hours, or nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass

STEP_MINUTES = 5
# The spread of service times in an office is wide; a range that is kept four times in five (chosen, not measured).
LOW_SHARE, HIGH_SHARE = 0.6, 1.4
# Nobody reckons with 305 minutes. Of an hour so little more or less is kept silent.
MOST_MINUTES, SLACK_MINUTES = 90, 10
_HOUR = 60


@dataclass(frozen=True)
class WaitEstimate:
    """From so many to so many minutes; both multiples of five, `low` may be 0."""

    low_minutes: int
    high_minutes: int

    @property
    def is_long(self) -> bool:
        """Whether it is told in hours."""
        return self.high_minutes > MOST_MINUTES

    @property
    def low_hours(self) -> int:
        """Whole hours that pass in any case; 0 where it is less than one."""
        return (self.low_minutes + SLACK_MINUTES) // _HOUR

    @property
    def high_hours(self) -> int:
        """Whole hours after which it is over."""
        return math.ceil((self.high_minutes - SLACK_MINUTES) / _HOUR)


def estimate_wait(ahead: int, minutes_each: float) -> WaitEstimate:
    """The range in which somebody with `ahead` people before them is probably called."""
    middle = ahead * minutes_each
    low = math.floor(middle * LOW_SHARE / STEP_MINUTES) * STEP_MINUTES
    high = max(STEP_MINUTES, math.ceil(middle * HIGH_SHARE / STEP_MINUTES) * STEP_MINUTES)
    return WaitEstimate(low, high)
