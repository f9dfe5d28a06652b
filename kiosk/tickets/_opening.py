"""When the office opens and is open, in words."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.catalogue import Hours, Span
    from kiosk.texts import Texts

DAYS_IN_WEEK = 7
SOME_MONDAY = date(2024, 1, 1)


def is_over_today(local: datetime, hours: Hours) -> bool:
    """Whether nobody is served any more today, and an opening on a later day is known."""
    opening = hours.next_opening(local)
    return opening is not None and opening[0] > local.date() and not hours.is_open(local)


def describe_opening(local: datetime, hours: Hours, texts: Texts) -> str:
    """When the counters open next, as a sentence; empty if no opening is known."""
    return _describe(local, hours, texts, "opens")


def describe_return(local: datetime, hours: Hours, texts: Texts, *, has_paper: bool = True) -> str:
    """When to come again with one's number, as sentences; empty as long as one may wait here today."""
    if not is_over_today(local, hours):
        return ""
    key = "slip.come_again" if has_paper else "slip.come_again_number"
    return texts.get(key, come=_describe(local, hours, texts, "comes"))


def _describe(local: datetime, hours: Hours, texts: Texts, name: str) -> str:
    opening = hours.next_opening(local)
    if opening is None:
        return ""
    day, at = opening
    ahead = (day - local.date()).days
    if ahead == 0:
        return texts.get(f"{name}.today", hour=texts.hour(at))
    # A weekday alone would be taken for the one that comes first.
    named = texts.weekday(day) if ahead < DAYS_IN_WEEK else texts.day_and_date(day)
    return texts.get(f"{name}.on", day=named, hour=texts.hour(at))


def describe_week(hours: Hours, texts: Texts) -> tuple[str, ...]:
    """The usual week, a line for each run of days with the same hours, such as `Senin–Kamis 08.00–15.30`."""
    runs = (list(days) for _, days in groupby(range(DAYS_IN_WEEK), key=lambda day: hours.week[day]))
    return tuple(
        f"{_days(run[0], run[-1], texts)} {_spans(hours.week[run[0]], texts)}" for run in runs if hours.week[run[0]]
    )


def _days(first: int, last: int, texts: Texts) -> str:
    names = dict.fromkeys(texts.weekday(SOME_MONDAY + timedelta(days=day)) for day in (first, last))
    return "–".join(names)


def _spans(spans: tuple[Span, ...], texts: Texts) -> str:
    return ", ".join(f"{texts.hour(span.since)}–{texts.hour(span.until)}" for span in spans)
