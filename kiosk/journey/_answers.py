"""How the answers so far are read back to the resident, while others may stand behind."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from kiosk.application import answers_of
from kiosk.catalogue import FIRST_LANGUAGE, QuestionType
from kiosk.journey._rows import hidden, name_of, rows_of
from kiosk.journey._steppers import Parts
from kiosk.views import Button, CheckRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.application import Answer, StoredDocument
    from kiosk.catalogue import Question
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.texts import Texts


def answer_rows(session: Session, world: World) -> Iterator[CheckRow]:
    """One row a question, with its Change; what is calculated has none, and a bare number is left out."""
    assert session.service is not None
    assert session.settled is not None
    texts = world.setting.texts
    asked = {one.path.partition("/")[0] for one in session.asked}
    composed = {one.question: one for one in answers_of(session.service, session.settled)}
    for question in session.service.questions:
        if question.type is QuestionType.CALCULATED:
            if (answer := composed.get(question.code)) and _tells(answer, question):
                yield CheckRow(question.label, answer.shown, None)
        elif question.code in asked and question.type is not QuestionType.NOTE:
            change = Button(f"change:{question.code}", texts.get("check.change"))
            value = _value(session, question, world)
            said = unmasked(session, question.code, question) or _chosen_say(session, question)
            yield CheckRow(question.label, value, change, said)


def _tells(answer: Answer, question: Question) -> bool:
    """Whether a resident can check what was calculated: words, or so much of something; a bare number serves rules."""
    is_bare = answer.value.removeprefix("-").isdecimal() and not question.unit
    return bool(answer.shown) and not is_bare


def written(session: Session, world: World) -> tuple[tuple[str, ...], ...]:
    """What was asked and what was answered, for a paper that others may find; numbers of persons are masked."""
    return tuple((row.label, _masked(row.value)) for row in answer_rows(session, world))


def _masked(value: str) -> str:
    """A number of a person as the glass shows it, in signs that every printer has."""
    return value.replace("\N{BULLET}", "*")


def unmasked(session: Session, path: str, question: Question) -> str:
    """All of a number that others see masked, for headphones alone; empty elsewhere, and where nothing is masked."""
    answer = session.answers.get(path)
    if answer is None or not session.sound.is_private or hidden(question.type, answer.shown) == answer.shown:
        return ""
    return answer.shown


def _chosen_say(session: Session, question: Question) -> str:
    """How the option that was chosen is said, where that differs."""
    answer = session.answers.get(question.code)
    return next((one.say for one in question.options if answer is not None and one.code == answer.value), "")


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
        return handed_in(session.documents[path], texts)
    if answer is None:
        return texts.get("check.empty")
    if answer.is_for_officer:
        return texts.get("check.officer_fills")
    return hidden(question.type, _in_words(answer, question, texts)) or texts.get("check.empty")


def handed_in(document: StoredDocument, texts: Texts) -> str:
    """What became of a paper, and of how many pages it is."""
    if document.page is None:
        return texts.get("check.brought")
    pages = document.page.pages
    return texts.get("check.scanned.one" if pages == 1 else "check.scanned", count=pages)


def _in_words(answer: Answer, question: Question, texts: Texts) -> str:
    """The answer as this language writes it; what is kept is written as officers do."""
    if texts.language == FIRST_LANGUAGE or not answer.value:
        return answer.shown
    match question.type:
        case QuestionType.YES_NO:
            return texts.get(f"answer.{answer.value}")
        case QuestionType.DATE:
            return _date_in_words(Parts.of(answer.value), texts)
        case QuestionType.TIME:
            return texts.hour(time.fromisoformat(answer.value))
        case _:
            return answer.shown


def _date_in_words(parts: Parts, texts: Texts) -> str:
    if parts.day and parts.month and parts.year:
        return texts.long_date(date(parts.year, parts.month, parts.day))
    named = {"day": parts.day, "month": parts.month and texts.month(parts.month), "year": parts.year}
    known = " ".join(str(one) for one in named.values() if one)
    return known if parts.year else f"{known} ({texts.get('date.year')}: ?)"
