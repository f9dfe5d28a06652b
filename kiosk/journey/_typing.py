"""Keys on a page: the mind owns the text, key by key, and bounds it. Pure."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kiosk.catalogue import QuestionType

if TYPE_CHECKING:
    from kiosk.catalogue import Question
    from kiosk.journey._session import Session

DIGITS = "0123456789"
NUMBER_TYPES = frozenset(
    {
        QuestionType.NIK,
        QuestionType.PHONE,
        QuestionType.WHOLE_NUMBER,
        QuestionType.MONEY,
        QuestionType.RT_RW,
    }
)
LETTER_TYPES = frozenset({QuestionType.NAME, QuestionType.TEXT})
CHOICE_TYPES = frozenset({QuestionType.ONE_OF, QuestionType.KELURAHAN})

LETTER_ROWS: tuple[tuple[str, ...], ...] = (tuple("QWERTYUIOP"), tuple("ASDFGHJKL"), tuple("ZXCVBNM"))
NAME_SIGNS: tuple[str, ...] = ("'", ".", ",", "-")
TEXT_SIGNS: tuple[str, ...] = (*NAME_SIGNS, "/")
MOST_DIGITS = {QuestionType.NIK: 16, QuestionType.PHONE: 13, QuestionType.RT_RW: 3}
MOST_CHARACTERS = 100
MOST_NUMBER_DIGITS = 12
OLDEST_YEARS = 120


def keyboard(question: Question) -> tuple[tuple[str, ...], ...]:
    """The rows of the letter keyboard for this question; digits first where an address may hold them."""
    if question.type is QuestionType.NAME:
        return (*LETTER_ROWS[:2], (*LETTER_ROWS[2], *NAME_SIGNS))
    return (tuple(DIGITS[1:] + DIGITS[0]), *LETTER_ROWS[:2], (*LETTER_ROWS[2], *TEXT_SIGNS))


def press_key(session: Session, key: str) -> Session:
    """Add or take one character; a key that is not on the page's keyboard, or no longer fits, changes nothing."""
    question = session.question
    if question.type in NUMBER_TYPES:
        text = _with_digit(session.text, key, question)
    elif question.type in LETTER_TYPES:
        text = _with_letter(session.text, key, question)
    else:
        return session
    return session if text is None else replace(session, text=text, problem="")


def _with_digit(text: str, key: str, question: Question) -> str | None:
    if key == "back":
        return text[:-1]
    most = MOST_DIGITS.get(question.type, len(str(question.most)) if question.most else MOST_NUMBER_DIGITS)
    if len(key) != 1 or key not in DIGITS or len(text) >= most:
        return None
    return text + key


def _with_letter(text: str, key: str, question: Question) -> str | None:
    if key == "back":
        return text[:-1]
    character = " " if key == "space" else key.upper()
    if character != " " and not any(character in row for row in keyboard(question)):
        return None
    if len(text) >= (question.most or MOST_CHARACTERS) or (character == " " and (not text or text.endswith(" "))):
        return None
    return text + character


def step_date(text: str, part: str, move: str, today: date) -> str | None:
    """The date after one press of a stepper such as `day`, `up` or `year`, `down10`, as ISO; None if there is none."""
    step = {"up": 1, "down": -1, "up10": 10, "down10": -10}.get(move)
    if step is None:
        return None
    on = date.fromisoformat(text)
    if part == "day":
        days = calendar.monthrange(on.year, on.month)[1]
        return on.replace(day=(on.day - 1 + step) % days + 1).isoformat()
    if part == "month":
        return _on_existing_day(on.year, (on.month - 1 + step) % 12 + 1, on.day).isoformat()
    if part == "year":
        year = min(max(on.year + step, today.year - OLDEST_YEARS), today.year)
        return _on_existing_day(year, on.month, on.day).isoformat()
    return None


def _on_existing_day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
