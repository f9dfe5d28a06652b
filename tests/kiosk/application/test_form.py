from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.application import Answer, Filling, Settled, answers_of, filling_of, settle, with_row, without_row
from kiosk.catalogue import AnsweredBy, Facts, ForWhom, QuestionType, Service
from tests.fakes.services import FACTS, ask, paper, service, stop

FAMILY = service(
    ask("lahir", QuestionType.DATE),
    ask("usia", QuestionType.CALCULATED, calculation="age(lahir)"),
    ask("kawin", QuestionType.YES_NO, "usia >= 19"),
    ask("pasangan", QuestionType.NAME, "kawin"),
    ask("rumah", QuestionType.TEXT, 'pasangan == "Siti"'),
    ask(
        "anak",
        QuestionType.GROUP,
        "kawin",
        fields=(
            ask("nama", QuestionType.NAME),
            ask("umur", QuestionType.WHOLE_NUMBER, checks=("row.umur < 30",)),
            ask("sekolah", ask_if="row.umur >= 7"),
        ),
    ),
    ask(
        "asal",
        QuestionType.PLACE,
        fields=(
            ask("kecamatan", QuestionType.KECAMATAN),
            ask("kelurahan", QuestionType.KELURAHAN),
            ask("rt", QuestionType.RT_RW),
        ),
    ),
    replace(ask("nomor_surat"), by=AnsweredBy.OFFICER),
    papers=(
        paper("ktp"),
        paper("buku_nikah", "kawin"),
        paper("akta_anak", "anak.exists(a, a.umur < 17)"),
        paper("wali", "usia < 17"),
    ),
    stops=(stop("terlalu_muda", "age(lahir) < 12"),),
)


def filled(made: Service = FAMILY, rows: int = 0, facts: Facts = FACTS, **values: str | None) -> Settled:
    """Settled with answers by path, `__` for `/`; None leaves one to the officer."""
    answers = {}
    for name, value in values.items():
        path = name.removeprefix("_").replace("__", "/")
        code = path.rpartition("/")[2]
        answers[path] = Answer(code, code, value or "", value or "", is_for_officer=value is None)
    return settle(made, facts, Filling(answers, {"anak": rows} if rows else {}))


def paths(settled: Settled) -> list[str]:
    return [asked.path for asked in settled.asked]


def needed(settled: Settled) -> list[str]:
    return [requirement.code for requirement in settled.needed]


PLACE = ["asal/kecamatan", "asal/kelurahan", "asal/rt"]


def test_only_what_the_answers_so_far_call_for_is_asked() -> None:
    assert paths(filled()) == ["lahir", *PLACE]
    assert paths(filled(lahir="1990-01-01")) == ["lahir", "kawin", *PLACE]
    assert paths(filled(lahir="1990-01-01", kawin="yes")) == ["lahir", "kawin", "pasangan", "anak", *PLACE]


def test_an_answer_goes_with_its_question_and_takes_what_hung_on_it() -> None:
    whole = {"lahir": "1990-01-01", "kawin": "yes", "pasangan": "Siti", "rumah": "Jl. Contoh", "anak__1__nama": "Budi"}
    assert paths(filled(rows=1, **whole))[:6] == ["lahir", "kawin", "pasangan", "rumah", "anak", "anak/1/nama"]
    child = filled(rows=1, **(whole | {"lahir": "2015-01-01"}))
    assert paths(child) == ["lahir", *PLACE]
    assert set(child.filling.answers) == {"lahir", "usia", "nomor_surat"}
    assert child.filling.rows == {}


def test_a_calculation_follows_the_answer_it_is_made_of() -> None:
    assert filled(lahir="1990-01-01").filling.answers["usia"].value == "36"
    assert filled(lahir="2016-01-01").filling.answers["usia"].value == "10"
    assert "usia" not in filled(usia="99").filling.answers
    assert "usia" not in filled(lahir=None).filling.answers


def test_digits_that_are_a_text_are_shown_as_they_are() -> None:
    made = service(ask("nik"), ask("salinan", QuestionType.CALCULATED, calculation="nik"))
    filling = Filling({"nik": Answer("nik", "nik", "0812", "0812")})
    assert settle(made, FACTS, filling).filling.answers["salinan"].shown == "0812"


