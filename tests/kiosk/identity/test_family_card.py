from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity import FamilyCardNumber, NikProblem

CARD = "6474021203150007"


@pytest.mark.parametrize("text", [CARD, " 6474 0212 0315 0007 ", "6474023112990001", "6474022902000001"])
def test_a_card_is_read_with_or_without_spaces(text: str) -> None:
    card = FamilyCardNumber.parse(text)
    assert isinstance(card, FamilyCardNumber)
    assert card.clear == "".join(text.split())
    assert card.region_code == "64.74.02"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("6474025504540003", NikProblem.IMPOSSIBLE_DAY),  # a woman's NIK, typed for the card
        ("6474023113990001", NikProblem.IMPOSSIBLE_MONTH),
        ("6474023104990001", NikProblem.NO_SUCH_DATE),
        ("6474020101990000", NikProblem.SERIAL_ZERO),
        ("9999990101990001", NikProblem.UNKNOWN_PROVINCE),
        ("647402120315", NikProblem.TOO_SHORT),
        ("64740212031500071", NikProblem.TOO_LONG),
        ("64740212O3150007", NikProblem.NOT_DIGITS),
        ("", NikProblem.TOO_SHORT),
    ],
)
def test_parse_names_what_is_wrong(text: str, problem: NikProblem) -> None:
    assert FamilyCardNumber.parse(text) is problem


def test_a_card_is_masked_everywhere_but_in_the_clear_property() -> None:
    card = FamilyCardNumber(CARD)
    assert str(card) == "647402••••••0007"
    assert repr(card) == "FamilyCardNumber(647402••••••0007)"
    assert card.masked_grouped == "6474 •••• •••• 0007"
    assert card.grouped == "6474 0212 0315 0007"


def test_a_wrong_structure_cannot_be_constructed_and_is_not_told() -> None:
    with pytest.raises(ValueError, match=r"^impossible_day$"):
        FamilyCardNumber("6474025504540003")


@given(st.text(max_size=20) | st.text("0123456789 ", max_size=20))
def test_parse_never_raises(text: str) -> None:
    parsed = FamilyCardNumber.parse(text)
    assert isinstance(parsed, NikProblem) or FamilyCardNumber.parse(parsed.clear) == parsed
