"""The lists and days every office shares, against the tables they are from."""

from __future__ import annotations

from datetime import date

import pytest
from lokal.holidays import get_holidays

from kiosk.catalogue import load

CATALOGUE = load(None, ["umum"])
LISTS = CATALOGUE.offers["id"].lists


def test_closed_days_are_those_of_the_decrees_when_nothing_is_overlaid() -> None:
    decreed = {date.fromisoformat(day.date): day.name for year in (2026, 2027) for day in get_holidays(year).holidays}
    assert dict(CATALOGUE.hours.closed) == decreed


@pytest.mark.parametrize(
    ("code", "count", "first", "last"),
    [
        ("agama", 7, "Islam", "Kepercayaan terhadap Tuhan YME"),
        ("gol_darah", 13, "A", "Tidak tahu"),
        ("kewarganegaraan", 3, "WNI", "Dua kewarganegaraan"),
        ("pekerjaan", 89, "Belum atau tidak bekerja", "Lainnya"),
        ("pendidikan", 10, "Tidak atau belum sekolah", "Strata III"),
        ("shdk", 11, "Kepala keluarga", "Lainnya"),
        ("status_kawin", 4, "Belum kawin", "Cerai mati"),
        ("status_kawin_f101", 6, "Belum kawin", "Cerai mati"),
    ],
)
def test_list_has_every_code_of_the_register_once_and_in_order(code: str, count: int, first: str, last: str) -> None:
    items = LISTS[code].items
    assert [item.code for item in items] == [str(number) for number in range(1, count + 1)]
    assert (items[0].title, items[-1].title) == (first, last)


def test_nothing_is_left_of_a_paper_that_was_replaced_but_its_name() -> None:
    services = {service.code for service in CATALOGUE.services}
    for paper in CATALOGUE.offers["id"].replaced:
        assert paper.code not in services
        assert paper.by in services


def test_every_replaced_paper_names_its_law_in_both_languages() -> None:
    mine, theirs = (CATALOGUE.offers[language].replaced for language in ("id", "en"))
    assert all(paper.law not in {"", "-"} for paper in (*mine, *theirs))
