"""The IKM by the vectors that were computed from the regulation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.survey import SATISFACTION, Element, Grade, Index, Tally, grade_of, index_of, is_opinion

EVERY = list(Element)


def all_with(answers: int, total: int) -> dict[Element, Tally]:
    return dict.fromkeys(EVERY, Tally(answers, total))


@pytest.mark.parametrize(
    ("answers", "total", "points", "grade"),
    [(10, 40, "100.00", Grade.A), (10, 10, "25.00", Grade.D), (10, 35, "87.50", Grade.B), (3, 9, "75.00", Grade.C)],
)
def test_the_weight_is_exactly_a_ninth(answers: int, total: int, points: str, grade: Grade) -> None:
    assert index_of(all_with(answers, total)) == Index(Decimal(points), grade)


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        ("88.305", Grade.A),
        ("88.304999", Grade.B),
        ("88.31", Grade.A),
        ("88.30", Grade.B),
        ("76.61", Grade.B),
        ("76.60", Grade.C),
        ("65.00", Grade.C),
        ("64.99", Grade.D),
    ],
)
def test_points_are_rounded_before_they_are_graded(points: str, grade: Grade) -> None:
    assert grade_of(Decimal(points)) is grade


def test_an_index_of_88_305_is_an_a() -> None:
    """Eight means of 3.5 and one of 3.7898: (28 + 3.7898) / 9 * 25 is 88.305 and a little."""
    tallies = all_with(2, 7) | {Element.COMPLAINTS: Tally(10_000, 37_898)}
    assert index_of(tallies) == Index(Decimal("88.31"), Grade.A)
    tallies[Element.COMPLAINTS] = Tally(10_000, 37_897)
    assert index_of(tallies) == Index(Decimal("88.30"), Grade.B)


def test_the_published_example_is_91_48_with_the_exact_weight() -> None:
    """Its weighted sum by 0.11 is 90.56 / 25; the same means by a ninth give 91.48 (to the example's own rounding)."""
    sum_of_means = Decimal("90.56") / 25 / Decimal("0.11")
    tallies = all_with(10_000, round(sum_of_means / 9 * 10_000))
    index = index_of(tallies)
    assert index is not None
    assert abs(index.points - Decimal("91.48")) <= Decimal("0.01")


def test_who_skips_an_element_does_not_count_in_it() -> None:
    tallies = all_with(10, 40) | {Element.TIME: Tally(1, 4)}
    assert index_of(tallies) == Index(Decimal("100.00"), Grade.A)


@pytest.mark.parametrize("tallies", [{}, all_with(0, 0), all_with(5, 20) | {Element.COST: Tally(0, 0)}])
def test_there_is_no_index_while_an_element_has_no_answer(tallies: dict[Element, Tally]) -> None:
    assert index_of(tallies) is None


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 1000)), min_size=9, max_size=9))
def test_an_index_is_between_25_and_100(drawn: list[tuple[int, int]]) -> None:
    tallies = {
        element: Tally(answers, answers + extra % (3 * answers + 1))
        for element, (answers, extra) in zip(EVERY, drawn, strict=True)
    }
    index = index_of(tallies)
    assert index is not None
    assert Decimal(25) <= index.points <= Decimal(100)
    assert index.grade is grade_of(index.points)


def test_elements_are_kept_by_name() -> None:
    assert len(EVERY) == 9
    assert {"sarana", "pengaduan"} <= set(Element)
    assert is_opinion(SATISFACTION, 4)
    assert is_opinion("sarana", 1)
    for name, score in (("u8", 3), ("sarana", 0), ("sarana", 5), (SATISFACTION, -1)):
        assert not is_opinion(name, score)
