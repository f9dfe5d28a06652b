"""When the office is open: hours by weekday, with breaks and Friday prayer, and the days it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, time

# Longer than any run of holidays and weekends: beyond it, the office is taken for closed for good.
MOST_DAYS_AHEAD = 30
DAYS_IN_WEEK = 7


@dataclass(frozen=True)
class Span:
    """From when until when, local time; `until` is no longer part of it."""

    since: time
    until: time


@dataclass(frozen=True)
class Hours:
    """The office's week and its exceptions.

    Args:
        week: Seven days, Monday first; the spans of a day in order, none where it is closed.
        closed: Days without service, with their names: holidays and collective leave.
        other: Days with hours of their own, such as in Ramadan; they win over `week` and `closed`.
    """

    week: tuple[tuple[Span, ...], ...]
    closed: Mapping[date, str]
    other: Mapping[date, tuple[Span, ...]]

    def of(self, day: date) -> tuple[Span, ...]:
        """The spans of a day, in order; empty when closed."""
        if day in self.other:
            return self.other[day]
        return () if day in self.closed else self.week[day.weekday()]

    def is_working(self, day: date) -> bool:
        """Whether the office works at all on this day: what deadlines in working days count."""
        return bool(self.of(day))

    def is_open(self, local: datetime) -> bool:
        """Whether somebody is served at this moment."""
        return any(span.since <= local.time() < span.until for span in self.of(local.date()))

    def next_opening(self, local: datetime) -> tuple[date, time] | None:
        """Day and time of the next beginning of a span after this moment; None within the next month."""
        for ahead in range(MOST_DAYS_AHEAD + 1):
            day = local.date() + timedelta(days=ahead)
            for span in self.of(day):
                if ahead or span.since > local.time():
                    return day, span.since
        return None
