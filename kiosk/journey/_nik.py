"""What the NIKs of a visit say against its other answers. A difference only warns: nothing is blocked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kiosk.catalogue import ForWhom, QuestionType
from kiosk.identity import Nik, NikWarning, mismatches
from kiosk.journey._paths import row_of
from kiosk.tickets import Priority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.application import Answer, Asked
    from kiosk.journey._session import Session

# What a NIK tells is confirmed in one go; where it was given out is only pointed at.
CONFIRMED = frozenset({"birth_date", "sex"})
ELDER = 60


def niks(session: Session) -> Iterator[Asked]:
    """The questions for a NIK, in order."""
    return (asked for asked in session.asked if asked.question.type is QuestionType.NIK)


def proposals(session: Session, nik_path: str) -> tuple[Asked, ...]:
    """The questions whose answers the NIK of this path tells: those after it about the same person."""
    found: list[Asked] = []
    is_after = False
    for asked in session.asked:
        if asked.question.type is QuestionType.NIK:
            is_after = asked.path == nik_path
        elif is_after and asked.question.proposed_from in CONFIRMED and row_of(asked.path) == row_of(nik_path):
            found.append(asked)
    return tuple(found)


def told_by_nik(session: Session) -> frozenset[str]:
    """Paths of everything a NIK tells."""
    return frozenset(asked.path for nik in niks(session) for asked in proposals(session, nik.path))


def nik_before(session: Session, path: str) -> str:
    """Path of the NIK that a question proposes its answer from; empty if none was asked for before it."""
    found = ""
    for asked in session.asked:
        if asked.path == path:
            break
        if asked.question.type is QuestionType.NIK and row_of(asked.path) in {"", row_of(path)}:
            found = asked.path
    return found


def known_nik(session: Session, nik_path: str) -> Nik | None:
    """The NIK as answered, if it was."""
    answer = session.answers.get(nik_path)
    nik = Nik.parse(answer.value) if answer else None
    return nik if isinstance(nik, Nik) else None


def differs(session: Session, warning: NikWarning, value: str, today: date) -> bool:
    """Whether this birth date (ISO) or sex (code) is another than the one in the NIK before the present question."""
    nik = known_nik(session, nik_before(session, session.place.of))
    if nik is None or not value:
        return False
    if warning is NikWarning.BIRTH_DATE_DIFFERS:
        on = whole_date(value)
        return on is not None and warning in mismatches(nik, birth_date=on, today=today)
    return warning in mismatches(nik, sex=value, today=today)


def warnings(session: Session, today: date) -> tuple[NikWarning, ...]:
    """Everything odd about the NIKs and the answers beside them, for the officer's eyes; each once."""
    found: dict[NikWarning, None] = {}
    for asked in niks(session):
        nik = known_nik(session, asked.path)
        if nik is not None:
            told = {one.question.proposed_from: session.answers.get(one.path) for one in proposals(session, asked.path)}
            birth_date, sex = whole_date(_value(told.get("birth_date"))), _value(told.get("sex")) or None
            found |= dict.fromkeys(mismatches(nik, birth_date=birth_date, sex=sex, today=today))
    return tuple(found)


def is_elderly(session: Session, today: date) -> bool:
    """Whether the birth date somebody gave of themselves, or had the NIK tell, makes them 60 years old.

    Source: UU 13/1998 article 1 and UU 25/2009 article 29.
    """
    if session.for_whom is not ForWhom.SELF:
        return False
    told = (one for one in session.asked if one.question.proposed_from == "birth_date" and not row_of(one.path))
    value = _value(session.answers.get(first.path)) if (first := next(told, None)) else ""
    # Of a date known in part the latest day it may be, so that nobody is taken for older than they are.
    born = whole_date(value.replace("XX-XX", "12-31").replace("XX", "28"))
    return born is not None and (today.year - born.year) - ((today.month, today.day) < (born.month, born.day)) >= ELDER


def proposed_priority(session: Session, today: date) -> Priority | None:
    """What their birth date already tells."""
    return Priority.ELDERLY if is_elderly(session, today) else None


def known_priority(session: Session, today: date) -> Priority | None:
    """What they said before, or else what is proposed; it need only be confirmed."""
    return session.priority or proposed_priority(session, today)


def whole_date(value: str) -> date | None:
    """A date with all its parts known; None for any other."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _value(answer: Answer | None) -> str:
    return answer.value if answer else ""
