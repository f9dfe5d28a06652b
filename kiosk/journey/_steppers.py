"""Big steps through a date or a time, part by part; a part may be unknown where the question allows it. Pure."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

OLDEST_YEARS = 120
# How far ahead somebody plans a wedding or a move.
YEARS_AHEAD = 5
MOVES = {"up": 1, "down": -1, "up10": 10, "down10": -10}
UNKNOWN = "XX"
# A year in which every day of a month exists.
LEAP_YEAR = 2000
HOURS, MINUTES = 24, 60


@dataclass(frozen=True)
class Parts:
    """A date that may lack parts: `1950-07-XX`, `XXXX-08-17`."""

    year: int | None
    month: int | None
    day: int | None

    @classmethod
    def of(cls, text: str) -> Parts:
        """The parts of a canonical date."""
        year, month, day = (None if UNKNOWN in part else int(part) for part in text.split("-"))
        return cls(year, month, day)

    def __str__(self) -> str:
        """Canonical, with the day moved into its month."""
        day = None if self.day is None else min(self.day, _days(self.year, self.month))
        year = UNKNOWN * 2 if self.year is None else f"{self.year:04d}"
        month, at = (UNKNOWN if part is None else f"{part:02d}" for part in (self.month, day))
        return f"{year}-{month}-{at}"


def step_date(text: str, part: str, move: str, today: date, *, is_ahead: bool) -> str | None:
    """The date after one press such as `day`, `up` or `year`, `unknown`; None if there is no such press.

    Args:
        text: The canonical date before.
        part: `day`, `month` or `year`.
        move: Of `MOVES`, or `unknown`.
        today: Where an unknown part starts, and what years are counted from.
        is_ahead: Whether the date may lie in years to come.
    """
    parts = Parts.of(text)
    known = {"day": parts.day, "month": parts.month, "year": parts.year}
    if part not in known or (move not in MOVES and move != "unknown"):
        return None
    known[part] = None if move == "unknown" else _stepped(parts, part, MOVES[move], today, is_ahead=is_ahead)
    if part == "month" and move == "unknown":
        known["day"] = None  # a day of no month says nothing
    return str(Parts(known["year"], known["month"], known["day"]))


def _stepped(parts: Parts, part: str, step: int, today: date, *, is_ahead: bool) -> int:
    if part == "day":
        return 1 if parts.day is None else (parts.day - 1 + step) % _days(parts.year, parts.month) + 1
    if part == "month":
        return 1 if parts.month is None else (parts.month - 1 + step) % 12 + 1
    latest = today.year + YEARS_AHEAD * is_ahead
    return min(max((parts.year or today.year) + step, today.year - OLDEST_YEARS), latest)


def _days(year: int | None, month: int | None) -> int:
    return 31 if month is None else calendar.monthrange(year or LEAP_YEAR, month)[1]


def step_time(text: str, part: str, move: str) -> str | None:
    """The time after one press such as `minute`, `up10`; None if there is no such press."""
    if move not in MOVES or part not in {"hour", "minute"}:
        return None
    hour, minute = (int(one) for one in text.split(":"))
    if part == "hour":
        hour = (hour + MOVES[move]) % HOURS
    else:
        minute = (minute + MOVES[move]) % MINUTES
    return f"{hour:02d}:{minute:02d}"
