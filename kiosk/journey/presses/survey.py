"""What they think of it: one tap on a face, then, if they like, the nine of the survey. Each may be skipped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._effects import KeepOpinion
from kiosk.journey._moves import go
from kiosk.journey._places import Place, State
from kiosk.journey.presses.outcome import Step, illegal
from kiosk.survey import SATISFACTION, Element, is_opinion

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

# Between the tap and the nine: whether they have time for more.
MORE = "more"


def begin(session: Session, _: str, world: World) -> Step:
    """How was it? Not asked of who only practised or is called, nor where the office asks nobody."""
    if session.is_practice or session.is_called or not world.setting.office.asks_opinion:
        return Step(_thanked(session))
    return Step(go(session, State.SURVEY, SATISFACTION))


def answer(session: Session, score: str, _: World) -> Step:
    """One of the four; a further tap on another face is another answer, never a second one."""
    name = session.place.of
    if name == MORE or not (score.isascii() and score.isdigit()) or not is_opinion(name, int(score)):
        return illegal(session, "opinion")
    return _go_on(replace(session, opinions={**session.opinions, name: int(score)}))


def skip(session: Session, _: str, __: World) -> Step:
    """No answer to this one."""
    if session.place.of not in set(Element):
        return illegal(session, "skip")
    opinions = {name: score for name, score in session.opinions.items() if name != session.place.of}
    return _go_on(replace(session, opinions=opinions))


def go_on(session: Session, _: str, __: World) -> Step:
    """They have time for the nine."""
    return _go_on(session) if session.place.of == MORE else illegal(session, "next")


def stop(session: Session, _: str, __: World) -> Step:
    """Enough: what was said so far counts."""
    return finish(session)


def finish(session: Session) -> Step:
    """To the thanks; what they have said is kept."""
    return Step(replace(_thanked(session), opinions={}), opinions_of(session))


def opinions_of(session: Session) -> tuple[KeepOpinion, ...]:
    """What they have said and is not kept yet; also of somebody who just went away."""
    if not session.opinions:
        return ()
    service = session.service.code if session.service else ""
    return (KeepOpinion(service, session.opinions),)


def _go_on(session: Session) -> Step:
    steps = (SATISFACTION, MORE, *Element)
    after = steps.index(session.place.of) + 1
    return Step(go(session, State.SURVEY, steps[after])) if after < len(steps) else finish(session)


def _thanked(session: Session) -> Session:
    return replace(session, place=Place(State.THANKS), trail=())
