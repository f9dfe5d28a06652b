from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.application import Answer, Wrong, check_answer
from kiosk.catalogue import AnsweredBy, Option, Question, QuestionType, kelurahan_of
from kiosk.identity import NikProblem

TODAY = date(2026, 11, 21)
KELURAHAN = kelurahan_of("64.74.02")
MOST = {
    QuestionType.NIK: 16,
    QuestionType.NAME: 100,
    QuestionType.TEXT: 60,
    QuestionType.PHONE: 13,
    QuestionType.RT_RW: 3,
    QuestionType.WHOLE_NUMBER: 99,
    QuestionType.MONEY: 100_000_000,
}


def question(kind: QuestionType, *, required: bool = True, unit: str = "") -> Question:
    return Question(
        code="contoh",
        label="Contoh",
        ask="Contoh?",
        hint="",
        type=kind,
        by=AnsweredBy.RESIDENT,
        used_by=("surat",),
        required=required,
        options=(Option("bank", "Pinjaman bank"), Option("lainnya", "Keperluan lain")),
        only_for=(),
        ask_other=(),
        proposed_from="",
        most=MOST.get(kind, 0),
        unit=unit,
        message_empty="Isi dulu.",
        message_wrong="Lihat lagi.",
    )


def check(kind: QuestionType, text: str, *, required: bool = True, unit: str = "") -> Answer | Wrong:
    return check_answer(question(kind, required=required, unit=unit), text, today=TODAY, kelurahan=KELURAHAN)


@pytest.mark.parametrize(
    ("kind", "text", "value", "shown"),
    [
        (QuestionType.NIK, "6474 0255 0454 0003", "6474025504540003", "6474 0255 0454 0003"),
        (QuestionType.NAME, "SITI NUR\u2019AINI ", "SITI NUR'AINI", "SITI NUR'AINI"),
        (QuestionType.TEXT, "Jl.\tContoh\n12\x1b", "Jl. Contoh 12", "Jl. Contoh 12"),
        (QuestionType.PHONE, "0812 3456 7890", "+6281234567890", "0812-3456-7890"),
        (QuestionType.RT_RW, "5", "005", "005"),
        (QuestionType.MONEY, "1500000", "1500000", "Rp1.500.000"),
        (QuestionType.WHOLE_NUMBER, "0", "0", "0"),
        (QuestionType.WHOLE_NUMBER, "007", "7", "7"),
        (QuestionType.DATE, "2019-03-01", "2019-03-01", "1 Maret 2019"),
        (QuestionType.DATE, "2026-11-21", "2026-11-21", "21 November 2026"),
        (QuestionType.ONE_OF, "bank", "bank", "Pinjaman bank"),
        (QuestionType.KELURAHAN, "64.74.02.1001", "64.74.02.1001", "Tanjung Laut"),
    ],
)
def test_an_answer_has_a_canonical_and_a_readable_form(kind: QuestionType, text: str, value: str, shown: str) -> None:
    assert check(kind, text) == Answer("contoh", "Contoh", value, shown)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (QuestionType.NAME, "Siti 2"),
        (QuestionType.NAME, "X" * 101),
        (QuestionType.TEXT, "X" * 61),
        (QuestionType.TEXT, "X" * 100_000),
        (QuestionType.PHONE, "12345"),
        (QuestionType.RT_RW, "1234"),
        (QuestionType.MONEY, "100000001"),
        (QuestionType.MONEY, "sejuta"),
        (QuestionType.WHOLE_NUMBER, "100"),
        (QuestionType.DATE, "2026-11-22"),
        (QuestionType.DATE, "1899-12-31"),
        (QuestionType.DATE, "2026-02-30"),
        (QuestionType.ONE_OF, "Pinjaman bank"),
        (QuestionType.ONE_OF, "choice:bank"),
        (QuestionType.KELURAHAN, "64.74.01.1001"),
    ],
)
def test_another_form_shows_the_questions_own_words(kind: QuestionType, text: str) -> None:
    assert check(kind, text) == Wrong("Lihat lagi.")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("6474023113990001", NikProblem.IMPOSSIBLE_MONTH),
        ("64740255", NikProblem.TOO_SHORT),
        ("64740255O4540003", NikProblem.NOT_DIGITS),
    ],
)
def test_a_wrong_nik_says_what_is_wrong(text: str, problem: NikProblem) -> None:
    assert check(QuestionType.NIK, text) == Wrong("Lihat lagi.", problem)


@pytest.mark.parametrize("kind", QuestionType)
@pytest.mark.parametrize("text", ["", "   ", "\x00\u200b"])
def test_nothing_entered_is_asked_for_only_where_it_is_needed(kind: QuestionType, text: str) -> None:
    assert check(kind, text) == Wrong("Isi dulu.")
    assert check(kind, text, required=False) == Answer("contoh", "Contoh", "", "")


def test_a_number_is_shown_with_its_unit() -> None:
    answer = check(QuestionType.WHOLE_NUMBER, "7", unit="tahun")
    assert isinstance(answer, Answer)
    assert (answer.value, answer.shown) == ("7", "7 tahun")


@given(st.sampled_from(QuestionType), st.text() | st.text("0123456789-.Rp ", max_size=20) | st.dates().map(str))
def test_whatever_is_typed_gives_an_answer_that_checks_again_or_words(kind: QuestionType, text: str) -> None:
    answer = check(kind, text)
    if isinstance(answer, Wrong):
        assert answer.message in {"Isi dulu.", "Lihat lagi."}
        return
    assert not any(unicodedata.category(char).startswith("C") for char in answer.value + answer.shown)
    assert check(kind, answer.value) == answer


@given(st.dates(date(1900, 1, 1), TODAY + timedelta(days=400)))
def test_no_date_after_today_is_kept(day: date) -> None:
    assert isinstance(check(QuestionType.DATE, day.isoformat()), Answer) == (day <= TODAY)
