"""Time as a port: what the wall says, and how long something has lasted.

A wall clock in an office can be wrong for years and can jump. Durations, time-outs and ages therefore come from
`Moment`, which counts since the machine was started and goes on during sleep.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

# This program cannot be older than itself: a clock that says so is wrong.
WRITTEN_AT = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Moment:
    """A point on this machine's own time line.

    Args:
        boot: Which start of the machine; moments of two boots cannot be compared.
        seconds: Since that start, sleep included.
        wall_at: What the wall clock said then; aware, UTC.
    """

    boot: str
    seconds: float
    wall_at: datetime

    def age_s(self, now: Moment) -> float:
        """Seconds from this moment to `now`, never negative; by the wall clock only across a restart."""
        if self.boot == now.boot:
            return max(0.0, now.seconds - self.seconds)
        return max(0.0, (now.wall_at - self.wall_at).total_seconds())

    def later(self, seconds: float) -> Moment:
        """So many seconds after this moment, on both clocks."""
        return Moment(self.boot, self.seconds + seconds, self.wall_at + timedelta(seconds=seconds))


class Clock(Protocol):
    """Where time comes from. Implementations MUST NOT block."""

    def now(self) -> Moment:
        """The present moment."""
        ...


class SystemClock:
    """The machine's own clocks (CLOCK_BOOTTIME and the wall)."""

    def __init__(self) -> None:
        """Read the boot's identity once; it cannot change while we run."""
        self._boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()

    def now(self) -> Moment:
        """The present moment."""
        return Moment(self._boot, time.clock_gettime(time.CLOCK_BOOTTIME), datetime.now(UTC))
