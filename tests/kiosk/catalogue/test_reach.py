from __future__ import annotations

import pytest

from kiosk.catalogue import Question, QuestionType, Reach, reach_of
from tests.fakes.services import FACTS, ask, paper, service, stop

KAWIN = ask("kawin", QuestionType.YES_NO)
STATUS = ask("status", QuestionType.ONE_OF, "kawin", options=("tetap", "siri"))
LAHIR = ask("lahir", QuestionType.DATE)
USIA = ask("usia", QuestionType.CALCULATED, calculation="age(lahir)")
ANAK = ask(
    "anak",
    QuestionType.GROUP,
    fields=(ask("nama"), ask("umur", QuestionType.WHOLE_NUMBER), ask("sekolah", ask_if="row.umur >= 7")),
)
ASAL = ask("asal", QuestionType.PLACE, fields=(ask("kecamatan", QuestionType.KECAMATAN), ask("rt", QuestionType.RT_RW)))
BEFORE = (KAWIN, STATUS, LAHIR, USIA, ANAK, ASAL, ask("sebab", QuestionType.SEVERAL_OF, options=("a", "b", "c")))


@pytest.mark.parametrize(
    "condition",
    [
        "kawin",
        'status == "siri"',
        "usia < 17",
        "usia >= 17 && usia <= 17",
        'lahir < "1990-01-01"',
        "size(anak) > 4",
        "anak.exists(a, a.umur < 18)",
        'anak.all(a, a.nama.startsWith("Siti"))',
        'asal.kecamatan == "64.74.02"',
        'asal.kecamatan != "64.74.02"',
        '"b" in sebab && size(sebab) == 2',
        'for_whom == "parent" && !switch.pengantar_rt',
        "status == null",
    ],
)
def test_what_can_happen_is_not_reported(condition: str) -> None:
    assert reach_of(service(*BEFORE, ask("lain", ask_if=condition)), FACTS) == Reach((), ())


@pytest.mark.parametrize(
    "condition",
    [
        'status == "resmi"',
        'kawin == "yes"',
        '!kawin && status == "siri"',
        "usia < 17 && usia > 18",
        "size(anak) > 4 && size(anak) < 4",
        'for_whom == "cousin"',
    ],
)
def test_what_can_never_happen_is_named(condition: str) -> None:
    made = service(*BEFORE, ask("lain", ask_if=condition))
    assert reach_of(made, FACTS) == Reach(unreachable=("questions.lain.ask_if",), never_evaluates=())


@pytest.mark.parametrize("condition", ["lahir < 3", "age(kawin) > 3", "age() > 3", "kawin + 1 == 2"])
def test_what_errs_whatever_is_answered_is_named(condition: str) -> None:
    made = service(*BEFORE, ask("lain", ask_if=condition))
    assert reach_of(made, FACTS) == Reach(unreachable=(), never_evaluates=("questions.lain.ask_if",))


def test_every_place_of_a_condition_has_its_key() -> None:
    field = ask("cucu", ask_if="row.umur > 3 && row.umur < 2")
    made = service(
        *BEFORE,
        ask("cicit", QuestionType.GROUP, fields=(ask("umur", QuestionType.WHOLE_NUMBER), field)),
        ask("nikah", QuestionType.DATE, checks=("nikah >= today()", "nikah < 5")),
        ask("jumlah", QuestionType.CALCULATED, calculation="usia + lahir"),
        papers=(paper("akta", "usia > 3"), paper("ijazah", 'usia == "tua"')),
        stops=(stop("muda", "usia < 17"), stop("tua", "usia < 0 && usia > 0")),
    )
    assert reach_of(made, FACTS) == Reach(
        unreachable=("questions.cicit.fields.cucu.ask_if", "requirements.ijazah.needed_if", "stops.tua.when"),
        never_evaluates=("questions.nikah.checks.2", "questions.jumlah.calculation"),
    )


def test_a_question_for_nobody_is_named_with_those_before_it() -> None:
    first = ask("anak_saja", QuestionType.YES_NO, ask_if='for_whom == "child"')
    assert reach_of(service(first, ask("lain", ask_if='anak_saja && for_whom == "self"')), FACTS).unreachable == (
        "questions.lain.ask_if",
    )


def test_too_much_to_try_whole_is_no_reason_to_complain() -> None:
    many = [ask(f"q{number}", QuestionType.ONE_OF, options=tuple("abcdef")) for number in range(12)]
    condition = " && ".join(f'q{number} == "f"' for number in range(12))
    assert reach_of(service(*many, ask("lain", ask_if=condition)), FACTS) == Reach((), ())


@pytest.mark.parametrize("kind", QuestionType)
def test_every_type_of_question_has_answers_to_try(kind: QuestionType) -> None:
    fields: tuple[Question, ...] = (ask("kelurahan", QuestionType.KELURAHAN), ask("rt", QuestionType.RT_RW))
    asked = ask("satu", kind, options=("a", "b"), fields=fields if kind.is_compound else ())
    never = "satu != null && false"
    found = reach_of(service(asked, ask("dua", ask_if="satu == null"), ask("tiga", ask_if=never)), FACTS)
    assert found == Reach(("questions.tiga.ask_if",), ())
