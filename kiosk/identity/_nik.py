"""The NIK, 16 digits `PPKKCC DDMMYY SSSS`: what is wrong with one, what it tells, and how little of it is shown.

It has no check digit, so a wrong serial cannot be seen. A NIK is given once and never changes: when its holder moves,
when a kecamatan is split, when a birth date is corrected (PP 40/2019, article 30). Hence only its structure is an
error; that it differs from other answers is a warning for the officer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.identity._regions import provinces, region_name

LENGTH = 16
# Positions in PPKKCCDDMMYYSSSS: where the parts end.
REGION_END, DAY_END, MONTH_END, YEAR_END = 6, 8, 10, 12
# Women carry their day of birth plus 40.
FEMALE_OFFSET = 40
OLDEST_YEARS = 120
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAYS = frozenset(f"{day:02d}" for first in (0, FEMALE_OFFSET) for day in range(first + 1, first + 32))
MONTHS = frozenset(f"{month:02d}" for month in range(1, 13))
HIDDEN = "•"


class Sex(StrEnum):
    """As in the register; the values are its codes."""

    MALE = "1"
    FEMALE = "2"


class NikProblem(StrEnum):
    """Why some digits cannot be a NIK."""

    NOT_DIGITS = "not_digits"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_PROVINCE = "unknown_province"
    IMPOSSIBLE_DAY = "impossible_day"
    IMPOSSIBLE_MONTH = "impossible_month"
    NO_SUCH_DATE = "no_such_date"  # such as 31 April, or 29 February of a year without one in both centuries
    SERIAL_ZERO = "serial_zero"


class NikWarning(StrEnum):
    """What is odd about a NIK; the officer sees it, the resident goes on."""

    REGION_UNKNOWN = "region_unknown"  # not in the list in force: split, merged or renamed since
    BIRTH_DATE_DIFFERS = "birth_date_differs"
    SEX_DIFFERS = "sex_differs"
    DATE_IMPLAUSIBLE = "date_implausible"  # in the future, or more than 120 years ago


@dataclass(frozen=True, repr=False)
class Nik:
    """A NIK of sound structure. `str` and `repr` show it masked, so that it does not leak into a log or a message.

    Args:
        clear: All 16 digits. Use `parse` to make one; anything else is refused.

    Raises: ValueError, without the digits, if the structure is wrong.
    """

    clear: str

    def __post_init__(self) -> None:
        problem = _problem_of(self.clear)
        if problem is not None:
            raise ValueError(problem.value)

    @staticmethod
    def parse(text: str) -> Nik | NikProblem:
        """The NIK somebody typed, spaces allowed, or what is wrong with it."""
        digits = "".join(text.split())
        return _problem_of(digits) or Nik(digits)

    @property
    def region_code(self) -> str:
        """Where it was first registered, such as `64.74.02`; not where its holder lives."""
        return _dotted(self.clear)

    @property
    def sex(self) -> Sex:
        """The sex it was given with."""
        return Sex.FEMALE if int(self.clear[REGION_END:DAY_END]) > FEMALE_OFFSET else Sex.MALE

    def birth_dates(self, today: date) -> tuple[date, ...]:
        """The birth dates it may mean, the earlier first; two where both centuries fit, as 1926 and 2026 do.

        Never empty: with a clock so wrong that none is plausible, all that the calendar has are given.
        """
        possible = _dates_of(self.clear)
        return tuple(day for day in possible if _is_plausible(day, today)) or possible

    @property
    def grouped(self) -> str:
        """For the eye of its holder: `6474 0255 0454 0003`."""
        return group_nik(self.clear)

    @property
    def masked_grouped(self) -> str:
        """For a screen others may see: `6474 02•• •••• 0003`."""
        return group_nik(str(self))

    def __str__(self) -> str:
        return f"{self.clear[:REGION_END]}{HIDDEN * (YEAR_END - REGION_END)}{self.clear[YEAR_END:]}"

    def __repr__(self) -> str:
        return f"Nik({self})"


def check_partial(text: str) -> NikProblem | None:
    """What can no longer become a NIK while it is being typed, told as soon as the wrong digit is there."""
    return _problem_of("".join(text.split()), is_whole=False)


def group_nik(digits: str) -> str:
    """Digits in groups of four, also while they are being typed."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def mismatches(
    nik: Nik, birth_date: date | None = None, sex: str | None = None, *, today: date
) -> tuple[NikWarning, ...]:
    """Where a NIK and the other answers differ.

    Args:
        nik: As typed.
        birth_date: As answered; None where it was not.
        sex: The code answered, as in `Sex`; None where it was not.
        today: By the office's clock.
    """
    found = []
    if region_name(nik.region_code) is None:
        found.append(NikWarning.REGION_UNKNOWN)
    if birth_date is not None and birth_date not in _dates_of(nik.clear):
        found.append(NikWarning.BIRTH_DATE_DIFFERS)
    if sex is not None and sex != nik.sex:
        found.append(NikWarning.SEX_DIFFERS)
    dates = _dates_of(nik.clear) if birth_date is None else (birth_date,)
    if not any(_is_plausible(day, today) for day in dates):
        found.append(NikWarning.DATE_IMPLAUSIBLE)
    return tuple(found)


def _problem_of(digits: str, *, is_whole: bool = True) -> NikProblem | None:
    """What is wrong with a NIK, or with its beginning."""
    if digits and not (digits.isascii() and digits.isdigit()):
        return NikProblem.NOT_DIGITS
    if len(digits) > LENGTH:
        return NikProblem.TOO_LONG
    if is_whole and len(digits) < LENGTH:
        return NikProblem.TOO_SHORT
    return _wrong_part(digits)


def _wrong_part(digits: str) -> NikProblem | None:
    """The first part, from the left, that can no longer be right; parts not typed yet can."""
    if not _can_begin(digits[:2], provinces()):
        return NikProblem.UNKNOWN_PROVINCE
    if not _can_begin(digits[REGION_END:DAY_END], DAYS):
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
        return bool(_dates_of(digits))
    if len(digits) >= MONTH_END:
        return int(digits[REGION_END:DAY_END]) % FEMALE_OFFSET <= DAYS_IN_MONTH[int(digits[DAY_END:MONTH_END]) - 1]
    return True


def _dates_of(digits: str) -> tuple[date, ...]:
    day = int(digits[REGION_END:DAY_END]) % FEMALE_OFFSET
    month, year = int(digits[DAY_END:MONTH_END]), int(digits[MONTH_END:YEAR_END])
    found = []
    for century in (1900, 2000):
        try:
            found.append(date(century + year, month, day))
        except ValueError:
            continue
    return tuple(found)


def _is_plausible(day: date, today: date) -> bool:
    years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    return day <= today and years <= OLDEST_YEARS


def _dotted(digits: str) -> str:
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}"
