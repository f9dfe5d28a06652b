"""The rows of a repeating group: how many, what is still to be said in them, and what they are called. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.application import MOST_ROWS
from kiosk.catalogue import QuestionType
from kiosk.identity import Nik
from kiosk.journey._paths import row_of

if TYPE_CHECKING:
    from kiosk.application import Asked
    from kiosk.catalogue import Question
    from kiosk.journey._session import Session

NAMING = (QuestionType.NAME, QuestionType.TEXT)


def list_asked(session: Session, group: str) -> Question:
    """The question that has the rows."""
    return next(one.question for one in session.asked if one.path == group)


def rows_of(session: Session, group: str) -> int:
    """How many rows the list has."""
    return session.filling.rows.get(group, 0)


def is_full(session: Session, group: str) -> bool:
    """Whether no row can be added."""
    return rows_of(session, group) >= (list_asked(session, group).most_rows or MOST_ROWS)


def has_row_to_spare(session: Session, group: str) -> bool:
    """Whether a row can be taken out."""
    return rows_of(session, group) > list_asked(session, group).least_rows


def filled_rows(session: Session, group: str) -> int:
    """Of how many rows all was answered."""
    return sum(not unanswered(session, f"{group}/{row}") for row in range(1, rows_of(session, group) + 1))


def fields_of(session: Session, row: str) -> tuple[Asked, ...]:
    """What is asked about one row, in order."""
    return tuple(one for one in session.asked if row_of(one.path) == row)


def unanswered(session: Session, above: str) -> tuple[str, ...]:
    """Paths of what is asked in a list or a row and not answered yet."""
    return tuple(
        one.path for one in session.asked if one.path.startswith(f"{above}/") and one.path not in session.answers
    )


def name_of(session: Session, row: str) -> str:
    """What a row is called: the name in it, else the first thing that was said; empty if nothing was."""
    said = [
        (one.question.type, session.answers[one.path]) for one in fields_of(session, row) if one.path in session.answers
    ]
    named = [answer for kind, answer in said if kind in NAMING and answer.shown]
    if named:
        return named[0].shown
    return next((hidden(kind, answer.shown) for kind, answer in said if answer.shown), "")


def hidden(kind: QuestionType, shown: str) -> str:
    """An answer as others behind the resident may see it: of long numbers only the ends."""
    digits = "".join(char for char in shown if char.isdigit())
    if kind not in {QuestionType.NIK, QuestionType.FAMILY_CARD} or not digits:
        return shown
    return Nik(digits).masked_grouped
