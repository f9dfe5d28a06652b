"""Keys, tiles and steppers of one question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.application import Answer, Wrong, check_answer
from kiosk.catalogue import QuestionType
from kiosk.identity import Nik, NikWarning
from kiosk.journey._moves import go, go_on
from kiosk.journey._nik import differs, known_nik
from kiosk.journey._session import Session, State
from kiosk.journey._typing import press_key, step_date
from kiosk.journey.presses.outcome import Step, illegal

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.journey._world import World


def type_key(session: Session, key: str, _: World) -> Step:
    """One key of the page's keyboard."""
    return Step(press_key(session, key))


def step_part(part: str) -> Callable[[Session, str, World], Step]:
    """One press on the steppers of `day`, `month` or `year`."""

    def press(session: Session, move: str, world: World) -> Step:
        if session.question.type is not QuestionType.DATE:
            return illegal(session, part)
        stepped = step_date(session.text or default_date(session, world), part, move, world.today)
        return illegal(session, part) if stepped is None else Step(replace(session, text=stepped, problem=""))

    return press


def default_date(session: Session, world: World) -> str:
    """Where the steppers start: the date in the NIK, or half a life ago."""
    nik = known_nik(session)
    if session.question.proposed_from and nik is not None:
        return nik.birth_dates(world.today)[0].isoformat()
    years = 40 if session.question.proposed_from else 5
    return world.today.replace(year=world.today.year - years, month=1, day=1).isoformat()


def answer_typed(session: Session, _: str, world: World) -> Step:
    """What was typed is the answer, if it can be one. A date nobody touched is no answer."""
    return _answer(session, session.text, world)


def answer_chosen(session: Session, code: str, world: World) -> Step:
    """A tile was the answer. One that differs from the NIK stays to be seen, and is taken when pressed again."""
    done = _answer(session, code, world)
    taken = done.session.answers.get(session.question.code)
    is_doubtful = session.question.proposed_from == "sex" and session.text != code
    if taken and is_doubtful and differs(session, NikWarning.SEX_DIFFERS, taken.value, world.today):
        return Step(replace(session.with_answer(taken), text=code, problem=""))
    return done


def _answer(session: Session, text: str, world: World) -> Step:
    question = session.question
    choices = world.setting.kelurahan if question.type is QuestionType.KELURAHAN else ()
    result = check_answer(question, text, today=world.today, options=choices)
    if isinstance(result, Wrong):
        texts = world.setting.texts
        return Step(replace(session, problem=texts.get(f"nik.{result.nik.value}") if result.nik else result.message))
    session = session.with_answer(result)
    if question.type is QuestionType.NIK and any(one.proposed_from for one in session.questions):
        session = _without_proposals(session)
        return Step(go(session, State.CONFIRM_NIK, question.code))
    return Step(go_on(session))


def leave_to_officer(session: Session, _: str, __: World) -> Step:
    """The officer fills this in; with the NIK goes what the NIK would have told."""
    questions = [session.question]
    if session.question.type is QuestionType.NIK:
        questions += [question for question in session.questions if question.proposed_from]
    for question in questions:
        session = session.with_answer(Answer(question.code, question.label, "", "", is_for_officer=True))
    return Step(go_on(session))


def confirm_nik(session: Session, choice: str, world: World) -> Step:
    """The date in the NIK is right (`0`, or `1` for the other century), or it is not (`no`)."""
    nik = Nik.parse(session.answers[session.question.code].value)
    assert isinstance(nik, Nik)
    dates = nik.birth_dates(world.today)
    if choice == "no":
        return Step(go_on(_without_proposals(session)))
    if choice not in {str(at) for at in range(len(dates))}:
        return illegal(session, "confirm_nik")
    told = {"birth_date": dates[int(choice)].isoformat(), "sex": nik.sex.value}
    for question in session.questions:
        if question.proposed_from:
            value = told[question.proposed_from]
            checked = check_answer(question, value, today=world.today)
            if isinstance(checked, Answer):
                session = session.with_answer(checked)
    return Step(go_on(session))


def _without_proposals(session: Session) -> Session:
    proposed = {question.code for question in session.questions if question.proposed_from}
    return replace(session, answers={code: one for code, one in session.answers.items() if code not in proposed})


def turn_list(session: Session, _: str, __: World) -> Step:
    """The next page of a long list, the first after the last."""
    return Step(replace(session, list_page=session.list_page + 1))
