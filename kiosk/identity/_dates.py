"""Calendar dates: kept as ISO, shown in words."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

# A day, a month and a day, or a year nobody in the family knows; registers of old births often lack them.
PARTIAL = re.compile(r"(\d{4})-(\d{2})-XX|(\d{4})-XX-XX|XXXX-(\d{2}-\d{2})", re.ASCII)
LEAP_YEAR = 2000
TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_date(text: str) -> date | None:
    """The date of `YYYY-MM-DD`, or None if the calendar has no such day."""
    if not ISO.fullmatch(text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def show_date(day: date) -> str:
    """Such as `21 November 2026`."""
    return format_date(day, "d MMMM y", locale="id")


def parse_partial_date(text: str) -> str | None:
    """A date, or what is known of one: `1950-07-02`, `1950-07-XX`, `1950-XX-XX`, `XXXX-08-17`; None for the rest."""
    match = PARTIAL.fullmatch(text.strip())
    whole = f"{match[1]}-{match[2]}-01" if match and match[1] else text
    if match and match[3]:
        whole = f"{match[3]}-01-01"
    elif match and match[4]:
        whole = f"{LEAP_YEAR}-{match[4]}"
    return text.strip() if parse_date(whole) else None


def show_partial_date(value: str) -> str:
    """Such as `2 Juli 1950`, `Juli 1950` or `1950`, no more than was said; what is no date is shown as it is."""
    day = parse_date(value)
    match = PARTIAL.fullmatch(value) if parse_partial_date(value) else None
    if day is not None or match is None:
        return show_date(day) if day else value
    if match[3]:
        return match[3]
    if match[4]:
        known = format_date(date.fromisoformat(f"{LEAP_YEAR}-{match[4]}"), "d MMMM", locale="id")
        return f"{known} (tahun tidak diketahui)"
    return format_date(date.fromisoformat(f"{match[1]}-{match[2]}-01"), "MMMM y", locale="id")


def parse_time(text: str) -> str | None:
    """A time of day as `HH:MM`, also typed `8.30`; None if the clock has no such time."""
    match = TIME.fullmatch(text.strip())
    return f"{match[1]:0>2}:{match[2]}" if match else None


def show_time(value: str) -> str:
    """As written here: `08.30`."""
    return value.replace(":", ".")
