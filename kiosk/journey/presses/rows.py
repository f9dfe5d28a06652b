"""The list of a repeating group: add a row, look one over, take one out, take that back, close the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.application import Answer, with_row, without_row
from kiosk.catalogue import QuestionType
from kiosk.journey._moves import go, go_on, problem_of, return_to
from kiosk.journey._paths import compound_of, group_of
from kiosk.journey._places import Place, State
from kiosk.journey._rows import fields_of, has_row_to_spare, is_full, rows_of, unanswered
from kiosk.journey.presses.outcome import Step, illegal

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def add_row(session: Session, _: str, __: World) -> Step:
    """One more person or thing; its questions follow."""
    path = session.place.of
    if session.question.type is not QuestionType.GROUP or is_full(session, path):
        return illegal(session, "add")
    if path in session.answers:  # a list left to the officer is taken up again
        kept = {one: answer for one, answer in session.answers.items() if one != path}
        session = session.with_filling(replace(session.filling, answers=kept))
    added = session.with_filling(with_row(session.filling, path))
    first = next(iter(unanswered(added, f"{path}/{rows_of(added, path)}")), None)
    return illegal(session, "add") if first is None else Step(go(added, State.QUESTION, first))


def close_list(session: Session, _: str, __: World) -> Step:
    """The list is complete; what is still to be said in it comes first."""
    path = session.place.of
    if session.question.type is not QuestionType.GROUP:
        return illegal(session, "finish")
    if missing := unanswered(session, path):
        return Step(go(session, State.QUESTION, missing[0]))
    closed = session.with_answer(path, Answer(session.question.code, session.question.label, "", ""))
    if problem := problem_of(closed, path):
        return Step(replace(session, problem=problem))
    return Step(go_on(closed))


def look_at_row(session: Session, row: str, _: World) -> Step:
    """One row, question by question; one that is not filled in yet goes on with what is missing."""
    path = f"{session.place.of}/{row}"
    if session.question.type is not QuestionType.GROUP or not fields_of(session, path):
        return illegal(session, "row")
    return Step(go(session, State.ROW, path))


def change_in_row(session: Session, what: str, _: World) -> Step:
    """One answer of the row; a place or an address from its first part on."""
    path = f"{session.place.of}/{what}"
    for asked in fields_of(session, session.place.of):
        if path in {asked.path, compound_of(session.asked, asked.path)}:
            is_document = asked.question.type is QuestionType.DOCUMENT
            return Step(go(session, State.SCAN if is_document else State.QUESTION, asked.path))
    return illegal(session, "change")


def finish_row(session: Session, _: str, __: World) -> Step:
    """Back to the list, or first to what is missing in this row."""
    if missing := unanswered(session, session.place.of):
        return Step(go(session, State.QUESTION, missing[0]))
    return Step(_to_list(session))


def remove_row(session: Session, _: str, __: World) -> Step:
    """Take the row out; the list says so and offers to take it back."""
    row, before = session.place.of, session.filling
    if not has_row_to_spare(session, group_of(row)):
        return illegal(session, "remove")
    listed = _to_list(session)
    removed = listed.with_filling(without_row(before, group_of(row), int(row.rpartition("/")[2])))
    return Step(replace(removed, before_removal=before))


def undo_removal(session: Session, _: str, __: World) -> Step:
    """Put the row back."""
    if session.before_removal is None:
        return illegal(session, "undo")
    return Step(replace(session.with_filling(session.before_removal), before_removal=None))


def _to_list(session: Session) -> Session:
    return return_to(session, Place(State.QUESTION, group_of(session.place.of)))
