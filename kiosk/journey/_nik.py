"""What the NIK of a visit says against its other answers. A difference only warns: nothing is blocked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kiosk.catalogue import QuestionType
from kiosk.identity import Nik, NikWarning, mismatches

if TYPE_CHECKING:
    from kiosk.journey._session import Session


def nik_question(session: Session) -> str:
    """Code of the NIK question; empty if this service asks none."""
    return next((question.code for question in session.questions if question.type is QuestionType.NIK), "")


def known_nik(session: Session) -> Nik | None:
    """The NIK as answered, if it was."""
    answer = session.answers.get(nik_question(session))
    nik = Nik.parse(answer.value) if answer else None
    return nik if isinstance(nik, Nik) else None


def differs(session: Session, warning: NikWarning, value: str, today: date) -> bool:
    """Whether this birth date (ISO) or sex (code) is another than the one in the NIK."""
    nik = known_nik(session)
    if nik is None or not value:
        return False
    if warning is NikWarning.BIRTH_DATE_DIFFERS:
        return warning in mismatches(nik, birth_date=date.fromisoformat(value), today=today)
    return warning in mismatches(nik, sex=value, today=today)


def warnings(session: Session, today: date) -> tuple[NikWarning, ...]:
    """Everything odd about the NIK and the answers beside it, for the officer's eyes."""
    nik = known_nik(session)
    if nik is None:
        return ()
    told = {question.proposed_from: session.answers.get(question.code) for question in session.questions}
    born, sex = ((told.get(name) or None) for name in ("birth_date", "sex"))
    birth_date = date.fromisoformat(born.value) if born and born.value else None
    return mismatches(nik, birth_date=birth_date, sex=sex.value if sex and sex.value else None, today=today)
