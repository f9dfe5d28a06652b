from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.application import Answer, Fault, Wrong, check_answer
from kiosk.catalogue import MOST_TEXT, AnsweredBy, Option, Question, QuestionType, kelurahan_of
from kiosk.identity import REGION_DECREE, NikProblem

TODAY = date(2026, 11, 21)
OPTIONS = {
    QuestionType.KELURAHAN: kelurahan_of("64.74.02"),
    QuestionType.ONE_OF_LIST: (Option("1", "Belum bekerja"), Option("2", "Mengurus rumah tangga")),
}
MOST = {
    QuestionType.NIK: 16,
    QuestionType.NAME: 100,
    QuestionType.TEXT: 60,
    QuestionType.LONG_TEXT: 200,
    QuestionType.PHONE: 13,
    QuestionType.RT_RW: 3,
    QuestionType.WHOLE_NUMBER: 99,
    QuestionType.MONEY: 100_000_000,
}
LEAST = {QuestionType.LONG_TEXT: 5, QuestionType.WHOLE_NUMBER: 2, QuestionType.SEVERAL_OF: 2}
HAS_NO_VALUE = {
    QuestionType.PLACE,
    QuestionType.ADDRESS,
    QuestionType.GROUP,
    QuestionType.DOCUMENT,
    QuestionType.NOTE,
    QuestionType.CALCULATED,
}
WORDS = {
    Fault.EMPTY: "Isi dulu.",
    Fault.SHORT: "Belum lengkap.",
    Fault.CHARACTERS: "Huruf saja.",
    Fault.VALUE: "Lihat lagi.",
}


def question(
    kind: QuestionType, *, required: bool = True, unit: str = "", proposed_from: str = "", is_partial: bool = False
) -> Question:
    return Question(
        code="contoh",
        label="Contoh",
        ask="Contoh?",
        hint="",
        type=kind,
        by=AnsweredBy.RESIDENT,
        used_by=("letter: isi",),
        required=required,
        options=(Option("bank", "Pinjaman bank"), Option("nikah", "Nikah"), Option("lainnya", "Keperluan lain")),
        only_for=(),
        ask_other=(),
        proposed_from=proposed_from,
        most=MOST.get(kind, 0),
        least=LEAST.get(kind, 0),
        unit=unit,
        message_empty=WORDS[Fault.EMPTY],
        message_short=WORDS[Fault.SHORT],
        message_characters=WORDS[Fault.CHARACTERS],
        message_wrong=WORDS[Fault.VALUE],
        list_version="contoh-1" if kind is QuestionType.ONE_OF_LIST else "",
        is_partial=is_partial,
    )


def check(kind: QuestionType, text: str, *, required: bool = True, unit: str = "") -> Answer | Wrong:
    return check_question(question(kind, required=required, unit=unit), text)


def check_question(asked: Question, text: str) -> Answer | Wrong:
    return check_answer(asked, text, today=TODAY, options=OPTIONS.get(asked.type, ()))


def wrong(fault: Fault, nik: NikProblem | None = None) -> Wrong:
    return Wrong(fault, WORDS[fault], nik)


@pytest.mark.parametrize(
    ("kind", "text", "value", "shown"),
    [
        (QuestionType.NIK, "6474 0255 0454 0003", "6474025504540003", "6474 0255 0454 0003"),
        (QuestionType.FAMILY_CARD, "6474 0212 0315 0007", "6474021203150007", "6474 0212 0315 0007"),
        (QuestionType.NAME, "SITI NUR\u2019AINI ", "SITI NUR'AINI", "SITI NUR'AINI"),
        (QuestionType.NAME, "Suparman", "Suparman", "Suparman"),
        (QuestionType.TEXT, "Jl.\tContoh\n12\x1b", "Jl. Contoh 12", "Jl. Contoh 12"),
        (QuestionType.TEXT, "bank", "bank", "Pinjaman bank"),
        (QuestionType.LONG_TEXT, "Jatuh di\njalan", "Jatuh di jalan", "Jatuh di jalan"),
        (QuestionType.PHONE, "0812 3456 7890", "+6281234567890", "0812-3456-7890"),
        (QuestionType.RT_RW, "5", "005", "005"),
        (QuestionType.MONEY, "1500000", "1500000", "Rp1.500.000"),
        (QuestionType.WHOLE_NUMBER, "007", "7", "7"),
        (QuestionType.DATE, "2019-03-01", "2019-03-01", "1 Maret 2019"),
        (QuestionType.DATE, "2027-01-15", "2027-01-15", "15 Januari 2027"),
        (QuestionType.TIME, "8.30", "08:30", "08.30"),
        (QuestionType.TIME, "23:59", "23:59", "23.59"),
        (QuestionType.YES_NO, "yes", "yes", "Ya"),
        (QuestionType.YES_NO, "no", "no", "Tidak"),
        (QuestionType.ONE_OF, "bank", "bank", "Pinjaman bank"),
        (QuestionType.SEVERAL_OF, "lainnya,bank", "bank,lainnya", "Pinjaman bank, Keperluan lain"),
    ],
)
def test_an_answer_has_a_canonical_and_a_readable_form(kind: QuestionType, text: str, value: str, shown: str) -> None:
    if kind is QuestionType.YES_NO:
        asked = replace(question(kind), options=())
        assert check_question(asked, text) == Answer("contoh", "Contoh", value, shown)
    else:
        assert check(kind, text) == Answer("contoh", "Contoh", value, shown)


