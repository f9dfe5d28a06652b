from __future__ import annotations

import pytest

from kiosk.catalogue import Offer, Question, kelurahan_of, load, options_of

OFFER = load(None, ["umum"]).offers["id"]
REGENCY = "64.74"


def question(service: str, code: str) -> Question:
    return next(one for one in OFFER.service(service).questions if one.code == code)


def field(code: str, offer: Offer = OFFER) -> Question:
    """A step of a place, wherever in the nation."""
    questions = [one for service in offer.services for one in service.questions]
    return next(one for asked in questions for one in asked.fields if one.code == code and asked.type.value != "group")


def test_kelurahan_are_choices_with_their_whole_code() -> None:
    choices = kelurahan_of("64.74.02")
    assert (choices[0].code, choices[0].title) == ("64.74.02.1001", "Tanjung Laut")
    assert len(choices) == 6


def test_a_question_offers_its_own_choices() -> None:
    assert options_of(question("sku", "keperluan"), OFFER, "", REGENCY)[0].code == "bank"
    assert options_of(question("sku", "nama_usaha"), OFFER, "", REGENCY) == ()


def test_a_list_offers_the_usual_ones_first_and_each_once() -> None:
    asked = question("sku", "pekerjaan")
    reference = OFFER.lists[asked.from_list]
    codes = [option.code for option in options_of(asked, OFFER, "", REGENCY)]
    assert tuple(codes[: len(reference.usual)]) == reference.usual
    assert sorted(codes) == sorted(item.code for item in reference.items)
    assert asked.list_version == reference.version


@pytest.mark.parametrize(
    ("code", "above", "first"),
    [
        ("province", "", "11"),
        ("regency", "64", "64.01"),
        ("kecamatan", "64.01", "64.01."),
        ("kecamatan", "", "64.74."),
        ("kelurahan", "64.74.02", "64.74.02.1001"),
        ("kelurahan", "", None),
        ("regency", "", None),
    ],
)
def test_regions_are_those_below_what_was_chosen(code: str, above: str, first: str | None) -> None:
    choices = options_of(field(code), OFFER, above, REGENCY)
    assert bool(choices) is (first is not None)
    assert not choices or choices[0].code.startswith(first or "")
