"""How the answers so far are read back to the resident, while others may stand behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.application import answers_of
from kiosk.catalogue import QuestionType
from kiosk.journey._rows import hidden, name_of, rows_of
from kiosk.views import Button, CheckRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.catalogue import Question
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def answer_rows(session: Session, world: World) -> Iterator[CheckRow]:
    """One row a question, with its Change; what is calculated has none."""
    assert session.service is not None
    assert session.settled is not None
    texts = world.setting.texts
    asked = {one.path.partition("/")[0] for one in session.asked}
    composed = {one.question: one for one in answers_of(session.service, session.settled)}
    for question in session.service.questions:
        if question.type is QuestionType.CALCULATED and (answer := composed.get(question.code)) and answer.shown:
            yield CheckRow(question.label, answer.shown, None)
        elif question.code in asked and question.type is not QuestionType.NOTE:
            change = Button(f"change:{question.code}", texts.get("check.change"))
            yield CheckRow(question.label, _value(session, question, world), change)


def row_value(session: Session, path: str, world: World) -> str:
    """One answer of a row, or the parts of its place on one line."""
    parts = [one for one in session.asked if one.path == path or one.path.startswith(f"{path}/")]
    return ", ".join(dict.fromkeys(_leaf(session, one.path, one.question, world) for one in parts))


def _value(session: Session, question: Question, world: World) -> str:
    texts, path = world.setting.texts, question.code
    answer = session.answers.get(path)
    if question.type is not QuestionType.GROUP or (answer and answer.is_for_officer):
        return row_value(session, path, world) if question.type.is_compound else _leaf(session, path, question, world)
    rows = range(1, rows_of(session, path) + 1)
    return ", ".join(name_of(session, f"{path}/{row}") or texts.get("rows.empty") for row in rows) or texts.get(
        "check.empty"
    )


def _leaf(session: Session, path: str, question: Question, world: World) -> str:
    texts, answer = world.setting.texts, session.answers.get(path)
    if question.type is QuestionType.DOCUMENT and path in session.documents:
        return texts.get("check.brought" if session.documents[path].page is None else "check.scanned")
    if answer is None:
        return texts.get("check.empty")
    if answer.is_for_officer:
        return texts.get("check.officer_fills")
    return hidden(question.type, answer.shown) or texts.get("check.empty")
