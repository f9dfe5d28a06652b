"""What an expression may know beside the answers: today, for whom, the office's switches and working days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Returned where a function has no answer. The evaluator cannot take it for a value, so whatever needed it errs, and
# with it the expression, silently; an exception would be printed to standard error.
NO_VALUE = object()
# Working days are counted no further than this; a deadline beyond a year counts as a year away.
MOST_DAYS_COUNTED = 366
DATE_PARTS = 3


@dataclass(frozen=True)
class Facts:
    """The circumstances of one evaluation.

    Args:
        today: By the office's clock.
        for_whom: A value of `ForWhom`.
        switches: By code, as the office has set them.
        is_working: Whether the office works on a day.
    """

    today: date
    for_whom: str
    switches: Mapping[str, bool]
    is_working: Callable[[date], bool]

    def variables(self) -> dict[str, object]:
        """What an expression refers to by name."""
        return {"for_whom": str(self.for_whom), "switch": dict(self.switches)}

    def functions(self) -> dict[str, Callable[..., object]]:
        """Our own functions, beside CEL's; one that is called wrongly has no value."""
        return {
            "today": lambda *given: NO_VALUE if given else self.today.isoformat(),
            "age": lambda *given: self._of_day(given, self._age),
            "days_until": lambda *given: self._of_day(given, lambda day: (day - self.today).days),
            "days_since": lambda *given: self._of_day(given, lambda day: (self.today - day).days),
            "working_days_until": lambda *given: self._of_day(given, self._working_days_until),
        }

    def _of_day(self, given: tuple[object, ...], count: Callable[[date], int]) -> object:
        day = latest_day(given[0]) if len(given) == 1 else None
        return NO_VALUE if day is None else count(day)

    def _age(self, born: date) -> int:
        return self.today.year - born.year - ((self.today.month, self.today.day) < (born.month, born.day))

    def _working_days_until(self, day: date) -> int:
        """Working days after today up to and with `day`; where it is past, less than nothing by as many."""
        step, first = (1, 1) if day >= self.today else (-1, 0)
        days = min(abs((day - self.today).days), MOST_DAYS_COUNTED)
        counted = (self.today + timedelta(days=step * ahead) for ahead in range(first, days + first))
        return step * sum(self.is_working(one) for one in counted)


def latest_day(value: object) -> date | None:
    """The latest day a date with unknown parts can mean, so that an age is one that was surely reached.

    Args:
        value: `1950-07-02`, `1950-07-XX` or `1950-XX-XX`; anything else, or an unknown year, gives None.
    """
    parts = value.split("-") if isinstance(value, str) else []
    if len(parts) != DATE_PARTS:
        return None
    try:
        year = int(parts[0])
        month = 12 if parts[1] == "XX" else int(parts[1])
        return date(year, month, monthrange(year, month)[1] if parts[2] == "XX" else int(parts[2]))
    except (ValueError, OverflowError):  # calendar.IllegalMonthError is a ValueError
        return None
