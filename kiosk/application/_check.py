"""From what was typed or chosen to an answer, or to the words that say what to do. Pure.

Nothing here blocks anyone: where an answer is wrong, the resident may still leave the question to the officer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from kiosk.application._values import MOST_CHARACTERS, Answer
from kiosk.catalogue import QuestionType
from kiosk.identity import (
    Nik,
    NikProblem,
    clean_text,
    parse_date,
    parse_name,
    parse_phone,
    parse_rt_rw,
    parse_whole,
    show_date,
    show_number,
    show_phone,
    show_rupiah,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from kiosk.catalogue import Option, Question

FIRST_YEAR = 1900


@dataclass(frozen=True)
class Wrong:
    """The answer cannot be kept as it is.

    Args:
        message: The question's own words on what to do.
        nik: What is wrong with a NIK, for more exact words; None for anything else.
    """

    message: str
    nik: NikProblem | None = None


@dataclass(frozen=True)
class _Kept:
    value: str
    shown: str


def check_answer(question: Question, text: str, *, today: date, kelurahan: Iterable[Option]) -> Answer | Wrong:
    """The canonical answer and how people read it, or which message to show.

    Args:
        question: What was asked.
        text: Hostile. A date as ISO, a choice by its code, anything else as typed.
        today: By the office's clock; no date asked for lies after it.
        kelurahan: The choices of a KELURAHAN question.

    Returns:
        An answer with an empty value where nothing was entered and nothing is required. A NIK is shown in full and
        grouped, as the desk needs it; a page that others can see masks it.
    """
    if len(text) > MOST_CHARACTERS:
        return Wrong(question.message_wrong)
    if not clean_text(text):
        return Wrong(question.message_empty) if question.required else _answer(question, _Kept("", ""))
    kept = _keep(question, text, today, kelurahan)
    if kept is None:
        return Wrong(question.message_wrong)
    if isinstance(kept, NikProblem):
        return Wrong(question.message_wrong, kept)
    return _answer(question, kept)


def _answer(question: Question, kept: _Kept) -> Answer:
    return Answer(question=question.code, label=question.label, value=kept.value, shown=kept.shown)


def _keep(question: Question, text: str, today: date, kelurahan: Iterable[Option]) -> _Kept | NikProblem | None:  # noqa: C901 - one case a type
    kept: _Kept | NikProblem | None
    match question.type:
        case QuestionType.NIK:
            kept = _nik(text)
        case QuestionType.NAME:
            kept = _words(parse_name(text), question.most)
        case QuestionType.TEXT:
            kept = _words(clean_text(text), question.most)
        case QuestionType.RT_RW:
            kept = _words(parse_rt_rw(text), question.most)
        case QuestionType.PHONE:
            phone = parse_phone(text)
            kept = _Kept(phone, show_phone(phone)) if phone else None
        case QuestionType.WHOLE_NUMBER:
            kept = _number(parse_whole(text), question, show_number)
        case QuestionType.MONEY:
            kept = _number(parse_whole(text), question, show_rupiah)
        case QuestionType.DATE:
            kept = _date(parse_date(text), today)
        case QuestionType.ONE_OF:
            kept = _choice(text, question.options)
        case QuestionType.KELURAHAN:
            kept = _choice(text, kelurahan)
        case _:
            assert_never(question.type)
    return kept


def _nik(text: str) -> _Kept | NikProblem:
    nik = Nik.parse(text)
    return _Kept(nik.clear, nik.grouped) if isinstance(nik, Nik) else nik


def _words(words: str | None, most: int) -> _Kept | None:
    return _Kept(words, words) if words and len(words) <= most else None


def _number(number: int | None, question: Question, show: Callable[[int], str]) -> _Kept | None:
    if number is None or number > question.most:
        return None
    return _Kept(str(number), f"{show(number)} {question.unit}".rstrip())


def _date(day: date | None, today: date) -> _Kept | None:
    if day is None or day > today or day.year < FIRST_YEAR:
        return None
    return _Kept(day.isoformat(), show_date(day))


def _choice(code: str, options: Iterable[Option]) -> _Kept | None:
    return next((_Kept(option.code, option.title) for option in options if option.code == code), None)
