"""Big steps through a date or a time, part by part; one press sets only the part it is on. Pure."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

OLDEST_YEARS = 120
# How far ahead somebody plans a wedding or a move.
YEARS_AHEAD = 5
MOVES = {"up": 1, "down": -1, "up10": 10, "down10": -10}
DATE_PARTS = ("day", "month", "year")
UNKNOWN = "XX"
# A part that nobody touched yet: it is not kept, and not said to be unknown either.
BLANK = "__"
# A year in which every day of a month exists.
LEAP_YEAR = 2000
HOURS, MINUTES = 24, 60


@dataclass(frozen=True)
class Parts:
    """A date that may lack parts: `1950-07-XX`, `XXXX-08-17`, and while it is being set `2024-__-__`.

    Args:
        blank: Names of the parts that nobody touched: none of those with a number; the others without one are said to
            be unknown.
    """

    year: int | None
    month: int | None
    day: int | None
    blank: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Parts:
        """The parts of a date as it is kept or being set; of an empty text nothing is set."""
        if not text:
            return cls(None, None, None, frozenset(DATE_PARTS))
        year, month, day = parts = text.split("-")
        blank = frozenset(name for name, part in zip(reversed(DATE_PARTS), parts, strict=True) if BLANK in part)
        return cls(_number(year), _number(month), _number(day), blank)

    def __str__(self) -> str:
        """As it is being set; canonical where no part is blank. A day that its month has not is told, not moved."""
        signs = {name: BLANK if name in self.blank else UNKNOWN for name in DATE_PARTS}
        year = signs["year"] * 2 if self.year is None else f"{self.year:04d}"
        month = signs["month"] if self.month is None else f"{self.month:02d}"
        return f"{year}-{month}-{signs['day'] if self.day is None else f'{self.day:02d}'}"

    def with_part(self, part: str, number: int | None) -> Parts:
        """The same with one part set, or said to be unknown."""
        blank = self.blank - {part}
        match part:
            case "day":
                return replace(self, day=number, blank=blank)
            case "month":
                return replace(self, month=number, blank=blank)
            case _:
                return replace(self, year=number, blank=blank)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Names of the parts without a number."""
        known = {"day": self.day, "month": self.month, "year": self.year}
        return tuple(name for name, number in known.items() if number is None)

    @property
    def last_day(self) -> int | None:
        """The last day of the month, where the day is none of it; None for a day that the calendar has."""
        days = _days(self.year, self.month)
        return days if self.day is not None and self.day > days else None


def _number(part: str) -> int | None:
    return None if UNKNOWN in part or BLANK in part else int(part)


def kept_date(text: str) -> str:
    """A date as it is being set, as it is kept: a day or month nobody touched is not known; a year has to be said."""
    year, dash, rest = text.partition("-")
    return f"{year}{dash}{rest.replace(BLANK, UNKNOWN)}"


def step_date(text: str, part: str, move: str, start: date, years: range) -> str | None:
    """The date after one press such as `day`, `up` or `year`, `unknown`; None if there is no such press.

    The first press on a part shows where it starts, the next ones step; the other parts stay as they are.

    Args:
        text: The date before, as `Parts` writes it; empty where nothing was touched.
        part: `day`, `month` or `year`.
        move: Of `MOVES`, or `unknown`.
        start: Where each part starts.
        years: The years that the date may lie in.
    """
    parts = Parts.of(text)
    if part not in DATE_PARTS or (move not in MOVES and move != "unknown"):
        return None
    if move != "unknown":
        return str(parts.with_part(part, _stepped(parts, part, MOVES[move], start, years)))
    parts = parts.with_part(part, None)
    return str(parts.with_part("day", None) if part == "month" else parts)  # a day of no month says nothing


def _stepped(parts: Parts, part: str, step: int, start: date, years: range) -> int:
    match part:
        case "day":
            return start.day if parts.day is None else _other_day(parts.day, step, _days(parts.year, parts.month))
        case "month":
            return start.month if parts.month is None else (parts.month - 1 + step) % 12 + 1
        case _:
            year = start.year if parts.year is None else parts.year + step
            return min(max(year, years[0]), years[-1])


def _other_day(day: int, step: int, days: int) -> int:
    """The next or the last day of a month, from whatever day; from one that it has not, to its nearest."""
    if day > days:
        return 1 if step > 0 else days
    return (day - 1 + step) % days + 1


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
