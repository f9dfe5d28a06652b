"""From what was typed or chosen to an answer, or to what is wrong with it. Pure.

Nothing here blocks anyone: where an answer is wrong, the resident may still leave the question to the officer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from kiosk.application._seen import NO, YES
from kiosk.application._shown import show_value
from kiosk.application._values import MOST_CHARACTERS, Answer
from kiosk.catalogue import Option, QuestionType, latest_day
from kiosk.identity import (
    REGION_DECREE,
    FamilyCardNumber,
    Nik,
    NikProblem,
    Phone,
    PhoneProblem,
    clean_text,
    parse_name,
    parse_partial_date,
    parse_rt_rw,
    parse_time,
    parse_whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.catalogue import Question

FIRST_YEAR = 1900
# No service plans further ahead; what lies beyond was set by mistake.
MOST_DAYS_AHEAD = 10 * 366
NUMBER_SIGNS = re.compile(r"(?:rp\.?)?[\d\s.]+", re.ASCII | re.IGNORECASE)
# A date or a time whose end is not there yet.
BEGUN_DATE = re.compile(r"\d{4}(?:-\d{2})?-?", re.ASCII)
BEGUN_TIME = re.compile(r"\d{1,2}[:.]?", re.ASCII)
# Here or read or reckoned; nothing can be entered.
WITHOUT_VALUE = frozenset({QuestionType.DOCUMENT, QuestionType.NOTE, QuestionType.CALCULATED})
YES_NO = (Option(YES, ""), Option(NO, ""))


class Fault(StrEnum):
    """What kind of thing is wrong with an answer; every type has words for each but CHECK, which brings its own."""

    EMPTY = "empty"
    SHORT = "short"
    CHARACTERS = "characters"
    VALUE = "value"
    CHECK = "check"


PHONE_FAULTS = {
    PhoneProblem.NOT_DIGITS: Fault.CHARACTERS,
    PhoneProblem.TOO_SHORT: Fault.SHORT,
    PhoneProblem.NOT_MOBILE: Fault.VALUE,
}


@dataclass(frozen=True)
class Wrong:
    """The answer cannot be kept as it is.

    Args:
        fault: What kind of thing is wrong.
        message: The question's own words on what to do; empty where the type's usual words fit.
        nik: What is wrong with a NIK, for more exact words; None for anything else.
    """

    fault: Fault
    message: str = ""
    nik: NikProblem | None = None


@dataclass(frozen=True)
class _Kept:
    """A canonical value; `shown` where its words are not in the question."""

    value: str
    shown: str = ""
    list_version: str = ""


def check_answer(question: Question, text: str, *, today: date, options: Iterable[Option] = ()) -> Answer | Wrong:
    """The canonical answer and how people read it, or what is wrong.

    Args:
        question: What was asked.
        text: Hostile. A date as ISO, a choice by its code, several joined by `,`, anything else as typed.
        today: By the office's clock.
        options: The choices, where they are not the question's own: of a list, of a region; or in another language.

    Returns:
        An answer with an empty value where nothing was entered and nothing is required, or where a list is complete or
        a paper captured. A number is shown in full and grouped, as the desk needs it; a page that others can see masks
        it.
    """
    kept = _keep_text(question, text, today, tuple(options) or question.options)
    if isinstance(kept, NikProblem):
        return _wrong(question, _fault_of(kept), kept if question.type is QuestionType.NIK else None)
    if isinstance(kept, Fault):
        return _wrong(question, kept)
    shown = kept.shown or show_value(question, kept.value)
    return Answer(question.code, question.label, kept.value, shown, list_version=kept.list_version)


def _wrong(question: Question, fault: Fault, nik: NikProblem | None = None) -> Wrong:
    words = {
        Fault.EMPTY: question.message_empty,
        Fault.SHORT: question.message_short,
        Fault.CHARACTERS: question.message_characters,
        Fault.VALUE: question.message_wrong,
    }
    return Wrong(fault, words[fault], nik)


def _fault_of(problem: NikProblem) -> Fault:
    faults = {NikProblem.TOO_SHORT: Fault.SHORT, NikProblem.NOT_DIGITS: Fault.CHARACTERS}
    return faults.get(problem, Fault.VALUE)


def _keep_text(question: Question, text: str, today: date, options: tuple[Option, ...]) -> _Kept | Fault | NikProblem:
    if len(text) > MOST_CHARACTERS:
        return Fault.VALUE
    clean = clean_text(text)
    has_value = not question.type.is_compound and question.type not in WITHOUT_VALUE
    if not clean:
        return Fault.EMPTY if question.required and has_value else _Kept("")
    return _keep(question, text, clean, today, options) if has_value else Fault.VALUE


def _keep(  # noqa: C901, PLR0912 - one case a type
    question: Question, text: str, clean: str, today: date, options: tuple[Option, ...]
) -> _Kept | Fault | NikProblem:
    kept: _Kept | Fault | NikProblem
    match question.type:
        case QuestionType.NIK:
            nik = Nik.parse(clean)
            kept = _Kept(nik.clear) if isinstance(nik, Nik) else nik
        case QuestionType.FAMILY_CARD:
            card = FamilyCardNumber.parse(clean)
            kept = _Kept(card.clear) if isinstance(card, FamilyCardNumber) else card
        case QuestionType.NAME:
            name = parse_name(text)
            kept = _name(question, clean) if name is None else _text(question, name)
        case QuestionType.TEXT | QuestionType.LONG_TEXT:
            chosen = _choice(text, options)
            kept = chosen if isinstance(chosen, _Kept) else _text(question, clean)
        case QuestionType.RT_RW:
            kept = _rt_rw(clean)
        case QuestionType.PHONE:
            kept = _phone(clean)
        case QuestionType.WHOLE_NUMBER | QuestionType.MONEY:
            kept = _number(question, clean)
        case QuestionType.DATE:
            kept = _date(question, clean, today)
        case QuestionType.TIME:
            kept = _time(clean)
        case QuestionType.YES_NO:
            kept = _choice(text, options or YES_NO)
        case QuestionType.ONE_OF:
            kept = _choice(text, options)
        case QuestionType.ONE_OF_LIST:
            kept = _choice(text, options, question.list_version)
        case QuestionType.SEVERAL_OF:
            kept = _choices(question, text, options)
        case QuestionType.PROVINCE | QuestionType.REGENCY | QuestionType.KECAMATAN | QuestionType.KELURAHAN:
            kept = _choice(text, options, REGION_DECREE)
        case QuestionType.PLACE | QuestionType.ADDRESS | QuestionType.GROUP:
            kept = Fault.VALUE  # answered by their fields
        case QuestionType.DOCUMENT | QuestionType.NOTE | QuestionType.CALCULATED:
            kept = Fault.VALUE  # nothing can be entered
        case _:
            assert_never(question.type)
    return kept


def _name(question: Question, clean: str) -> Fault:
    """Why some words are no name."""
    return Fault.VALUE if len(clean) > (question.most or MOST_CHARACTERS) else Fault.CHARACTERS


def _text(question: Question, words: str) -> _Kept | Fault:
    if not any(char.isalnum() for char in words):
        return Fault.CHARACTERS
    if len(words) < question.least:
        return Fault.SHORT
    return _Kept(words, words) if len(words) <= (question.most or MOST_CHARACTERS) else Fault.VALUE


def _rt_rw(clean: str) -> _Kept | Fault:
    digits = parse_rt_rw(clean)
    if digits is None:
        return Fault.VALUE if clean.isascii() and clean.isdigit() else Fault.CHARACTERS
    return _Kept(digits)


def _phone(clean: str) -> _Kept | Fault:
    phone = Phone.parse(clean)
    return _Kept(phone.e164) if isinstance(phone, Phone) else PHONE_FAULTS[phone]


def _number(question: Question, clean: str) -> _Kept | Fault:
    number = parse_whole(clean)
    if number is None:
        return Fault.VALUE if NUMBER_SIGNS.fullmatch(clean) else Fault.CHARACTERS
    if number < question.least:
        return Fault.SHORT
    return _Kept(str(number)) if number <= question.most else Fault.VALUE


def _date(question: Question, clean: str, today: date) -> _Kept | Fault:
    if BEGUN_DATE.fullmatch(clean):
        return Fault.SHORT
    value = parse_partial_date(clean)
    if value is None:
        return Fault.VALUE
    if "X" in value and not question.is_partial:
        return Fault.SHORT
    return _Kept(value) if _is_in_reach(question, value, today) else Fault.VALUE


def _is_in_reach(question: Question, value: str, today: date) -> bool:
    """Whether a date is no mistake of the columns; whatever else must hold of it, its checks say.

    A date of birth is past already. Of a year that is not known nothing is asked.
    """
    if value.startswith("XXXX"):
        return True
    day = latest_day(value)
    earliest = date.fromisoformat(value.replace("XX", "01"))
    last = today if question.proposed_from == "birth_date" else today + timedelta(days=MOST_DAYS_AHEAD)
    return day is not None and day.year >= FIRST_YEAR and earliest <= last


def _time(clean: str) -> _Kept | Fault:
    value = parse_time(clean)
    if value is None:
        return Fault.SHORT if BEGUN_TIME.fullmatch(clean) else Fault.VALUE
    return _Kept(value)


def _choice(code: str, options: tuple[Option, ...], list_version: str = "") -> _Kept | Fault:
    for option in options:
        if option.code == code:
            return _Kept(option.code, option.title, list_version)
    return Fault.VALUE


def _choices(question: Question, text: str, options: tuple[Option, ...]) -> _Kept | Fault:
    """Several codes, kept in the order of the options."""
    wanted = set(text.split(","))
    chosen = [option for option in options if option.code in wanted]
    if len(chosen) < len(wanted):
        return Fault.VALUE
    if len(chosen) < question.least:
        return Fault.SHORT
    if question.most and len(chosen) > question.most:
        return Fault.VALUE
    return _Kept(",".join(option.code for option in chosen), ", ".join(option.title for option in chosen))
