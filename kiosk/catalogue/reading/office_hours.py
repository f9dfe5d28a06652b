"""When the office is open: its usual week, the holidays of the year, and what the office says in its overlay."""

from __future__ import annotations

from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.catalogue._hours import Hours, Span
from kiosk.config import TomlProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kiosk.catalogue.shapes.overlay import HoursShape

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
USUAL_WEEK = ((Span(time(8), time(15, 30)),),) * 5 + ((), ())


def office_hours(holidays: Mapping[date, str], shape: HoursShape | None, found: list[TomlProblem]) -> Hours:
    """The hours of an office; one that says nothing keeps the usual week and every holiday.

    Args:
        holidays: Names by day.
        shape: The table [hours] of the overlay.
        found: What is wrong with it is added; where something is, the usual hours stay.
    """
    if shape is None:
        return Hours(USUAL_WEEK, holidays, {})
    week = tuple(
        usual if (spans := getattr(shape, day)) is None else _spans(f"hours.{day}", spans, found)
        for day, usual in zip(DAYS, USUAL_WEEK, strict=True)
    )
    other = {day.on: _spans(f"hours.other.{count}.spans", day.spans, found) for count, day in enumerate(shape.other, 1)}
    closed = {day: name for day, name in holidays.items() if day not in shape.open}
    closed |= {day.on: day.name for day in shape.closed}
    if not any(week):
        found.append(TomlProblem("hours", "has no open day in a week; write at least one, such as `08.00-15.30`"))
    return Hours(week, closed, other)


def _spans(at: str, texts: tuple[str, ...], found: list[TomlProblem]) -> tuple[Span, ...]:
    spans = tuple(span for count, text in enumerate(texts, 1) for span in _span(f"{at}.{count}", text, found))
    if any(later.since < earlier.until for earlier, later in pairwise(spans)):
        found.append(TomlProblem(at, "overlaps; write the spans in order, each after the one before"))
    return spans


def _span(at: str, text: str, found: list[TomlProblem]) -> Iterator[Span]:
    try:
        since, until = (time(int(part[:2]), int(part[3:])) for part in text.split("-"))
    except ValueError:
        found.append(TomlProblem(at, f"`{text}` holds no time of a day; write it such as `08.00-12.00`"))
        return
    if since < until:
        yield Span(since, until)
    else:
        found.append(TomlProblem(at, f"`{text}` ends before it begins; write it such as `08.00-12.00`"))
