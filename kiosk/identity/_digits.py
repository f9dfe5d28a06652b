"""What a NIK and a family card's number share: 16 digits `PPKKCC DDMMYY SSSS`, checked, masked and grouped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from kiosk.identity._regions import provinces

LENGTH = 16
# Positions in PPKKCCDDMMYYSSSS: where the parts end.
REGION_END, DAY_END, MONTH_END, YEAR_END = 6, 8, 10, 12
# Women carry their day of birth plus 40.
FEMALE_OFFSET = 40
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAYS = frozenset(f"{day:02d}" for day in range(1, 32))
MONTHS = frozenset(f"{month:02d}" for month in range(1, 13))
HIDDEN = "•"
GROUP = 4  # digits at a time, as they are read from a card


class NikProblem(StrEnum):
    """Why some digits cannot be a NIK, or the number of a family card."""

    NOT_DIGITS = "not_digits"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_PROVINCE = "unknown_province"
    IMPOSSIBLE_DAY = "impossible_day"
    IMPOSSIBLE_MONTH = "impossible_month"
    NO_SUCH_DATE = "no_such_date"  # such as 31 April, or 29 February of a year without one in both centuries
    SERIAL_ZERO = "serial_zero"


@dataclass(frozen=True, repr=False)
class SixteenDigits:
    """A number of sound structure. `str` and `repr` show it masked, so that it does not leak into a log or a message.

    Args:
        clear: All 16 digits. Use `parse` to make one; anything else is refused.

    Raises: ValueError, without the digits, if the structure is wrong.
    """

    clear: str

    # What can stand where the day does.
    days: ClassVar[frozenset[str]] = DAYS

    def __post_init__(self) -> None:
        problem = problem_of(self.clear, self.days)
        if problem is not None:
            raise ValueError(problem.value)

    @classmethod
    def parse(cls, text: str) -> Self | NikProblem:
        """The number somebody typed, spaces allowed, or what is wrong with it."""
        digits = "".join(text.split())
        return problem_of(digits, cls.days) or cls(digits)

    @property
    def region_code(self) -> str:
        """The kecamatan that gave it, such as `64.74.02`; not where its holder lives."""
        return f"{self.clear[:2]}.{self.clear[2:4]}.{self.clear[4:6]}"

    @property
    def grouped(self) -> str:
        """For the eye of its holder: `6474 0255 0454 0003`."""
        return group_nik(self.clear)

    @property
    def masked_grouped(self) -> str:
        """For a screen others may see: `6474 •••• •••• 0003`."""
        shown = self.clear[:GROUP] + HIDDEN * (LENGTH - 2 * GROUP) + self.clear[-GROUP:]
        return group_nik(shown)

    def __str__(self) -> str:
        return f"{self.clear[:REGION_END]}{HIDDEN * (YEAR_END - REGION_END)}{self.clear[YEAR_END:]}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self})"


def group_nik(digits: str) -> str:
    """Digits in groups of four, also while they are being typed."""
    return " ".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))


def problem_of(digits: str, days: frozenset[str], *, is_whole: bool = True) -> NikProblem | None:
    """What is wrong with a number, or with its beginning."""
    if digits and not (digits.isascii() and digits.isdigit()):
        return NikProblem.NOT_DIGITS
    if len(digits) > LENGTH:
        return NikProblem.TOO_LONG
    if is_whole and len(digits) < LENGTH:
        return NikProblem.TOO_SHORT
    return _wrong_part(digits, days)


def dates_of(digits: str) -> tuple[date, ...]:
    """The dates its middle can mean, in this century and the last, the earlier first."""
    day = int(digits[REGION_END:DAY_END]) % FEMALE_OFFSET
    month, year = int(digits[DAY_END:MONTH_END]), int(digits[MONTH_END:YEAR_END])
    found = []
    for century in (1900, 2000):
        try:
            found.append(date(century + year, month, day))
        except ValueError:
            continue
    return tuple(found)


def _wrong_part(digits: str, days: frozenset[str]) -> NikProblem | None:
    """The first part, from the left, that can no longer be right; parts not typed yet can."""
    if not _can_begin(digits[:2], provinces()):
        return NikProblem.UNKNOWN_PROVINCE
    if not _can_begin(digits[REGION_END:DAY_END], days):
        return NikProblem.IMPOSSIBLE_DAY
    if not _can_begin(digits[DAY_END:MONTH_END], MONTHS):
        return NikProblem.IMPOSSIBLE_MONTH
    if not _is_date(digits):
        return NikProblem.NO_SUCH_DATE
    return NikProblem.SERIAL_ZERO if digits[YEAR_END:] == "0000" else None


def _can_begin(typed: str, whole: frozenset[str]) -> bool:
    return any(known.startswith(typed) for known in whole)


def _is_date(digits: str) -> bool:
    """Whether day and month go together, and in a year of either century once it is typed."""
    if len(digits) >= YEAR_END:
        return bool(dates_of(digits))
    if len(digits) >= MONTH_END:
        return int(digits[REGION_END:DAY_END]) % FEMALE_OFFSET <= DAYS_IN_MONTH[int(digits[DAY_END:MONTH_END]) - 1]
    return True
