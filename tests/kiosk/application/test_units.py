"""One year, two years: a unit that has a word for one of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.application._shown import show_value
from kiosk.catalogue import QuestionType
from tests.kiosk.journey.small import asked, question

YEARS = question("lama", QuestionType.WHOLE_NUMBER, unit="year|years", most=200)


@pytest.mark.parametrize(
    ("value", "shown"), [("1", "1 year"), ("0", "0 years"), ("2", "2 years"), ("11", "11 years"), ("", "")]
)
def test_one_of_it_has_its_own_word(value: str, shown: str) -> None:
    assert show_value(YEARS, value) == shown


@pytest.mark.parametrize("value", ["1", "2"])
def test_a_unit_of_one_word_stays_as_it_is(value: str) -> None:
    assert show_value(replace(YEARS, unit="tahun"), value) == f"{value} tahun"


def test_the_pad_shows_the_word_for_what_was_typed_so_far() -> None:
    visit = asked(YEARS)
    suffixes = [getattr(visit.view, "suffix", None)]
    suffixes += [getattr(visit.type(digit).view, "suffix", None) for digit in "12"]
    assert suffixes == ["years", "year", "years"]
