from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity import Nik, NikProblem, NikWarning, Sex, check_partial, group_nik, mismatches, region_name

TODAY = date(2026, 11, 21)


def nik(text: str) -> Nik:
    parsed = Nik.parse(text)
    assert isinstance(parsed, Nik), parsed
    return parsed


@pytest.mark.parametrize(
    ("text", "sex", "births"),
    [
        ("6474025504540003", Sex.FEMALE, (date(1954, 4, 15),)),
        ("6474026902000001", Sex.FEMALE, (date(2000, 2, 29),)),
        ("6474021504260001", Sex.MALE, (date(1926, 4, 15), date(2026, 4, 15))),
        (" 6474 0255 0454 0003 ", Sex.FEMALE, (date(1954, 4, 15),)),
    ],
)
def test_parse_tells_sex_region_and_birth_dates(text: str, sex: Sex, births: tuple[date, ...]) -> None:
    parsed = nik(text)
    assert parsed.sex is sex
    assert parsed.birth_dates(TODAY) == births
    assert region_name(parsed.region_code) == "Kecamatan Bontang Selatan"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("6474023113990001", NikProblem.IMPOSSIBLE_MONTH),
        ("6474020101990000", NikProblem.SERIAL_ZERO),
        ("9999990101990001", NikProblem.UNKNOWN_PROVINCE),
        ("6474022902990001", NikProblem.NO_SUCH_DATE),
        ("6474023104990001", NikProblem.NO_SUCH_DATE),
        ("6474020001990001", NikProblem.IMPOSSIBLE_DAY),
        ("6474024001990001", NikProblem.IMPOSSIBLE_DAY),
        ("6474027201990001", NikProblem.IMPOSSIBLE_DAY),
        ("64740255O4540003", NikProblem.NOT_DIGITS),
        ("٦٤٧٤٠٢٥٥٠٤٥٤٠٠٠٣", NikProblem.NOT_DIGITS),
        ("647402550454000", NikProblem.TOO_SHORT),
        ("64740255045400033", NikProblem.TOO_LONG),
        ("", NikProblem.TOO_SHORT),
    ],
)
def test_parse_names_what_is_wrong(text: str, problem: NikProblem) -> None:
    assert Nik.parse(text) is problem


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", None),
        ("6", None),
        ("4", NikProblem.UNKNOWN_PROVINCE),
        ("99", NikProblem.UNKNOWN_PROVINCE),
        ("6474028", NikProblem.IMPOSSIBLE_DAY),
        ("64740231", None),
        ("647402312", NikProblem.IMPOSSIBLE_MONTH),
        ("6474023102", NikProblem.NO_SUCH_DATE),
        ("6474022902", None),
        ("647402290299", NikProblem.NO_SUCH_DATE),
        ("647402010199000", None),
    ],
)
def test_typing_flags_an_impossible_part_with_its_last_digit(typed: str, problem: NikProblem | None) -> None:
    assert check_partial(typed) is problem


def test_masks_everywhere_but_in_the_clear_property() -> None:
    parsed = nik("6474025504540003")
    for shown in (str(parsed), repr(parsed), f"{parsed}", repr([parsed]), parsed.masked_grouped):
        assert "550454" not in shown.replace(" ", "")
    assert str(parsed) == "647402••••••0003"
    assert parsed.masked_grouped == "6474 •••• •••• 0003"
    assert parsed.grouped == "6474 0255 0454 0003"
    assert parsed.clear == "6474025504540003"
    assert group_nik("647402150448 0".replace(" ", "")) == "6474 0215 0448 0"


def test_a_wrong_structure_cannot_be_constructed_and_is_not_told() -> None:
    with pytest.raises(ValueError, match="serial_zero") as caught:
        Nik("6474020101990000")
    assert "6474" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "birth", "sex", "warnings"),
    [
        ("6474025504540003", date(1954, 4, 15), Sex.FEMALE, ()),
        ("6474025504540003", None, None, ()),
        ("6474025504540003", date(1954, 4, 16), Sex.FEMALE, (NikWarning.BIRTH_DATE_DIFFERS,)),
        ("6474025504540003", date(1954, 4, 15), Sex.MALE, (NikWarning.SEX_DIFFERS,)),
        ("6402995504540003", None, None, (NikWarning.REGION_UNKNOWN,)),
        ("6474021504260001", date(1926, 4, 15), Sex.MALE, ()),
        ("6474021504260001", date(2026, 4, 15), Sex.MALE, ()),
        ("6474021504300001", date(2030, 4, 15), Sex.MALE, (NikWarning.DATE_IMPLAUSIBLE,)),
        ("6474021504050001", date(1905, 4, 15), Sex.MALE, (NikWarning.DATE_IMPLAUSIBLE,)),
    ],
)
def test_mismatch_only_warns(text: str, birth: date | None, sex: Sex | None, warnings: tuple[NikWarning, ...]) -> None:
    assert mismatches(nik(text), birth, sex, today=TODAY) == warnings


def test_a_clock_years_behind_still_gives_birth_dates_and_says_so() -> None:
    parsed = nik("6474021504850001")
    assert parsed.birth_dates(date(1970, 1, 1)) == (date(1985, 4, 15), date(2085, 4, 15))
    assert mismatches(parsed, today=date(1970, 1, 1)) == (NikWarning.DATE_IMPLAUSIBLE,)


@given(st.text() | st.text("0123456789 ", max_size=20))
def test_parse_never_raises_and_agrees_with_typing(text: str) -> None:
    parsed = Nik.parse(text)
    if isinstance(parsed, Nik):
        assert check_partial(text) is None
        assert parsed.clear not in repr(parsed)
    elif parsed is not NikProblem.TOO_SHORT:
        assert check_partial(text) is parsed


@given(
    st.dates(date(1907, 1, 1), TODAY),
    st.sampled_from(Sex),
    st.integers(1, 9999),
    st.sampled_from(["647402", "527101", "197107"]),
)
def test_a_nik_made_by_the_rule_is_read_back(birth: date, sex: Sex, serial: int, region: str) -> None:
    day = birth.day + (40 if sex is Sex.FEMALE else 0)
    parsed = nik(f"{region}{day:02d}{birth:%m%y}{serial:04d}")
    assert birth in parsed.birth_dates(TODAY)
    assert parsed.sex is sex
    assert mismatches(parsed, birth, sex, today=TODAY) == ()
