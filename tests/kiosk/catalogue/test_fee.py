"""What is said of a fee and what is charged; nobody is told "free" and then asked to pay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue import Service, load
from kiosk.catalogue.checking.fee import fee_problems

SKU = load(None, ["umum"]).service("sku")


def told(fee: int, language: str = "id", **texts: object) -> list[tuple[str, str]]:
    plain = {"subtitle": "Warung", "purpose": "Untuk usaha.", "time_text": "Satu jam.", "product": "Surat."}
    made: Service = replace(SKU, **{"fee_rupiah": fee, "how": ("Ambil nomor.",), **plain, **texts})
    return [(one.key, one.reason.partition("`, but")[0].rpartition("`")[2]) for one in fee_problems(made, language)]


@pytest.mark.parametrize(
    ("fee", "key", "text", "said"),
    [
        (5000, "subtitle", "Warung · gratis", "gratis"),
        (5000, "subtitle", "Warung · Rp10.000", "Rp10.000"),
        (0, "subtitle", "Warung · Rp 10.000", "Rp 10.000"),
        (5000, "purpose", "Untuk usaha, tanpa biaya.", "tanpa biaya"),
        (5000, "product", "Surat, tidak dipungut biaya.", "tidak dipungut biaya"),
        (5000, "time_text", "Bayar Rp2.000 di loket.", "Rp2.000"),
    ],
)
def test_words_that_say_another_fee_are_told(fee: int, key: str, text: str, said: str) -> None:
    assert told(fee, **{key: text}) == [(key, said)]


@pytest.mark.parametrize(
    ("fee", "text"),
    [
        (5000, "Warung · Rp5.000"),
        (5000, "Rp5.000, gratis untuk lansia"),
        (25_000_000, "Izin · Rp25.000.000"),
        (0, "Warung · gratis"),
    ],
)
def test_words_that_say_the_fee_itself_are_left_alone(fee: int, text: str) -> None:
    assert told(fee, subtitle=text) == []


def test_what_a_stamp_or_another_office_costs_is_no_fee() -> None:
    how = ("Tanda tangani di atas meterai Rp10.000.", "Biaya SKCK Rp30.000 dibayar di kantor polisi.")
    assert told(0, how=how) == told(5000, how=how) == []


def test_a_line_is_named_by_its_number_and_english_has_words_of_its_own() -> None:
    assert told(5000, "en", subtitle="Stall", how=("Take a number.", "It is free.")) == [("how.2", "free")]
    assert told(5000, "en", subtitle="Stall · Rp5,000", how=("Freedom.",)) == []
    assert told(5000, "en", subtitle="Stall", how=("Pay Rp2,000 at the counter.",)) == [("how.1", "Rp2,000")]
