from __future__ import annotations

import hashlib
import struct
from pathlib import Path

import pytest

from kiosk.catalogue import (
    AnsweredBy,
    ForWhom,
    IfMissing,
    Mode,
    Proof,
    QuestionType,
    Service,
    common_schema,
    load,
    service_schema,
)
from kiosk.identity import Sex

ICONS = Path(__file__).parents[3] / "screens" / "assets" / "fonts" / "MaterialDesignIcons.ttf"
CATALOGUE = load(None, ["umum"])
GROUPS = {
    "kependudukan": {"ktp-b", "ktp-g", "kk-b", "kk-u", "kia", "pindah"},
    "keluarga": {"lahir", "mati", "nikah", "disp", "skbm", "waris"},
    "surat": {"sktm", "skd", "skts", "hasil", "beda", "skck", "hilang", "ramai"},
    "usaha": {"sku", "skdu", "nib", "pbg", "tanah"},
    "kantor": {"legal", "prop", "data"},
}
every_service = pytest.mark.parametrize("service", CATALOGUE.services, ids=lambda service: service.code)


def icon_names() -> set[str]:
    """The glyph names in the font's `post` table, format 2."""
    font = ICONS.read_bytes()
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * at) for at in range(struct.unpack_from(">H", font, 4)[0]))
    start, length = next((offset, length) for tag, _, offset, length in tables if tag == b"post")
    at = start + 34 + 2 * struct.unpack_from(">H", font, start + 32)[0]
    names = set()
    while at < start + length:
        names.add(font[at + 1 : at + 1 + font[at]].decode("ascii"))
        at += 1 + font[at]
    return names


def test_the_whole_counter_loads_without_a_problem() -> None:
    assert CATALOGUE.problems == ()
    found: dict[str, set[str]] = {}
    for service in CATALOGUE.services:
        found.setdefault(service.group, set()).add(service.code)
    assert found == GROUPS
    assert [group.code for group in CATALOGUE.offers["id"].groups] == list(GROUPS)
    assert CATALOGUE.service("skd").title == "Surat keterangan domisili (SKD)"
    with pytest.raises(KeyError):
        CATALOGUE.service("imb")


def test_services_stand_in_the_order_of_their_groups() -> None:
    order = list(GROUPS)
    places = [order.index(service.group) for service in CATALOGUE.services]
    assert places == sorted(places)


def test_both_languages_offer_the_same_under_the_same_name() -> None:
    mine, theirs = CATALOGUE.offers["id"].services, CATALOGUE.offers["en"].services
    assert [(one.code, one.definition) for one in mine] == [(one.code, one.definition) for one in theirs]
    assert all(one.title != other.title for one, other in zip(mine, theirs, strict=True))
    for one, other in zip(mine, theirs, strict=True):
        assert [(question.code, question.ask_if) for question in one.questions] == [
            (question.code, question.ask_if) for question in other.questions
        ]


def test_every_definition_is_kept_under_the_hash_of_its_bytes() -> None:
    assert {service.definition for service in CATALOGUE.services} == CATALOGUE.definitions.keys()
    for name, data in CATALOGUE.definitions.items():
        assert hashlib.sha256(data).hexdigest() == name


@every_service
def test_nobody_is_asked_the_same_twice(service: Service) -> None:
    for whom in ForWhom:
        titles = [dict(question.ask_other).get(whom, question.ask) for question in service.asked(whom)]
        assert len(set(titles)) == len(titles)


@every_service
def test_no_answer_is_called_as_a_paper_is(service: Service) -> None:
    papers = {paper.title.casefold() for paper in service.requirements}
    alike = [one.code for one in service.questions if one.label.casefold() in papers]
    assert not alike, "on the check page and at the desk both stand in one list"


@every_service
def test_a_service_asks_as_much_as_its_mode_says(service: Service) -> None:
    assert bool(service.questions) == (service.mode is not Mode.GUIDANCE)


@every_service
def test_what_the_nik_tells_is_proposed_in_its_own_codes(service: Service) -> None:
    for question in service.questions:
        if question.proposed_from == "sex":
            assert {option.code for option in question.options} == set(Sex)


@every_service
def test_a_ktp_is_only_shown_and_who_is_stopped_is_told_where_to_go(service: Service) -> None:
    assert all(one.proof is Proof.SHOW for one in service.requirements if one.code == "ktp")
    for requirement in service.requirements:
        assert requirement.where_to_get.office or requirement.if_missing is not IfMissing.STOP


@every_service
def test_every_icon_exists_in_the_font(service: Service) -> None:
    used = {service.icon, *(one.icon for one in service.requirements), *(stop.icon for stop in service.stops)}
    asked = [question for question in service.questions if question.by is AnsweredBy.RESIDENT]
    asked += [field for question in asked for field in question.fields]
    used |= {option.icon for question in asked for option in question.options}
    assert "" not in used
    assert used <= icon_names()


@every_service
def test_no_two_pictures_of_a_list_look_alike(service: Service) -> None:
    """Whoever does not read chooses by the picture: a filled one is like its outline, and a pin is a pin."""
    lists = [[one.icon for one in service.requirements]]
    lists += [[one.icon for one in asked.options] for each in service.questions for asked in (each, *each.fields)]
    for icons in lists:
        shapes = ["pin" if icon.endswith("-marker") else icon.removesuffix("-outline") for icon in icons if icon]
        assert len(set(shapes)) == len(shapes), icons


def test_what_has_one_name_has_one_picture_in_every_service() -> None:
    """Whoever found the diploma once looks for the same picture: only "none" is drawn as what there is none of."""
    asked = [one for service in CATALOGUE.services for each in service.questions for one in (each, *each.fields)]
    named = [option for one in asked for option in one.options]
    named += [one for service in CATALOGUE.services for one in (*service.requirements, *service.stops)]
    pictures: dict[str, set[str]] = {}
    for one in named:
        pictures.setdefault(one.title, set()).add(one.icon)
    assert {name: icons for name, icons in pictures.items() if len(icons - {""}) > 1} == {
        "Tidak ada": {"check", "music-off"}
    }


def test_the_groups_have_icons_of_the_font() -> None:
    assert {group.icon for group in CATALOGUE.offers["id"].groups} <= icon_names()


def test_every_type_of_question_is_asked_somewhere() -> None:
    questions = [question for service in CATALOGUE.services for question in service.questions]
    questions += [field for question in questions for field in question.fields]
    assert {question.type for question in questions} >= set(QuestionType) - {
        QuestionType.LONG_TEXT,
        QuestionType.DOCUMENT,
    }


def test_replaced_papers_lead_to_what_took_their_place() -> None:
    for offer in CATALOGUE.offers.values():
        assert {one.code: one.by for one in offer.replaced}["imb"] == "pbg"
        assert all(offer.service(one.by) for one in offer.replaced)


def test_holidays_close_the_office() -> None:
    assert "Kelahiran Yesus Kristus" in CATALOGUE.hours.closed.values()


def test_schemas_name_every_key() -> None:
    shapes = service_schema()["$defs"]
    assert "lane" in shapes["ServiceShape"]["properties"]
    assert shapes["QuestionShape"]["additionalProperties"] is False
    assert "CommonShape" in common_schema()["$defs"]
