"""Calendar dates: kept as ISO, shown in words."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

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
