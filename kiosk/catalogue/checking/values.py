"""What expressions compare answers with: a choice with one of its own codes, each kind of answer with its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue._model import ForWhom, QuestionType
from kiosk.catalogue.conditions.expressions import tokens_of
from kiosk.config import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kiosk.catalogue._model import Question
    from kiosk.catalogue._offer import ReferenceList

COMPARES = frozenset({"==", "!="})
# Between these an operand stands alone; beside anything else it is part of something larger, and nothing is said.
BEFORE = frozenset({"", "(", "[", "&&", "||", "!", "?", ":", ","})
AFTER = frozenset({"", ")", "]", "&&", "||", "?", ":", ","})
MOST_NAMED = 20
FOR_WHOM = "for_whom"


def value_faults(source: str, questions: Mapping[str, Question], lists: Mapping[str, ReferenceList]) -> Iterator[str]:
    """Why comparisons with a text can never come out otherwise, each with its mend.

    Args:
        source: An expression that can be read.
        questions: What its names mean; a field of the same row as `row.usia`.
        lists: Reference lists, by code.
    """
    if not ('"' in source or "'" in source):
        return
    signs = ["", *_joined(source), "", ""]
    for at in range(1, len(signs) - 2):
        left, sign, right = signs[at : at + 3]
        if signs[at - 1] not in BEFORE:
            continue
        if sign in COMPARES and signs[at + 3 : at + 4] and signs[at + 3] in AFTER:
            name, text = (right, left) if _is_text(left) else (left, right)
            if _is_text(text):
                yield from _compared(name, text[1:-1], questions, lists)
        elif sign == "in" and right == "[":
            for text in _listed(signs[at + 3 :]):
                yield from _compared(left, text[1:-1], questions, lists)
        elif sign == "in" and _is_text(left) and right in questions:
            yield from _not_among(right, left[1:-1], _codes(questions[right], lists))


def _joined(source: str) -> list[str]:
    """The signs and words, members together with what they are of."""
    found: list[str] = []
    tokens = tokens_of(source)
    for kind, text in () if isinstance(tokens, str) else tokens:
        if found and (text == "." or (kind == "name" and found[-1].endswith(".") and not _is_text(found[-1]))):
            found[-1] += text
        else:
            found.append(text)
    return found


def _listed(signs: Sequence[str]) -> Iterator[str]:
    """The texts of a list up to its end."""
    for sign in signs:
        if sign == "]":
            return
        if _is_text(sign):
            yield sign


def _is_text(sign: str) -> bool:
    return sign[:1] in {"'", '"'} and "\\" not in sign


def _compared(
    name: str, text: str, questions: Mapping[str, Question], lists: Mapping[str, ReferenceList]
) -> Iterator[str]:
    if name == FOR_WHOM:
        yield from _not_among(name, text, tuple(ForWhom))
    question = questions.get(name)
    if question is None:
        return
    if question.type is QuestionType.YES_NO:
        yield f"compares `{name}`, which is yes or no, with a text; write `{name} == true` or `{name} == false`"
    elif question.type is QuestionType.SEVERAL_OF:
        yield f'compares `{name}`, which holds several, with one text; write `"{text}" in {name}`'
    else:
        yield from _not_among(name, text, _codes(question, lists))


def _codes(question: Question, lists: Mapping[str, ReferenceList]) -> tuple[str, ...]:
    """What can be chosen, by code; empty where anything can be answered."""
    if question.type in {QuestionType.ONE_OF, QuestionType.SEVERAL_OF}:
        return tuple(option.code for option in question.options)
    reference = lists.get(question.from_list)
    return tuple(item.code for item in reference.items) if reference else ()


def _not_among(name: str, text: str, codes: Sequence[str]) -> Iterator[str]:
    if not codes or text in codes:
        return
    mend = suggest(text, codes) if len(codes) <= MOST_NAMED else "write a code of its list"
    yield f"compares `{name}` with `{text}`, which is none of its choices; {mend}"
