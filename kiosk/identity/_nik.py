"""The NIK, 16 digits `PPKKCC DDMMYY SSSS`: what is wrong with one, what it tells, and how little of it is shown.

It has no check digit, so a wrong serial cannot be seen. A NIK is given once and never changes: when its holder moves,
when a kecamatan is split, when a birth date is corrected (PP 40/2019, article 30). Hence only its structure is an
error; that it differs from other answers is a warning for the officer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from kiosk.identity._digits import (
    DAY_END,
    DAYS,
    FEMALE_OFFSET,
    REGION_END,
    NikProblem,
    SixteenDigits,
    dates_of,
    problem_of,
)
from kiosk.identity._regions import region_name

if TYPE_CHECKING:
    from datetime import date

OLDEST_YEARS = 120
DAYS_OF_BOTH = DAYS | {f"{int(day) + FEMALE_OFFSET}" for day in DAYS}


class Sex(StrEnum):
    """As in the register; the values are its codes."""

    MALE = "1"
    FEMALE = "2"


class NikWarning(StrEnum):
    """What is odd about a NIK; the officer sees it, the resident goes on."""

    REGION_UNKNOWN = "region_unknown"  # not in the list in force: split, merged or renamed since
    BIRTH_DATE_DIFFERS = "birth_date_differs"
    SEX_DIFFERS = "sex_differs"
    DATE_IMPLAUSIBLE = "date_implausible"  # in the future, or more than 120 years ago


@dataclass(frozen=True, repr=False)
class Nik(SixteenDigits):
    """A NIK of sound structure, masked in `str` and `repr`; its region is where it was first registered."""

    days: ClassVar[frozenset[str]] = DAYS_OF_BOTH

    @property
    def sex(self) -> Sex:
        """The sex it was given with."""
        return Sex.FEMALE if int(self.clear[REGION_END:DAY_END]) > FEMALE_OFFSET else Sex.MALE

    def birth_dates(self, today: date) -> tuple[date, ...]:
        """The birth dates it may mean, the earlier first; two where both centuries fit, as 1926 and 2026 do.

        Never empty: with a clock so wrong that none is plausible, all that the calendar has are given.
        """
        possible = dates_of(self.clear)
        return tuple(day for day in possible if _is_plausible(day, today)) or possible


def check_partial(text: str) -> NikProblem | None:
    """What can no longer become a NIK while it is being typed, told as soon as the wrong digit is there."""
    return problem_of("".join(text.split()), DAYS_OF_BOTH, is_whole=False)


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
    if birth_date is not None and birth_date not in dates_of(nik.clear):
        found.append(NikWarning.BIRTH_DATE_DIFFERS)
    if sex is not None and sex != nik.sex:
        found.append(NikWarning.SEX_DIFFERS)
    dates = dates_of(nik.clear) if birth_date is None else (birth_date,)
    if not any(_is_plausible(day, today) for day in dates):
        found.append(NikWarning.DATE_IMPLAUSIBLE)
    return tuple(found)


def _is_plausible(day: date, today: date) -> bool:
    years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    return day <= today and years <= OLDEST_YEARS
