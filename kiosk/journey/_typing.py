"""Keys on a page: the mind owns the text, key by key, and bounds it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import QuestionType

if TYPE_CHECKING:
    from kiosk.catalogue import Question

DIGITS = "0123456789"
NUMBER_TYPES = frozenset(
    {
        QuestionType.NIK,
        QuestionType.FAMILY_CARD,
        QuestionType.PHONE,
        QuestionType.WHOLE_NUMBER,
        QuestionType.MONEY,
        QuestionType.RT_RW,
    }
)

DIGIT_ROW = tuple(DIGITS[1:] + DIGITS[0])
LETTER_ROWS: tuple[tuple[str, ...], ...] = (tuple("QWERTYUIOP"), tuple("ASDFGHJKL"), tuple("ZXCVBNM"))
NAME_SIGNS: tuple[str, ...] = ("'", ".", ",", "-")
TEXT_SIGNS: tuple[str, ...] = (*NAME_SIGNS, "/")
NAME_ROWS = (*LETTER_ROWS[:2], (*LETTER_ROWS[2], *NAME_SIGNS))
TEXT_ROWS = (DIGIT_ROW, *LETTER_ROWS[:2], (*LETTER_ROWS[2], *TEXT_SIGNS))
MOST_DIGITS = {
    QuestionType.NIK: 16,
    QuestionType.FAMILY_CARD: 16,
    QuestionType.PHONE: 13,
    QuestionType.RT_RW: 3,
}
MOST_CHARACTERS = 100
MOST_NUMBER_DIGITS = 12
# Nobody searches with more.
MOST_SOUGHT = 30


def keyboard(question: Question) -> tuple[tuple[str, ...], ...]:
    """The rows of the letter keyboard for this question; digits first where an address may hold them."""
    return NAME_ROWS if question.type is QuestionType.NAME else TEXT_ROWS


def with_digit(text: str, key: str, question: Question) -> str:
    """The digits after one key; one that is not on the pad, or no longer fits, changes nothing."""
    if key == "back":
        return text[:-1]
    return text + key if len(key) == 1 and key in DIGITS and not is_number_full(text, question) else text


def is_number_full(text: str, question: Question) -> bool:
    """Whether it takes no more digits."""
    most = len(str(question.most)) if question.most else MOST_NUMBER_DIGITS
    return len(text) >= MOST_DIGITS.get(question.type, most)


def with_letter(text: str, key: str, rows: tuple[tuple[str, ...], ...], most: int) -> str:
    """The words after one key; one that is not on this keyboard, or no longer fits, changes nothing."""
    if key == "back":
        return text[:-1]
    character = " " if key == "space" else key.upper()
    is_known = any(character in row for row in rows) or (character == " " and text and not text.endswith(" "))
    return text + character if is_known and len(text) < most else text
