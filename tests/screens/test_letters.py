"""Which letters stand on which sheet of the keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journey._typing import NAME_ROWS, TEXT_ROWS
from screens._letters import Sheet, sheets_for


def _keys(sheets: tuple[Sheet, ...]) -> list[str]:
    return [key for sheet in sheets for row in sheet.rows for key in row]


def test_keyboard_stays_as_the_mind_wants_it_where_it_fits() -> None:
    rows = (tuple("QWERTYUIOP"), tuple("ASDFGHJKL"), tuple("ZXCVBNM"))
    assert sheets_for(rows, 12, 4) == (Sheet("", rows),)


def test_signs_fill_the_rows_of_letters_so_that_keys_are_broad() -> None:
    (sheet,) = sheets_for(TEXT_ROWS, 12, 4)
    assert ["".join(row) for row in sheet.rows] == ["1234567890", "QWERTYUIOP", "ASDFGHJKL/", "ZXCVBNM'.,-"]


def test_signs_of_a_name_fill_the_rows_where_ten_keys_fit() -> None:
    (sheet,) = sheets_for(NAME_ROWS, 10, 3)
    assert sheet.label == ""
    assert ["".join(row) for row in sheet.rows] == ["QWERTYUIOP", "ASDFGHJKL-", "ZXCVBNM'.,"]


def test_digits_have_a_sheet_of_their_own_before_letters_leave_their_known_order() -> None:
    letters, others = sheets_for(TEXT_ROWS, 10, 3)
    assert letters.label == "A–Z"
    assert "".join(letters.rows[0]) == "QWERTYUIOP"
    assert others == Sheet("0–9 .,'", (tuple("12345678"), tuple("90'.,-/")))


def test_letters_stand_in_alphabetical_order_where_ten_keys_do_not_fit() -> None:
    letters, others = sheets_for(TEXT_ROWS, 9, 3)
    assert ["".join(row) for row in letters.rows] == ["ABCDEFGHI", "JKLMNOPQR", "STUVWXYZ"]
    assert (letters.label, others.label) == ("A–Z", "0–9 .,'")


def test_alphabet_is_cut_in_the_middle_where_it_needs_two_sheets() -> None:
    labels = [sheet.label for sheet in sheets_for(TEXT_ROWS, 7, 2)]
    assert labels == ["A–M", "N–Z", "0–9", ".,'"]
    assert [sheet.label for sheet in sheets_for(NAME_ROWS, 7, 3)] == ["A–M", "N–Z", ".,'"]


@pytest.mark.parametrize("rows", [NAME_ROWS, TEXT_ROWS], ids=["name", "text"])
@given(columns=st.integers(3, 14), most_rows=st.integers(1, 5))
def test_every_key_is_there_once_and_fits(rows: tuple[tuple[str, ...], ...], columns: int, most_rows: int) -> None:
    sheets = sheets_for(rows, columns, most_rows)
    assert sorted(_keys(sheets)) == sorted(key for row in rows for key in row)
    for sheet in sheets:
        assert bool(sheet.label) == (len(sheets) > 1)
        assert max(len(row) for row in sheet.rows) <= columns
    assert len({sheet.label for sheet in sheets}) == len(sheets)