@pytest.mark.parametrize(
    ("kind", "text", "shown", "version"),
    [
        (QuestionType.KELURAHAN, "64.74.02.1001", "Tanjung Laut", REGION_DECREE),
        (QuestionType.ONE_OF_LIST, "1", "Belum bekerja", "contoh-1"),
    ],
)
def test_a_code_of_a_list_names_the_version_of_the_list(
    kind: QuestionType, text: str, shown: str, version: str
) -> None:
    assert check(kind, text) == Answer("contoh", "Contoh", text, shown, list_version=version)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1950-07-02", "2 Juli 1950"),
        ("1950-07-XX", "Juli 1950"),
        ("1950-XX-XX", "1950"),
        ("XXXX-08-17", "17 Agustus (tahun tidak diketahui)"),
        ("XXXX-02-29", "29 Februari (tahun tidak diketahui)"),
    ],
)
def test_what_is_known_of_a_date_is_kept_where_the_question_allows_it(text: str, shown: str) -> None:
    asked = question(QuestionType.DATE, is_partial=True)
    assert check_question(asked, text) == Answer("contoh", "Contoh", text, shown)
    if "X" in text:
        assert check(QuestionType.DATE, text) == wrong(Fault.SHORT)


@pytest.mark.parametrize("text", ["XXXX-XX-XX", "1950-XX-02", "1950-13-XX", "XXXX-02-30", "1899-XX-XX", "2099-XX-XX"])
def test_a_date_that_nobody_can_mean_is_not_kept(text: str) -> None:
    assert check_question(question(QuestionType.DATE, is_partial=True), text) == wrong(Fault.VALUE)


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        (QuestionType.FAMILY_CARD, "64740212", Fault.SHORT),
        (QuestionType.FAMILY_CARD, "647402120315000O", Fault.CHARACTERS),
        (QuestionType.FAMILY_CARD, "6474025504540003", Fault.VALUE),
        (QuestionType.NAME, "Siti 2", Fault.CHARACTERS),
        (QuestionType.NAME, "X" * 101, Fault.VALUE),
        (QuestionType.TEXT, "...", Fault.CHARACTERS),
        (QuestionType.TEXT, "X" * 61, Fault.VALUE),
        (QuestionType.TEXT, "X" * 100_000, Fault.VALUE),
        (QuestionType.LONG_TEXT, "jah", Fault.SHORT),
        (QuestionType.PHONE, "0812 345", Fault.SHORT),
        (QuestionType.PHONE, "0812345678x", Fault.CHARACTERS),
        (QuestionType.PHONE, "0548 1234567", Fault.VALUE),
        (QuestionType.PHONE, "08123456789012", Fault.VALUE),
        (QuestionType.RT_RW, "1234", Fault.VALUE),
        (QuestionType.RT_RW, "2a", Fault.CHARACTERS),
        (QuestionType.MONEY, "100000001", Fault.VALUE),
        (QuestionType.MONEY, "9" * 40, Fault.VALUE),
        (QuestionType.MONEY, "sejuta", Fault.CHARACTERS),
        (QuestionType.WHOLE_NUMBER, "100", Fault.VALUE),
        (QuestionType.WHOLE_NUMBER, "1", Fault.SHORT),
        (QuestionType.WHOLE_NUMBER, "-5", Fault.CHARACTERS),
        (QuestionType.DATE, "1899-12-31", Fault.VALUE),
        (QuestionType.DATE, "2099-12-31", Fault.VALUE),
        (QuestionType.DATE, "2026-02-30", Fault.VALUE),
        (QuestionType.DATE, "2026-02", Fault.SHORT),
        (QuestionType.TIME, "25:00", Fault.VALUE),
        (QuestionType.TIME, "8", Fault.SHORT),
        (QuestionType.YES_NO, "mungkin", Fault.VALUE),
        (QuestionType.ONE_OF, "Pinjaman bank", Fault.VALUE),
        (QuestionType.ONE_OF, "choice:bank", Fault.VALUE),
        (QuestionType.SEVERAL_OF, "bank", Fault.SHORT),
        (QuestionType.SEVERAL_OF, "bank,rumah", Fault.VALUE),
        (QuestionType.KELURAHAN, "64.74.01.1001", Fault.VALUE),
        (QuestionType.ONE_OF_LIST, "3", Fault.VALUE),
        (QuestionType.GROUP, "x", Fault.VALUE),
        (QuestionType.CALCULATED, "x", Fault.VALUE),
    ],
)
def test_what_is_wrong_is_told_apart(kind: QuestionType, text: str, fault: Fault) -> None:
    assert check(kind, text) == wrong(fault)


