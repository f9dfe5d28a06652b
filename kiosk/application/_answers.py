"""Between the answers of a visit, kept by path, and those of an application, one a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.application._form import MOST_ROWS, Filling, Settled
from kiosk.application._seen import read_compound, write_compound
from kiosk.application._shown import show_value
from kiosk.application._values import MOST_CHARACTERS, Answer
from kiosk.catalogue import AnsweredBy, QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.catalogue import Question, Service


def answers_of(service: Service, settled: Settled) -> tuple[Answer, ...]:
    """The answers as they are submitted, in the order of the questions.

    A compound question has one answer, in JSON: a place is an object of its fields, a group a list of them; a field
    left to the officer is null there, and one that was not asked or not answered is missing.
    """
    found = (_answer_of(question, settled.filling) for question in service.questions)
    return tuple(answer for answer in found if answer is not None)


def filling_of(service: Service, answers: Iterable[Answer]) -> Filling:
    """The inverse of `answers_of`, for whoever settles an application again.

    Args:
        service: The definition it was filled with.
        answers: Hostile; what the definition does not know, or what has another shape, is left out.
    """
    by_code = {answer.question: answer for answer in answers}
    paths: dict[str, Answer] = {}
    rows: dict[str, int] = {}
    for question in service.questions:
        answer = by_code.get(question.code)
        if answer is None:
            continue
        content = read_compound(answer.value) if answer.value and _is_taken_apart(question) else None
        if content is None:
            paths[question.code] = answer
        else:
            _take_apart(question, question.code, content, paths, rows)
    return Filling(paths, rows)


def _is_taken_apart(question: Question) -> bool:
    return question.type.is_compound and question.by is AnsweredBy.RESIDENT


def _answer_of(question: Question, filling: Filling) -> Answer | None:
    alone = filling.answers.get(question.code)
    if question.type is QuestionType.NOTE:
        return None
    if not _is_taken_apart(question) or (alone is not None and alone.is_for_officer):
        return alone
    inside = [answer for path, answer in filling.answers.items() if path.startswith(f"{question.code}/")]
    is_begun = bool(inside) or filling.rows.get(question.code, 0) > question.least_rows
    if not is_begun and alone is None:
        return None
    return Answer(
        question=question.code,
        label=question.label,
        value=write_compound(_content(question, question.code, filling)),
        shown=_shown(question, question.code, filling),
        is_for_officer=any(answer.is_for_officer for answer in inside),
        list_version=next((answer.list_version for answer in inside if answer.list_version), ""),
    )


def _content(question: Question, path: str, filling: Filling) -> object:
    if question.type is QuestionType.GROUP:
        return [_fields(question, f"{path}/{row}/", filling) for row in range(1, filling.rows.get(path, 0) + 1)]
    if question.type.is_compound:
        return _fields(question, f"{path}/", filling)
    answer = filling.answers[path]
    return None if answer.is_for_officer else answer.value


def _fields(question: Question, prefix: str, filling: Filling) -> dict[str, object]:
    return {
        one.code: _content(one, f"{prefix}{one.code}", filling)
        for one in question.fields
        if one.type is not QuestionType.NOTE and _is_there(one, f"{prefix}{one.code}", filling)
    }


def _is_there(question: Question, path: str, filling: Filling) -> bool:
    if question.type.is_compound:
        return any(one.startswith(f"{path}/") for one in filling.answers)
    return path in filling.answers


def _shown(question: Question, path: str, filling: Filling) -> str:
    """A place as one line; rows one after the other, numbered."""
    if question.type is QuestionType.GROUP:
        rows = range(1, filling.rows.get(path, 0) + 1)
        return "; ".join(f"{row}. {_line(question, f'{path}/{row}/', filling)}" for row in rows)
    return _line(question, f"{path}/", filling)


def _line(question: Question, prefix: str, filling: Filling) -> str:
    parts = (_part(one, f"{prefix}{one.code}", filling) for one in question.fields)
    return ", ".join(part for part in parts if part)


def _part(question: Question, path: str, filling: Filling) -> str:
    if question.type.is_compound:
        return _shown(question, path, filling)
    answer = filling.answers.get(path)
    if answer is None or not answer.shown:
        return ""
    if question.type is QuestionType.RT_RW:
        return f"{question.code.upper()} {answer.shown}"
    return answer.shown


def _take_apart(question: Question, path: str, content: object, paths: dict[str, Answer], rows: dict[str, int]) -> None:
    if question.type is QuestionType.GROUP:
        if not isinstance(content, list):
            return
        kept = content[: question.most_rows or MOST_ROWS]
        rows[path] = len(kept)
        if not kept:
            paths[path] = Answer(question.code, question.label, "", "")
        for number, row in enumerate(kept, 1):
            _take_fields(question, f"{path}/{number}/", row, paths, rows)
    else:
        _take_fields(question, f"{path}/", content, paths, rows)


def _take_fields(
    question: Question, prefix: str, content: object, paths: dict[str, Answer], rows: dict[str, int]
) -> None:
    if not isinstance(content, dict):
        return
    for one in question.fields:
        if one.code not in content:
            continue
        path, value = f"{prefix}{one.code}", content[one.code]
        if one.type.is_compound:
            _take_apart(one, path, value, paths, rows)
        elif value is None:
            paths[path] = Answer(one.code, one.label, "", "", is_for_officer=True)
        elif isinstance(value, str) and len(value) <= MOST_CHARACTERS:
            paths[path] = Answer(one.code, one.label, value, show_value(one, value))
