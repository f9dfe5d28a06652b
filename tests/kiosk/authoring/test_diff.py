from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.authoring._diff import differences, lines_of
from kiosk.catalogue import Catalogue, Problem, Service, load

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOGUE = load(None, ["umum"])


def with_service(
    code: str, change: Callable[[Service], Service], languages: tuple[str, ...] = ("id", "en")
) -> Catalogue:
    offers = {
        language: replace(offer, services=tuple(change(one) if one.code == code else one for one in offer.services))
        if language in languages
        else offer
        for language, offer in CATALOGUE.offers.items()
    }
    return replace(CATALOGUE, offers=offers)


def test_same_catalogue_has_no_difference() -> None:
    assert differences(CATALOGUE, load(None, ["umum"])) == ()


def test_changed_fee_is_told_once_for_both_languages() -> None:
    found = differences(CATALOGUE, with_service("sku", lambda one: replace(one, fee_rupiah=5000)))
    assert list(lines_of(found)) == ["sku", "  fee_rupiah", "    - 0", "    + 5000"]


def test_english_text_is_told_where_it_alone_differs() -> None:
    found = differences(CATALOGUE, with_service("sku", lambda one: replace(one, title="Letter"), ("en",)))
    assert [(one.part, one.key, one.after) for one in found] == [("sku", "en.title", "Letter")]


def test_paper_taken_out_is_told_by_its_name_and_order() -> None:
    found = differences(CATALOGUE, with_service("sku", lambda one: replace(one, requirements=one.requirements[1:])))
    gone = CATALOGUE.service("sku").requirements[0]
    assert [one.key for one in found[:2]] == ["requirements (order)", f"requirements.{gone.code}"]
    assert found[1].before == gone.title


def test_service_taken_out_is_one_line() -> None:
    offers = {
        language: replace(offer, services=tuple(one for one in offer.services if one.code != "sku"))
        for language, offer in CATALOGUE.offers.items()
    }
    found = differences(CATALOGUE, replace(CATALOGUE, offers=offers))
    assert [(one.part, one.key, one.before) for one in found] == [("sku", "", CATALOGUE.service("sku").title)]


def test_hours_and_switches_belong_to_the_office() -> None:
    code, switch = next(iter(CATALOGUE.switches.items()))
    other = replace(
        CATALOGUE,
        switches={**CATALOGUE.switches, code: replace(switch, is_on=not switch.is_on)},
        hours=replace(CATALOGUE.hours, week=(*CATALOGUE.hours.week[:4], (), (), ())),
    )
    found = differences(CATALOGUE, other)
    assert [(one.part, one.key, one.after) for one in found] == [
        ("office", f"switches.{code}", "false" if switch.is_on else "true"),
        ("office", "hours.friday", "closed"),
    ]


def test_service_that_is_broken_on_one_side_is_told_though_the_other_never_had_it() -> None:
    problems = (Problem("catalogue/services/baru/service.toml", "title", "is missing"),)
    (found,) = differences(CATALOGUE, replace(CATALOGUE, problems=problems))
    assert (found.part, found.key, found.after) == ("baru", "", "broken, 1 problem")
