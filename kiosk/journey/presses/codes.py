"""A slip that is held before the code reader: what became of its number, whoever shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._events import CodeShown, LookUpSlip
from kiosk.journey._handed import NoSlip
from kiosk.journey._moves import go, return_to
from kiosk.journey._places import Place, State
from kiosk.journey.presses.anywhere import ask_to_leave, begun, leave
from kiosk.journey.presses.outcome import Step, illegal
from kiosk.tickets import ForeignCode, SlipCode, Unreadable

if TYPE_CHECKING:
    from kiosk.journey._events import SlipLookedUp
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.ports import KnownSlip

# Elsewhere somebody is in the middle of something, and a code that passes the reader is none of their business.
READS_CODES = frozenset({State.REST, State.HOME, State.SHOW_SLIP, State.SHOWN})


def heard(session: Session, happening: CodeShown | SlipLookedUp, world: World) -> Step:
    """A code was read, or the number of its slip looked up."""
    if session.state not in READS_CODES or session.is_practice or session.issued is not None:
        return illegal(session, "code_shown" if isinstance(happening, CodeShown) else "slip_looked_up")
    if not isinstance(happening, CodeShown):
        return _show(session, happening.outcome, world)
    match happening.code:
        case SlipCode(secret):
            return Step(session, (LookUpSlip(secret),))
        case ForeignCode():
            return _show(session, NoSlip.FOREIGN, world)
        case Unreadable():
            return Step(session)


def show_how(session: Session, _: str, world: World) -> Step:
    """How a slip is held, where something reads it."""
    return Step(go(session, State.SHOW_SLIP)) if world.has_code_reader else illegal(session, "check_number")


def to_services(session: Session, _: str, __: World) -> Step:
    """On to what they may have come for."""
    return Step(return_to(replace(session, shown=None), Place(State.HOME)))


def finish(session: Session, _: str, world: World) -> Step:
    """They know; there is nothing to ask about unless something was filled in before."""
    return ask_to_leave(session, "", world) if session.has_entered else leave(session, "", world)


def _show(session: Session, shown: KnownSlip | NoSlip, world: World) -> Step:
    session = replace(session, shown=shown, touched=world.now, over=None, over_since=None, paused=None)
    of = face_of(shown)
    if session.state is State.SHOWN:  # the next one holds up a slip, or the same one again
        return Step(replace(session, place=Place(State.SHOWN, of)))
    if session.state is State.REST:
        session = begun(go(session, State.HOME), world)
    return Step(go(session, State.SHOWN, of))


def face_of(shown: KnownSlip | NoSlip) -> str:
    """Which of the faces of the page."""
    if isinstance(shown, NoSlip):
        return shown.value
    if not shown.is_of_today:
        return "over"
    return "waits" if shown.is_waiting else "called"
