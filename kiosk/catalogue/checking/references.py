"""Expressions can be read, and know only what is known by then: earlier answers, the same row, switches, for whom.

As none looks ahead, nothing can depend on itself; where one does look ahead, the loop it makes is told.
"""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from kiosk.catalogue._model import QuestionType
from kiosk.catalogue.checking.values import FOR_WHOM, value_faults
from kiosk.catalogue.conditions.expressions import parse_expression
from kiosk.config import TomlProblem, suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kiosk.catalogue._model import Question, Service
    from kiosk.catalogue._offer import ReferenceList

SWITCH, ROW = "switch", "row"
TEXTS = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
MEMBER = re.compile(r"(?<![\w.])(?P<of>[A-Za-z_]\w*)\.(?P<name>[A-Za-z_]\w*)(?!\w*\s*\()")


class Placed(NamedTuple):
    """A question and its key, such as `questions.keperluan` or, of a common one, empty."""

    at: str
    question: Question


class _Written(NamedTuple):
    """An expression, its key, and the questions it may refer to."""

    key: str
    source: str
    owner: str
    known: Mapping[str, Question]
    row: Mapping[str, Question]


def expression_problems(
    service: Service,
    placed: Collection[Placed],
    switches: Collection[str],
    lists: Mapping[str, ReferenceList],
) -> Iterator[TomlProblem]:
    """Everything wrong with the expressions of a service.

    Args:
        service: All its questions, the common ones included.
        placed: The same questions with their keys.
        switches: Codes of the office's switches.
        lists: Reference lists, by code.
    """
    all_questions = {one.question.code: one.question for one in placed}
    leads: dict[str, set[str]] = {}
    for written in [*_of_questions(placed), *_of_service(service, all_questions)]:
        expression = parse_expression(written.source)
        if isinstance(expression, str):
            yield TomlProblem(written.key, expression)
            continue
        if written.owner:
            leads.setdefault(written.owner, set()).update(expression.names & all_questions.keys())
        for name in sorted(expression.names):
            if reason := _name_fault(name, written, all_questions):
                yield TomlProblem(written.key, reason)
        for of, name in MEMBER.findall(TEXTS.sub('""', written.source)):
            if reason := _member_fault(of, name, written, switches):
                yield TomlProblem(written.key, reason)
        in_row = {f"{ROW}.{code}": field for code, field in written.row.items()}
        for reason in value_faults(written.source, {**written.known, **in_row}, lists):
            yield TomlProblem(written.key, reason)
    try:
        TopologicalSorter(leads).prepare()
    except CycleError as err:
        loop = " → ".join(f"`{code}`" for code in reversed(err.args[1]))
        yield TomlProblem("questions", f"depend on one another in a loop: {loop}; take one of the conditions out")


def needs_answers(source: str) -> bool:
    """Whether an expression can only be told once questions are answered."""
    expression = parse_expression(source)
    return not isinstance(expression, str) and not expression.names <= {FOR_WHOM, SWITCH}


def _of_questions(placed: Collection[Placed]) -> Iterator[_Written]:
    earlier: dict[str, Question] = {}
    for at, question in placed:
        yield from _of_question(at, question, question.code, dict(earlier), None)
        row: dict[str, Question] = {}
        if question.type is QuestionType.GROUP:
            for field in question.fields:
                yield from _of_question(f"{at}.fields.{field.code}", field, question.code, dict(earlier), dict(row))
                row[field.code] = field
        earlier[question.code] = question


def _of_question(
    at: str, question: Question, owner: str, earlier: Mapping[str, Question], row: Mapping[str, Question] | None
) -> Iterator[_Written]:
    """The expressions of a question; a check may look at the answer itself."""
    is_field = row is not None
    row = row or {}
    if question.ask_if:
        yield _Written(f"{at}.ask_if", question.ask_if, owner, earlier, row)
    if question.calculation:
        yield _Written(f"{at}.calculation", question.calculation, owner, earlier, row)
    known = earlier if is_field else {**earlier, question.code: question}
    for count, check in enumerate(question.checks, 1):
        own_row = {**row, question.code: question} if is_field else row
        yield _Written(f"{at}.checks.{count}.must", check.must, "", known, own_row)


def _of_service(service: Service, questions: Mapping[str, Question]) -> Iterator[_Written]:
    for requirement in service.requirements:
        if requirement.needed_if:
            yield _Written(f"requirements.{requirement.code}.needed_if", requirement.needed_if, "", questions, {})
    for stop in service.stops:
        yield _Written(f"stops.{stop.code}.when", stop.when, "", questions, {})


def _name_fault(name: str, written: _Written, questions: Mapping[str, Question]) -> str:
    if name in {FOR_WHOM, SWITCH} or name in written.known or (name == ROW and written.row):
        return ""
    if name == written.owner:
        return f"refers to `{name}` itself; it can only look at earlier answers"
    if name in questions:
        return f"refers to `{name}`, which is asked later; ask that one before"
    if name in written.row:
        return f"knows no `{name}`; write `row.{name}` for the answer in the same row"
    if any(name == option.code for question in written.known.values() for option in question.options):
        return f'knows no answer `{name}`; a choice stands in quotation marks: `"{name}"`'
    return f"knows no `{name}`; {suggest(name, [*written.known, FOR_WHOM, SWITCH])}"


def _member_fault(of: str, name: str, written: _Written, switches: Collection[str]) -> str:
    if of == SWITCH and name not in switches:
        return f"knows no switch `{name}`; {suggest(name, switches)}"
    if of == ROW and written.row and name not in written.row:
        return f"knows no `{name}` earlier in the row; {suggest(name, written.row)}"
    question = written.known.get(of)
    if question is None or of in {SWITCH, ROW}:
        return ""
    if not question.type.is_compound or question.type is QuestionType.GROUP:
        return f"`{of}` has no parts, so no `{name}`; compare it as a whole"
    parts = [field.code for field in question.fields]
    return "" if name in parts else f"`{of}` has no part `{name}`; {suggest(name, parts)}"
