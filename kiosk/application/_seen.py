"""What an expression sees of an answer, and how people read one whose words were not kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kiosk.catalogue import QuestionType

if TYPE_CHECKING:
    from kiosk.catalogue import Question

# Tuples: looked through by identity, where a set would hash in Python.
NUMBERS = (QuestionType.WHOLE_NUMBER, QuestionType.MONEY)
REGIONS = (QuestionType.PROVINCE, QuestionType.REGENCY, QuestionType.KECAMATAN, QuestionType.KELURAHAN)
YES, NO = "yes", "no"
YES_NO_WORDS = {YES: "Ya", NO: "Tidak"}
# Sums of what is asked stay far below it; CEL's own numbers go to 2**63.
MOST_DIGITS = 15


def seen_by_expressions(question: Question, value: str) -> object:
    """An answer as CEL's value; None where it was answered with nothing, or with what the type cannot be."""
    if question.type is QuestionType.DOCUMENT:
        return True
    if not value or question.type is QuestionType.NOTE:
        return None
    if question.type in NUMBERS:
        return int(value) if value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS else None
    if question.type is QuestionType.YES_NO:
        return value == YES
    if question.type is QuestionType.SEVERAL_OF:
        return value.split(",")
    return read_compound(value) if question.type.is_compound else value


def read_compound(value: str) -> object:
    """What the value of a compound answer holds; None if it is no JSON."""
    try:
        found: object = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return found


def write_compound(content: object) -> str:
    """The canonical value of a compound answer: compact JSON."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def text_of(value: object) -> str | None:
    """The canonical text of what a calculation came to; None for what no answer can be."""
    if isinstance(value, bool):
        return YES if value else NO
    return str(value) if isinstance(value, int | str) else None