def test_rows_have_conditions_of_their_own() -> None:
    settled = filled(
        rows=2, lahir="1990-01-01", kawin="yes", anak__1__umur="8", anak__2__umur="3", anak__2__sekolah="x"
    )
    in_rows = [path for path in paths(settled) if path.startswith("anak")]
    assert in_rows == ["anak", "anak/1/nama", "anak/1/umur", "anak/1/sekolah", "anak/2/nama", "anak/2/umur"]
    assert "anak/2/sekolah" not in settled.filling.answers
    assert [(asked.row, asked.group.code) for asked in settled.asked if asked.row and asked.group][:2] == [
        (1, "anak"),
        (1, "anak"),
    ]


def test_a_failed_check_names_its_row() -> None:
    settled = filled(rows=2, lahir="1990-01-01", kawin="yes", anak__1__umur="8", anak__2__umur="31")
    assert settled.failed == (("anak/2/umur", "umur row.umur < 30"),)


def test_removing_a_row_moves_up_those_after_it() -> None:
    settled = filled(
        rows=3, lahir="1990-01-01", kawin="yes", anak="", **{f"anak__{row}__nama": "ABC"[row - 1] for row in (1, 2, 3)}
    )
    less = settle(FAMILY, FACTS, without_row(settled.filling, "anak", 2))
    assert {path: one.value for path, one in less.filling.answers.items() if path.startswith("anak")} == {
        "anak/1/nama": "A",
        "anak/2/nama": "C",
    }
    assert less.filling.rows == {"anak": 2}
    assert without_row(less.filling, "anak", 3) == less.filling
    assert settle(FAMILY, FACTS, with_row(less.filling, "anak")).filling.rows == {"anak": 3}


def test_a_group_has_no_fewer_and_no_more_rows_than_it_may() -> None:
    group = replace(FAMILY.questions[5], ask_if="", least_rows=1, most_rows=2)
    made = service(group)
    assert settle(made, FACTS, Filling()).filling.rows == {"anak": 1}
    assert settle(made, FACTS, Filling({}, {"anak": 9})).filling.rows == {"anak": 2}


def test_a_paper_is_needed_until_it_is_known_not_to_be() -> None:
    assert needed(filled()) == ["ktp", "buku_nikah", "akta_anak", "wali"]
    assert needed(filled(lahir="1990-01-01", kawin="no")) == ["ktp"]
    assert needed(filled(lahir="1990-01-01", kawin=None)) == ["ktp", "buku_nikah", "akta_anak"]
    assert needed(filled(lahir="1990-01-01", kawin="yes")) == ["ktp", "buku_nikah", "akta_anak"]
    assert needed(filled(lahir="1990-01-01", kawin="yes", anak="")) == ["ktp", "buku_nikah"]
    young = {"anak__1__nama": "Budi", "anak__1__umur": "3"}
    assert needed(filled(rows=1, lahir="1990-01-01", kawin="yes", **young)) == ["ktp", "buku_nikah", "akta_anak"]


def test_a_stop_holds_only_once_its_answer_is_there() -> None:
    assert filled().stop is None
    assert filled(lahir=None).stop is None
    assert filled(lahir="1990-01-01").stop is None
    stopped = filled(lahir="2020-01-01").stop
    assert stopped is not None
    assert stopped.code == "terlalu_muda"


def test_nothing_is_concluded_from_an_answer_that_is_not_there() -> None:
    made = service(
        ask("status", options=("kawin",)),
        ask("nikah", QuestionType.DATE, checks=('status != "kawin"',)),
        stops=(stop("belum", 'status != "kawin"'),),
    )
    assert filled(made, nikah="2026-01-01").stop is None
    assert filled(made, nikah="2026-01-01").failed == ()
    assert filled(made, status="kawin", nikah="2026-01-01").failed == (("nikah", 'nikah status != "kawin"'),)


def test_a_village_goes_when_the_kecamatan_is_changed() -> None:
    same = filled(asal__kecamatan="64.74.02", asal__kelurahan="64.74.02.1001")
    assert same.filling.answers["asal/kelurahan"].value == "64.74.02.1001"
    assert "asal/kelurahan" not in filled(asal__kecamatan="64.74.01", asal__kelurahan="64.74.02.1001").filling.answers


def test_below_a_region_left_to_the_officer_nothing_can_be_chosen() -> None:
    settled = filled(asal__kecamatan=None, asal__kelurahan="64.74.02.1001")
    assert [path for path in paths(settled) if path.startswith("asal")] == ["asal/kecamatan", "asal/rt"]
    assert settled.filling.answers["asal/kelurahan"].is_for_officer


