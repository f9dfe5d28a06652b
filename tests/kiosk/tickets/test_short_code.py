"""The short code of a slip, as it is typed from paper or from what somebody says."""

from __future__ import annotations

import pytest

from kiosk.tickets import new_short_code, possible_short_codes


def test_code_as_printed_means_itself_alone() -> None:
    for _ in range(200):
        code = new_short_code()
        assert possible_short_codes(code) == {code}
        assert not code.isalpha(), "a voice would say it as a word"
        assert not code.isdigit(), "a voice would say it as one large number"


@pytest.mark.parametrize("typed", ["k7m4pa", " K7M-4PA ", "K7M 4PA", "k.7.m.4.p.a", "Ｋ７Ｍ４ＰＡ"])  # noqa: RUF001
def test_case_and_what_stands_between_are_forgiven(typed: str) -> None:
    assert possible_short_codes(typed) == {"K7M4PA"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("KOM4PA", "KDM4PA"), ("K0M4PA", "KDM4PA"), ("KIM4PA", "KLM4PA"), ("K1M4PA", "K7M4PA"), ("K2G4PA", "K764PA")],
)
def test_letter_that_no_code_has_stands_for_what_it_looks_like(typed: str, meant: str) -> None:
    assert meant in possible_short_codes(typed)
    assert typed in possible_short_codes(typed)
    assert len(possible_short_codes(typed)) <= 9


@pytest.mark.parametrize(
    "typed", ["", "K7M4P", "K7M4PAA", "K7M4P*", "K7M4P%", "6474025504540003", "K7M4P\u0660", "-" * 99]
)
def test_what_is_no_code_means_none(typed: str) -> None:
    assert possible_short_codes(typed) == frozenset()
