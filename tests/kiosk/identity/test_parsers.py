from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity import (
    Phone,
    PhoneProblem,
    clean_text,
    parse_date,
    parse_name,
    parse_rt_rw,
    parse_whole,
    region_name,
    show_date,
    show_number,
    show_rupiah,
    villages_of,
)


@pytest.mark.parametrize(
    "name",
    [
        "SUPARMAN",
        "SITI NUR'AINI",
        "MUH. YUSUF DG. NGALLE",
        "I GUSTI AYU PUTU",
        "LALU MUHAMMAD",
        "BAIQ RATNA",
        "ABD. RAHMAN BIN H. SALEH",
        "R.A. KARTINI",
        "THE LIE KHIONG",
        "Siti Contoh",
        "A",
        "José Contoh-Sample, S.H.",
        "X" * 100,
    ],
)
def test_registered_names_stay_as_typed(name: str) -> None:
    assert parse_name(name) == name


@pytest.mark.parametrize(
    "name", ["", " ", "'", "...", "Siti 2", "Siti\x1b@", "Siti\nContoh", "Siti\u202e", "X" * 101, "Сити", "<b>", "٣"]
)
def test_what_is_no_name_is_refused(name: str) -> None:
    assert parse_name(name) is None


def test_names_get_one_apostrophe_and_single_spaces() -> None:
    assert parse_name("  Siti   Nur\u2019aini ") == "Siti Nur'aini"
    assert parse_name("Jose\u0301") == "José"


@pytest.mark.parametrize("text", ["081234567890", "6281234567890", "+62 812-3456-7890", "0812.3456.7890"])
def test_phone_is_kept_as_e164(text: str) -> None:
    phone = Phone.parse(text)
    assert isinstance(phone, Phone)
    assert phone.e164 == "+6281234567890"
    assert phone.shown == "0812-3456-7890"


def test_phone_does_not_leak_into_a_log() -> None:
    phone = Phone("+6281234567890")
    assert f"{phone!r} {phone}" == "Phone(••••••••••7890) ••••••••••7890"
    with pytest.raises(ValueError, match="not_mobile"):
        Phone("0812")


@pytest.mark.parametrize(
    "text", ["", "0812345", "08123456789012", "0548123456", "+1 5551234567", "0812345678x", "081234567890\x00"]
)
def test_what_is_no_mobile_number_is_refused(text: str) -> None:
    assert isinstance(Phone.parse(text), PhoneProblem)


@pytest.mark.parametrize(("text", "kept"), [("2", "002"), ("012", "012"), ("000", "000"), (" 7 ", "007")])
def test_rt_rw_has_three_digits(text: str, kept: str) -> None:
    assert parse_rt_rw(text) == kept


@pytest.mark.parametrize("text", ["", "1234", "1/2", "-1", "²", "٣"])
def test_what_is_no_rt_is_refused(text: str) -> None:
    assert parse_rt_rw(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1500000", 1_500_000),
        ("Rp1.500.000", 1_500_000),
        ("rp 1.500.000", 1_500_000),
        ("0", 0),
        ("1.50", None),
        ("-5", None),
        ("1e9", None),
        ("9" * 16, None),
        ("9" * 5000, None),
        ("", None),
        ("Rp", None),
        ("٣", None),
    ],
)
def test_numbers_are_read_as_written_here(text: str, number: int | None) -> None:
    assert parse_whole(text) == number


def test_numbers_money_and_dates_are_shown_as_written_here() -> None:
    assert show_rupiah(1_500_000) == "Rp1.500.000"
    assert show_number(1000) == "1.000"
    assert show_date(date(2026, 11, 21)) == "21 November 2026"
    assert show_date(date(1954, 8, 1)) == "1 Agustus 1954"


@pytest.mark.parametrize("text", ["2026-02-29", "2026-13-01", "2026-1-1", "21-11-2026", "", "20261121", "2026-W47-6"])
def test_dates_that_are_none_are_refused(text: str) -> None:
    assert parse_date(text) is None


def test_regions_keep_their_zeros() -> None:
    assert region_name("64.74") == "Kota Bontang"
    assert region_name("64.74.02") == "Kecamatan Bontang Selatan"
    assert region_name("64.74") == "Kota Bontang"
    assert region_name("64.74.99") is None
    villages = villages_of("64.74.02")
    assert villages[0] == ("64.74.02.1001", "Tanjung Laut")
    assert len(villages) == 6
    assert len(villages_of("52.71.05")) == 9
    assert len(villages_of("19.71.07")) == 5
    assert villages_of("64.74") == villages_of("64.74.99") == villages_of("..\n") == ()


@given(st.text())
def test_no_parser_ever_raises_or_lets_a_control_character_through(text: str) -> None:
    cleaned = clean_text(text)
    kept = [cleaned, parse_name(text), parse_rt_rw(text)]
    Phone.parse(text)
    parse_whole(text)
    parse_date(text)
    for value in kept:
        assert not any(unicodedata.category(char).startswith("C") for char in value or "")
    assert clean_text(cleaned) == cleaned
