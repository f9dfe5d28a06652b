from __future__ import annotations

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity import parse_partial_date, parse_time, show_partial_date, show_time


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1950-07-02", "2 Juli 1950"),
        (" 1950-07-XX ", "Juli 1950"),
        ("1950-XX-XX", "1950"),
        ("XXXX-08-17", "17 Agustus (tahun tidak diketahui)"),
        ("XXXX-02-29", "29 Februari (tahun tidak diketahui)"),
    ],
)
def test_what_is_known_of_a_date_is_kept_and_shown_in_words(text: str, shown: str) -> None:
    assert parse_partial_date(text) == text.strip()
    assert show_partial_date(text.strip()) == shown


@pytest.mark.parametrize(
    "text",
    ["", "XXXX-XX-XX", "1950-XX-02", "XXXX-08-XX", "1950-13-XX", "XXXX-02-30", "0000-XX-XX", "1950-7-XX", "1950-xx-xx"],
)
def test_a_date_of_which_too_little_is_known_is_refused(text: str) -> None:
    assert parse_partial_date(text) is None


@given(st.dates(date(1000, 1, 1)))
def test_a_whole_date_is_a_date_of_which_everything_is_known(day: date) -> None:
    assert parse_partial_date(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "kept"), [("8.30", "08:30"), ("08:30", "08:30"), (" 23.59 ", "23:59"), ("00:00", "00:00")]
)
def test_a_time_is_kept_with_a_colon(text: str, kept: str) -> None:
    assert parse_time(text) == kept


@pytest.mark.parametrize("text", ["", "24:00", "8", "08:60", "8:3", "08:30:00", "delapan", "٠٨:٣٠"])
def test_a_time_no_clock_has_is_refused(text: str) -> None:
    assert parse_time(text) is None


@given(st.times())
def test_a_time_is_shown_as_an_office_writes_it(at: time) -> None:
    kept = parse_time(at.strftime("%H:%M"))
    assert kept is not None
    assert parse_time(show_time(kept)) == kept


@given(st.text(max_size=12) | st.from_regex(re.compile(r"[0-9X]{4}-[0-9X]{2}-[0-9X]{2}"), fullmatch=True))
def test_no_parser_raises(text: str) -> None:
    kept = parse_partial_date(text)
    assert (show_partial_date(text) == text) == (kept != text)
    parse_time(text)
