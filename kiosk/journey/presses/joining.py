"""The number came first: the form is filled in while waiting, and joins it (law 10)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._effects import Join
from kiosk.journey._events import ApplicationJoined
from kiosk.journey._moves import go
from kiosk.journey._places import Over, Place, State
from kiosk.journey._submit import application_of
from kiosk.journey.presses import survey
from kiosk.journey.presses.choosing import first_page, without_form
from kiosk.journey.presses.outcome import Step, illegal

if TYPE_CHECKING:
    from kiosk.journey._events import NumberCalled
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def fill_in(session: Session, _: str, __: World) -> Step:
    """From the number to the form of its service; Back leads to the number."""
    if not session.may_join:
        return illegal(session, "fill_in")
    return Step(first_page(replace(without_form(session), missing=(), paper=None)))


def submit(session: Session, world: World) -> Step:
    """The application joins the number they hold; nothing is printed."""
    application = application_of(session, world)
    if session.issued is None or application is None:
        return illegal(session, "join")
    return Step(go(session, State.SUBMITTING), (Join(session.issued, application),))


def heard(session: Session, happening: ApplicationJoined | NumberCalled, world: World) -> Step:
    """What became of their application or their number; of anybody else's nothing is heard."""
    if session.issued is None or session.issued.ticket.request.uuid != happening.ticket or session.is_practice:
        return illegal(session, "number")
    return _joined(session, world) if isinstance(happening, ApplicationJoined) else _called(session, world)


def _joined(session: Session, world: World) -> Step:
    """It is on disk: back to the number, whose paper does not know yet what is still to be brought."""
    if session.state is not State.SUBMITTING:
        return illegal(session, "application_joined")
    joined = replace(session, is_sent=True, is_joined=True, has_copy=False, touched=world.now)
    return Step(replace(joined, place=Place(State.SLIP), trail=()))


def _called(session: Session, world: World) -> Step:
    """Their number is called while they are still here: told once, over whatever they do; they are asked no opinion."""
    if session.is_called:
        return illegal(session, "number_called")
    done = survey.finish(session) if session.state is State.SURVEY else Step(session)
    told = replace(done.session, over=Over.CALLED, over_since=world.now, is_called=True, touched=world.now)
    return Step(told, done.effects)
