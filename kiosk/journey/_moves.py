"""Going on, going back: which page comes after which, in the order of the design's section 5. Pure."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue import QuestionType
from kiosk.journey._session import Place, Session, State


def go(session: Session, state: State, of: str = "") -> Session:
    """Go to a page, remembering the present one for Back."""
    return _arrive(replace(session, place=Place(state, of), trail=(*session.trail, session.place)))


def back(session: Session) -> Session:
    """Go to the page before that is still there; from the first page there is none, and nothing changes."""
    behind = [at for at, place in enumerate(session.trail) if _is_there(session, place)]
    if not behind:
        return session
    place = session.trail[behind[-1]]
    is_changing = session.is_changing and place.state is not State.CHECK
    return _arrive(replace(session, place=place, trail=session.trail[: behind[-1]], is_changing=is_changing))


def _is_there(session: Session, place: Place) -> bool:
    """Whether a page behind still has something to show: an answer changed since may have taken its question away."""
    match place.state:
        case State.QUESTION:
            return any(question.code == place.of for question in session.questions)
        case State.CONFIRM_NIK:
            known = session.answers.get(place.of)
            return known is not None and not known.is_for_officer
        case _:
            return True


def change(session: Session, state: State, of: str = "") -> Session:
    """Leave the check page to change one answer; what follows returns there."""
    return go(replace(session, is_changing=True, submission=None), state, of)


def go_on(session: Session) -> Session:
    """Go to the next page of the journey; when changing, only to what still misses, then back to the check page."""
    session = session.without_unasked()
    ahead = _steps_after(session)
    if session.is_changing:
        ahead = [place for place in ahead if not _is_done(session, place)]
        if ahead[0].state is State.CHECK:
            return _return_to_check(session)
    return go(session, ahead[0].state, ahead[0].of)


def first_missing(session: Session) -> Place | None:
    """The first page that was not answered; None on a check page with nothing missing."""
    return next((place for place in _all_steps(session)[:-1] if not _is_done(session, place)), None)


def _return_to_check(session: Session) -> Session:
    index = max(at for at, place in enumerate(session.trail) if place.state is State.CHECK)
    home = replace(session, place=session.trail[index], trail=session.trail[:index], is_changing=False)
    return _arrive(home)


def _steps_after(session: Session) -> list[Place]:
    steps = _all_steps(session)
    if session.is_changing:
        return steps
    here = session.place
    if here.state is State.CONFIRM_NIK:
        here = Place(State.QUESTION, here.of)  # it belongs to the NIK's own question
    return [place for place in steps[steps.index(here) + 1 :] if not _is_settled(session, place)]


def _is_settled(session: Session, place: Place) -> bool:
    """What the NIK tells was confirmed with it; a paper said not to be here is not asked onto the glass."""
    told = {Place(State.QUESTION, question.code) for question in session.questions if question.proposed_from}
    later = {Place(State.SCAN, code) for code in session.missing}
    return place in told | later and _is_done(session, place)


def _all_steps(session: Session) -> list[Place]:
    assert session.service is not None
    return [
        Place(State.PREPARE),
        Place(State.NOTICE),
        Place(State.FOR_WHOM),
        *(Place(State.QUESTION, question.code) for question in session.questions),
        *(Place(State.SCAN, requirement.code) for requirement in session.service.scanned),
        Place(State.PRIORITY),
        Place(State.CHECK),
    ]


def _is_done(session: Session, place: Place) -> bool:
    if place.state is State.QUESTION:
        return place.of in session.answers
    if place.state is State.SCAN:
        return place.of in session.documents
    if place.state is State.PRIORITY:
        return session.priority is not None
    return place.state is not State.CHECK


def _arrive(session: Session) -> Session:
    """Open a page clean: what is being typed starts from the answer given before."""
    text = ""
    if session.state is State.QUESTION and (known := session.answers.get(session.question.code)):
        text = known.value
        if session.question.type is QuestionType.PHONE:
            text = "".join(char for char in known.shown if char.isdigit())  # as it was typed, not as it is kept
    return replace(session, text=text, problem="", list_page=0, check_page=0, scan=None)
