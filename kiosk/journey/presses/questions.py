"""Keys, tiles and steppers of one question."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

from kiosk.application import Answer, check_answer
from kiosk.catalogue import QuestionType
from kiosk.identity import Nik, NikWarning
from kiosk.journey._faces import Face, all_choices, choices, face, has_more
from kiosk.journey._moves import go, go_on, problem_of
from kiosk.journey._nik import differs, known_nik, nik_before, proposals
from kiosk.journey._paths import compound_of
from kiosk.journey._places import State
from kiosk.journey._problems import with_checked
from kiosk.journey._steppers import OLDEST_YEARS, YEARS_AHEAD, step_date, step_time
from kiosk.journey._typing import MOST_CHARACTERS, MOST_SOUGHT, NAME_ROWS, keyboard, with_digit, with_letter
from kiosk.journey.presses.choosing import choose_service
from kiosk.journey.presses.codes import to_services
from kiosk.journey.presses.outcome import Step, illegal

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.application import Asked
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

# Where the steppers of a birth date start if no NIK tells it: half a life ago.
HALF_A_LIFE_YEARS = 40
MORNING = "08:00"
DAY = timedelta(days=1)
ANY_YEARS = range(MINYEAR, MAXYEAR)


def type_key(session: Session, key: str, world: World) -> Step:
    """One key of the page's keyboard; where there is none it means nothing."""
    question = session.question
    match face(session, world):
        case Face.PAD:
            text = with_digit(session.text, key, question)
        case Face.KEYS:
            text = with_letter(session.text, key, keyboard(question), question.most or MOST_CHARACTERS)
        case Face.SEARCH:
            text = with_letter(session.text, key, NAME_ROWS, MOST_SOUGHT)
            session = replace(session, list_page=0)
        case _:
            return illegal(session, "key")
    return Step(session if text == session.text else replace(session, text=text, problem=""))


def step_part(part: str) -> Callable[[Session, str, World], Step]:
    """One press on the steppers of a part of a date or a time."""

    def press(session: Session, move: str, world: World) -> Step:
        stepped = _stepped(session, part, move, world)
        return illegal(session, part) if stepped is None else Step(replace(session, text=stepped, problem=""))

    return press


def _stepped(session: Session, part: str, move: str, world: World) -> str | None:
    question = session.question
    if question.type is QuestionType.TIME:
        return step_time(session.text or MORNING, part, move)
    if question.type is not QuestionType.DATE or (move == "unknown" and not question.is_partial):
        return None
    years = _years(session, world) if part == "year" else ANY_YEARS
    return step_date(session.text, part, move, _start_of_date(session, world), years)


def _start_of_date(session: Session, world: World) -> date:
    """Where the steppers start: the date in the NIK, half a life ago, or today."""
    if not session.question.proposed_from:
        return world.today
    nik = known_nik(session, nik_before(session, session.place.of))
    if nik is not None:
        return nik.birth_dates(world.today)[0]
    return world.today.replace(year=world.today.year - HALF_A_LIFE_YEARS, month=1, day=1)


def _years(session: Session, world: World) -> range:
    """The years within reach: none to come of what is over, none gone by of what is still to come."""
    this = world.today.year
    last = this + YEARS_AHEAD if _may_be(session, world, DAY, date(this + 1, 1, 1)) else this
    first = this - OLDEST_YEARS if _may_be(session, world, -DAY, date(this - 1, 12, 31)) else this
    return range(first, last + 1)


def _may_be(session: Session, world: World, step: timedelta, beyond: date) -> bool:
    """Whether a day on that side of today is no wrong answer: the next one, or the first of another year."""
    days = (world.today + step, beyond)
    return any(not isinstance(with_checked(session, day.isoformat(), world), str) for day in days)


def answer_typed(session: Session, _: str, world: World) -> Step:
    """What was typed, set or ticked is the answer, if it can be one. A date nobody touched is no answer."""
    match face(session, world):
        case Face.NOTE:
            return Step(go_on(session.with_answer(session.place.of, _empty(session.at))))
        case Face.SEARCH:
            return illegal(session, "next")  # only what was found can be chosen
        case Face.ROWS:
            return illegal(session, "next")
        case Face.TILES if session.question.type is not QuestionType.SEVERAL_OF:
            return _keep_doubtful(session)
        case _:
            return _answer(session, session.text, world)