@pytest.mark.parametrize(
    ("text", "fault", "problem"),
    [
        ("6474023113990001", Fault.VALUE, NikProblem.IMPOSSIBLE_MONTH),
        ("64740255", Fault.SHORT, NikProblem.TOO_SHORT),
        ("64740255O4540003", Fault.CHARACTERS, NikProblem.NOT_DIGITS),
    ],
)
def test_a_wrong_nik_says_what_is_wrong(text: str, fault: Fault, problem: NikProblem) -> None:
    assert check(QuestionType.NIK, text) == wrong(fault, problem)


@pytest.mark.parametrize("kind", QuestionType)
@pytest.mark.parametrize("text", ["", "   ", "\x00\u200b"])
def test_nothing_entered_is_asked_for_only_where_it_is_needed(kind: QuestionType, text: str) -> None:
    nothing = Answer("contoh", "Contoh", "", "")
    assert check(kind, text) == (nothing if kind in HAS_NO_VALUE else wrong(Fault.EMPTY))
    assert check(kind, text, required=False) == nothing


def test_a_number_is_shown_with_its_unit() -> None:
    answer = check(QuestionType.WHOLE_NUMBER, "7", unit="tahun")
    assert isinstance(answer, Answer)
    assert (answer.value, answer.shown) == ("7", "7 tahun")


def test_the_words_of_another_language_are_taken_from_its_options() -> None:
    asked = replace(question(QuestionType.YES_NO), options=())
    answer = check_answer(asked, "yes", today=TODAY, options=(Option("yes", "Yes"), Option("no", "No")))
    assert isinstance(answer, Answer)
    assert answer.shown == "Yes"


@given(st.sampled_from(QuestionType), st.text() | st.text("0123456789-.Rp X,", max_size=20) | st.dates().map(str))
def test_whatever_is_typed_gives_an_answer_that_checks_again_or_words(kind: QuestionType, text: str) -> None:
    answer = check(kind, text)
    if isinstance(answer, Wrong):
        assert answer.message == WORDS[answer.fault]
        return
    assert not any(unicodedata.category(char).startswith("C") for char in answer.value + answer.shown)
    assert check(kind, answer.value) == answer


@given(st.dates(date(1900, 1, 1), TODAY + timedelta(days=400)))
def test_no_date_of_birth_after_today_is_kept(day: date) -> None:
    asked = question(QuestionType.DATE, proposed_from="birth_date")
    assert isinstance(check_question(asked, day.isoformat()), Answer) == (day <= TODAY)


@pytest.mark.parametrize(("kind", "most"), MOST_TEXT.items())
def test_a_text_as_long_as_a_definition_may_allow_is_kept(kind: QuestionType, most: int) -> None:
    asked = replace(question(kind), most=most)
    assert isinstance(check_question(asked, "x" * most), Answer)
    assert check_question(asked, "x" * (most + 1)) == wrong(Fault.VALUE)
