"""Going on, going back: which page comes after which, in the order of the design's section 5. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.application import without_row
from kiosk.catalogue import Mode, QuestionType
from kiosk.journey._nik import told_by_nik
from kiosk.journey._paths import compound_of, group_of, row_of
from kiosk.journey._places import Place, State
from kiosk.journey._practice import sample_text
from kiosk.journey._referral import blocking

if TYPE_CHECKING:
    from kiosk.journey._session import Session

# A question may have two pages: tiles, and a keyboard for what is not among them.
QUESTION_STATES = frozenset({State.QUESTION, State.TYPED})


def go(session: Session, state: State, of: str = "") -> Session:
    """Go to a page, remembering the present one for Back."""
    return _arrive(replace(session, place=Place(state, of), trail=(*session.trail, session.place)))


def back(session: Session) -> Session:
    """Go to the page before that is still there; from the first page there is none, and nothing changes."""
    behind = [at for at, place in enumerate(session.trail) if _is_there(session, place)]
    if not behind:
        return session
    return _return_to(session, behind[-1])


def change(session: Session, state: State, of: str = "") -> Session:
    """Leave the check page to change one answer; what follows returns there, to the same part of it."""
    return go(replace(session, is_changing=True, submission=None, left_check=session.check_page), state, of)


def go_on(session: Session) -> Session:
    """Go to the next page of the journey; when changing, only to what still misses, then back to the check page."""
    if session.stop is not None:
        return go(session, State.STOPPED, session.stop.code)
    if session.settled is not None and blocking(session):
        return go(session, State.INCOMPLETE)
    if row := row_of(session.place.of):
        return _go_on_in_row(session, row)
    if session.is_changing and (place := _next_step_of_place(session)):
        return go(session, place.state, place.of)
    ahead = _steps_after(session)
    if session.is_changing:
        ahead = [place for place in ahead if not _is_done(session, place)]
        if ahead[0].state is State.CHECK:
            return return_to(session, Place(State.CHECK))
    return go(session, ahead[0].state, ahead[0].of)


def first_missing(session: Session) -> Place | None:
    """The first page that was not answered; None on a check page with nothing missing."""
    return next((place for place in _all_steps(session)[:-1] if not _is_done(session, place)), None)


def problem_of(session: Session, path: str) -> str:
    """What to say about an answer that does not agree with others; empty if there is nothing.

    Of a place or an address as a whole it is said on the page of its last part.
    """
    failed = dict(session.settled.failed) if session.settled else {}
    if not failed or path in failed:
        return failed.get(path, "")
    compound = compound_of(session.asked, path)
    is_last = compound and [one.path for one in session.asked if one.path.startswith(f"{compound}/")][-1] == path
    return failed.get(compound, "") if is_last else ""


def return_to(session: Session, *places: Place) -> Session:
    """Go back to the latest of these pages; where none was passed, on to the last named."""
    at = _last_in_trail(session, *places)
    return _return_to(session, at) if at >= 0 else go(session, places[-1].state, places[-1].of)


def _return_to(session: Session, at: int) -> Session:
    """Go to a page of the trail, forgetting those after it."""
    place = session.trail[at]
    is_changing = session.is_changing and place.state is not State.CHECK
    return _arrive(replace(session, place=place, trail=session.trail[:at], is_changing=is_changing))


def _last_in_trail(session: Session, *places: Place) -> int:
    """Where the latest of these pages is in the trail; -1 if none was passed."""
    return max((at for at, place in enumerate(session.trail) if place in places), default=-1)


def _is_there(session: Session, place: Place) -> bool:
    """Whether a page behind still has something to show: an answer changed since may have taken its question away."""
    asked = {one.path for one in session.asked}
    match place.state:
        case State.QUESTION | State.TYPED | State.ROW:
            return any(path == place.of or path.startswith(f"{place.of}/") for path in asked)
        case State.CONFIRM_NIK:
            known = session.answers.get(place.of)
            return known is not None and not known.is_for_officer
        case State.SCAN:
            return place.of in asked | {one.code for one in session.papers}
        case State.PRIORITY | State.CHECK:
            return session.settled is not None  # a form given up for a number alone has neither
        case State.STOPPED:
            return False  # the page that led there is the one to come back to
        case _:
            return True


def _go_on_in_row(session: Session, row: str) -> Session:
    """To the next question about the same person or thing; after the last one back to the list."""
    homes = (Place(State.ROW, row), Place(State.QUESTION, group_of(row)))
    home = _last_in_trail(session, *homes)
    is_looked_over = home >= 0 and session.trail[home].state is State.ROW
    steps = [step for step in _question_steps(session) if row_of(step.of) == row]
    here = _here(session)
    ahead = [step for step in steps[steps.index(here) + 1 :] if not _is_settled(session, step)] if here in steps else []
    if is_looked_over:
        within = _next_step_of_place(session)
        ahead = [within] if within else [step for step in steps if not _is_done(session, step)]
    if ahead:
        return go(session, ahead[0].state, ahead[0].of)
    return return_to(session, *homes)


def _next_step_of_place(session: Session) -> Place | None:
    """The next part of the same place or address, as a change of one part may change those after it."""
    steps = _question_steps(session)
    here = _here(session)
    compound = compound_of(session.asked, here.of)
    if not compound or here not in steps:
        return None
    after = steps[steps.index(here) + 1 :]
    return next((step for step in after if compound_of(session.asked, step.of) == compound), None)


def _here(session: Session) -> Place:
    """The step of the present page: the keyboard and the NIK's confirmation belong to their question."""
    here = session.place
    return Place(State.QUESTION, here.of) if here.state in {State.CONFIRM_NIK, State.TYPED} else here


