"""The community satisfaction index (IKM) of what was answered. Exact: nothing is rounded before the end.

    NRR of an element = sum of its scores / number of questionnaires that answered it
    IKM = (sum over the nine of NRR * 1/9) * 25, from 25 to 100

Source: PermenPANRB 14/2017. It prints the weight as 0.11 or 0.111, with which four everywhere would give 99 or 99.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from kiosk.survey._elements import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

CENT = Decimal("0.01")
TO_HUNDRED = 25


class Grade(StrEnum):
    """How good the service is."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


# From so many points on, each; the regulation's intervals leave gaps below a hundredth, hence rounding comes first.
FROM = ((Decimal("88.31"), Grade.A), (Decimal("76.61"), Grade.B), (Decimal("65.00"), Grade.C), (Decimal(0), Grade.D))


@dataclass(frozen=True)
class Tally:
    """What was answered about one element.

    Args:
        answers: How many answered it; whoever skipped it does not count.
        total: The sum of their scores.
    """

    answers: int
    total: int

    @property
    def mean(self) -> Fraction | None:
        """The element's NRR; None if nobody answered."""
        return Fraction(self.total, self.answers) if self.answers else None


@dataclass(frozen=True)
class Index:
    """An IKM: its points with two decimals, and its grade."""

    points: Decimal
    grade: Grade


def index_of(tallies: Mapping[Element, Tally]) -> Index | None:
    """The IKM; None as long as one of the nine has no answer, for then there is none."""
    means = [tallies[element].mean if element in tallies else None for element in Element]
    known = [mean for mean in means if mean is not None]
    if len(known) < len(Element):
        return None
    points = _rounded(sum(known, Fraction()) * Fraction(1, len(Element)) * TO_HUNDRED)
    return Index(points, grade_of(points))


def grade_of(points: Decimal) -> Grade:
    """The grade of these points, rounded half up to two decimals first: 88.305 is an A."""
    rounded = points.quantize(CENT, ROUND_HALF_UP)
    return next(grade for least, grade in FROM if rounded >= least)


def _rounded(exact: Fraction) -> Decimal:
    """Half up at two decimals, of the exact value: a decimal in between could already have been rounded."""
    hundredths = (exact.numerator * 200 + exact.denominator) // (exact.denominator * 2)
    return Decimal(hundredths).scaleb(-2)