def go_to_service(session: Session, code: str, world: World) -> Step:
    """To a service that the note on the page speaks of; this form is given up."""
    return choose_service(session, code, world) if code in session.question.go_to else illegal(session, "service")


def go_to_services(session: Session, _: str, world: World) -> Step:
    """To the list, where several stand that the note speaks of; what was answered waits as long as the visit does."""
    can_leave = len(session.question.go_to) > 1 and session.issued is None
    return to_services(session, "", world) if can_leave else illegal(session, "services")


def _keep_doubtful(session: Session) -> Step:
    """Go on with a choice that was made already, and only warned of."""
    return Step(go_on(session)) if session.place.of in session.answers else illegal(session, "next")


def answer_chosen(session: Session, code: str, world: World) -> Step:
    """A tile was the answer. One that differs from the NIK stays to be seen, and is taken when pressed again."""
    question = session.question
    option = next((one for one in (*choices(session, world), *all_choices(session, world)) if one.code == code), None)
    if face(session, world) not in {Face.TILES, Face.SEARCH} or option is None:
        return illegal(session, "choice")
    if question.type is QuestionType.SEVERAL_OF:
        return Step(replace(session, text=_toggled(session, code), problem=""))
    path = session.place.of
    done = _answer(session, option.title if question.type is QuestionType.TEXT else code, world)
    taken = done.session.answers.get(path)
    is_doubtful = question.proposed_from == "sex" and session.text != code
    if taken and is_doubtful and differs(session, NikWarning.SEX_DIFFERS, taken.value, world.today):
        return Step(replace(session.with_answer(path, taken), text=code, problem=""))
    return done


def _toggled(session: Session, code: str) -> str:
    ticked = set(session.text.split(",")) ^ {code}
    return ",".join(option.code for option in session.question.options if option.code in ticked)


def type_instead(session: Session, _: str, world: World) -> Step:
    """What one needs is not among the tiles."""
    if not has_more(session, world):
        return illegal(session, "other")
    return Step(go(session, State.TYPED, session.place.of))


def _answer(session: Session, text: str, world: World) -> Step:
    path, question = session.place.of, session.question
    changed = with_checked(session, text, world)
    if isinstance(changed, str):
        return Step(replace(session, problem=changed, tried=text))
    if question.type is QuestionType.NIK and (told := proposals(changed, path)):
        changed = changed.with_answers({}, without=frozenset(one.path for one in told))
        return Step(go(changed, State.CONFIRM_NIK, path))
    if other := _other_problem(changed):
        return Step(go(changed, State.QUESTION, other))
    return Step(go_on(changed))


def _other_problem(session: Session) -> str:
    """Path of another answer that does not agree with the changed one: there it is told, and can be mended.

    The parts of a place come one after the other anyway.
    """
    here = compound_of(session.asked, session.place.of)
    others = (one.path for one in session.asked if not here or compound_of(session.asked, one.path) != here)
    return next((path for path in others if problem_of(session, path)), "")


def leave_to_officer(session: Session, _: str, __: World) -> Step:
    """The officer fills this in; with the NIK goes what the NIK would have told."""
    left = [session.at]
    if session.question.type is QuestionType.NIK:
        left += proposals(session, session.place.of)
    empty = {one.path: replace(_empty(one), is_for_officer=True) for one in left}
    return Step(go_on(session.with_answers(empty)))


def _empty(asked: Asked) -> Answer:
    return Answer(asked.question.code, asked.question.label, "", "")


def confirm_nik(session: Session, choice: str, world: World) -> Step:
    """The date in the NIK is right (`0`, or `1` for the other century), or it is not (`no`)."""
    path = session.place.of
    nik = Nik.parse(session.answers[path].value)
    assert isinstance(nik, Nik)
    dates = nik.birth_dates(world.today)
    told = proposals(session, path)
    if choice == "no":
        return Step(go_on(session.with_answers({}, without=frozenset(one.path for one in told))))
    if choice not in {str(at) for at in range(len(dates))}:
        return illegal(session, "confirm_nik")
    values = {"birth_date": dates[int(choice)].isoformat(), "sex": nik.sex.value}
    for asked in told:
        value = values[asked.question.proposed_from]
        checked = check_answer(asked.question, value, today=world.today, options=asked.question.options)
        if isinstance(checked, Answer):
            session = session.with_answer(asked.path, checked)
    return Step(go_on(session))