def _steps_after(session: Session) -> list[Place]:
    steps = _all_steps(session)
    if session.is_changing:
        return steps
    here = _here(session)
    return [place for place in steps[steps.index(here) + 1 :] if not _is_settled(session, place)]


def _is_settled(session: Session, place: Place) -> bool:
    """What the NIK tells was confirmed with it; rows are reached from their list; a paper not here is not scanned."""
    is_passed = place.of in told_by_nik(session) or place.of in session.missing
    return is_passed and _is_done(session, place)


def _question_steps(session: Session) -> list[Place]:
    is_document = {True: State.SCAN, False: State.QUESTION}
    return [Place(is_document[one.question.type is QuestionType.DOCUMENT], one.path) for one in session.asked]


def _all_steps(session: Session) -> list[Place]:
    """Every page of the form; those of rows only while something in them is missing."""
    assert session.service is not None
    assert session.service.mode is not Mode.GUIDANCE
    questions = [step for step in _question_steps(session) if not row_of(step.of) or not _is_done(session, step)]
    return [
        Place(State.PREPARE),
        Place(State.NOTICE),
        Place(State.FOR_WHOM),
        *questions,
        *(Place(State.SCAN, requirement.code) for requirement in session.papers),
        # With a number in hand it was asked already, and cannot be changed any more.
        *(() if session.issued else (Place(State.PRIORITY),)),
        Place(State.CHECK),
    ]


def _is_done(session: Session, place: Place) -> bool:
    if place.state is State.QUESTION:
        return _is_answered(session, place.of)
    if place.state is State.SCAN:
        return place.of in session.documents
    if place.state is State.PRIORITY:
        return session.priority is not None
    return place.state is not State.CHECK


def _is_answered(session: Session, path: str) -> bool:
    """A note that was read, and a list that was closed, have an empty answer."""
    return path in session.answers and not problem_of(session, path)


def _arrive(session: Session) -> Session:
    """Open a page clean: what is being typed starts from the answer given before."""
    session = replace(session, before_removal=None)
    text = problem = ""
    if session.state in QUESTION_STATES:
        session = _without_empty_row(session)
        text, problem = _start_of(session), problem_of(session, session.place.of)
    session = replace(session, scan=None, scanned=None, set_aside=None, check_page=0)
    if session.state is State.CHECK:
        session = replace(session, check_page=session.left_check, left_check=0)
    return replace(session, text=text, problem=problem, tried="", focused="", list_page=0)


def _start_of(session: Session) -> str:
    known = session.answers.get(session.place.of)
    if known is None and session.is_practice:
        return sample_text(session.question)
    if known is None or (session.state is State.TYPED and session.question.type is not QuestionType.TEXT):
        return ""
    if session.question.type is QuestionType.PHONE:
        return "".join(char for char in known.shown if char.isdigit())  # as it was typed, not as it is kept
    return known.value


def _without_empty_row(session: Session) -> Session:
    """Drop the last row of the list on the page if nothing was said in it."""
    path = session.place.of
    rows = session.filling.rows.get(path, 0)
    last = f"{path}/{rows}/"
    if session.question.type is not QuestionType.GROUP or not rows:
        return session
    if any(one.path.startswith(last) and one.path in session.answers for one in session.asked):
        return session
    return session.with_filling(without_row(session.filling, path, rows))