def test_a_group_left_to_the_officer_asks_no_rows() -> None:
    settled = filled(rows=2, lahir="1990-01-01", kawin="yes", anak=None, anak__1__nama="Budi")
    assert [path for path in paths(settled) if path.startswith("anak")] == ["anak"]
    assert [one.is_for_officer for one in answers_of(FAMILY, settled) if one.question == "anak"] == [True]


def test_only_those_it_is_for_are_asked() -> None:
    made = service(replace(ask("wali"), only_for=(ForWhom.CHILD,)), ask("lain", ask_if='for_whom == "child"'))
    assert paths(settle(made, FACTS, Filling())) == []
    assert paths(settle(made, replace(FACTS, for_whom=ForWhom.CHILD), Filling())) == ["wali", "lain"]


@pytest.mark.parametrize(
    ("kind", "value", "condition"),
    [
        (QuestionType.WHOLE_NUMBER, "3", "satu == 3"),
        (QuestionType.MONEY, "1500000", "satu > 1000000"),
        (QuestionType.YES_NO, "no", "satu == false"),
        (QuestionType.SEVERAL_OF, "a,b", '"b" in satu && size(satu) == 2'),
        (QuestionType.DATE, "1950-XX-XX", "age(satu) == 75"),
        (QuestionType.TIME, "08:30", 'satu < "09:00"'),
        (QuestionType.DOCUMENT, "", "satu"),
        (QuestionType.KELURAHAN, "64.74.02.1001", 'satu.startsWith("64.74.02")'),
        (QuestionType.TEXT, "", "satu == null"),
    ],
)
def test_an_expression_sees_an_answer_as_what_it_is(kind: QuestionType, value: str, condition: str) -> None:
    made = service(replace(ask("satu", kind), required=False), ask("dua", ask_if=condition))
    assert paths(filled(made, satu=value)) == ["satu", "dua"]


def test_a_place_is_seen_by_its_parts() -> None:
    made = service(FAMILY.questions[6], ask("dua", ask_if='asal.kecamatan == "64.74.02"'))
    assert paths(filled(made, asal__kecamatan="64.74.02"))[-1] == "dua"


def test_a_submitted_place_is_one_answer_in_json_and_words() -> None:
    settled = filled(lahir="1990-01-01", asal__kecamatan="64.74.02", asal__kelurahan=None, asal__rt="002")
    answer = {one.question: one for one in answers_of(FAMILY, settled)}["asal"]
    assert json.loads(answer.value) == {"kecamatan": "64.74.02", "kelurahan": None, "rt": "002"}
    assert answer.shown == "64.74.02, RT 002"
    assert answer.is_for_officer


def test_submitted_rows_are_a_list_of_objects() -> None:
    settled = filled(
        rows=2, lahir="1990-01-01", kawin="yes", anak__1__nama="Budi", anak__1__umur="8", anak__2__nama="Ani"
    )
    answer = {one.question: one for one in answers_of(FAMILY, settled)}["anak"]
    assert answer.value == '[{"nama":"Budi","umur":"8"},{"nama":"Ani"}]'
    assert answer.shown == "1. Budi, 8; 2. Ani"


def test_officers_questions_go_along_unanswered() -> None:
    answers = answers_of(FAMILY, filled())
    assert [(one.question, one.is_for_officer) for one in answers] == [("nomor_surat", True)]


@pytest.mark.parametrize("value", ["", "{", "[]", "[1]", '"x"', "null", '[{"nama":5}]', "[" * 100_000, '{"nama":[]}'])
def test_what_a_hub_is_sent_may_have_any_shape(value: str) -> None:
    answers = [Answer("anak", "anak", value, ""), Answer("asal", "asal", value, ""), Answer("lain", "", value, "")]
    facts = replace(FACTS, today=date(2026, 11, 22))
    settled = settle(FAMILY, facts, filling_of(FAMILY, answers))
    assert paths(settled) == ["lahir", *PLACE]


@given(st.sampled_from(QuestionType), st.text(max_size=30) | st.text("0123456789.-X,", max_size=20))
def test_a_value_from_a_hub_can_be_shown_whatever_it_is(kind: QuestionType, value: str) -> None:
    made = service(ask("anak", QuestionType.GROUP, fields=(ask("isi", kind),)), ask("dua", ask_if="size(anak) > 0"))
    sent = Answer("anak", "anak", json.dumps([{"isi": value}, {"isi": chr(0xD800)}]), "")
    settled = settle(made, FACTS, filling_of(made, [sent]))
    assert answers_of(made, settled)[0].question == "anak"
