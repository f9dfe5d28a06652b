"""A slip that is held before the code reader, or whose code is typed: what became of its number, whoever asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._codes import MOST_MEANT, code_problem, is_out_of_tries, with_code_key
from kiosk.journey._effects import LookUpCode, LookUpSlip
from kiosk.journey._events import CodeShown
from kiosk.journey._handed import NoSlip
from kiosk.journey._moves import go, return_to
from kiosk.journey._places import Place, State
from kiosk.journey.presses.anywhere import ask_to_leave, begun, leave
from kiosk.journey.presses.outcome import Step, illegal
from kiosk.tickets import ForeignCode, SlipCode, Unreadable, possible_short_codes

if TYPE_CHECKING:
    from kiosk.journey._events import SlipLookedUp
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.ports import KnownSlip

# Elsewhere somebody is in the middle of something, and a code that passes the reader is none of their business.
READS_CODES = frozenset({State.REST, State.HOME, State.SHOW_SLIP, State.TYPE_CODE, State.SHOWN})


def heard(session: Session, happening: CodeShown | SlipLookedUp, world: World) -> Step:
    """A code was read, or the number of its slip looked up."""
    if session.state not in READS_CODES or session.is_practice or session.issued is not None:
        return illegal(session, "code_shown" if isinstance(happening, CodeShown) else "slip_looked_up")
    if not isinstance(happening, CodeShown):
        if happening.is_typed:
            return _hear_typed(session, happening.outcome, world)
        return _show(session, happening.outcome, world)
    match happening.code:
        case SlipCode(secret):
            return Step(session, (LookUpSlip(secret),))
        case ForeignCode():
            return _show(session, NoSlip.FOREIGN, world)
        case Unreadable():
            return Step(session)


def show_how(session: Session, _: str, world: World) -> Step:
    """How a slip is held, where something reads it; else its code is typed."""
    if session.is_practice:
        return illegal(session, "check_number")
    return Step(go(session, State.SHOW_SLIP if world.has_code_reader else State.TYPE_CODE))


def show_keys(session: Session, _: str, __: World) -> Step:
    """For who does not see the code, or cannot hold it before the reader."""
    return Step(go(session, State.TYPE_CODE))


def type_key(session: Session, key: str, _: World) -> Step:
    """One key of a code."""
    text = with_code_key(session.text, key)
    return Step(session if text == session.text else replace(session, text=text, problem="", tried=""))


def check_typed(session: Session, _: str, world: World) -> Step:
    """Look for the number of this code, once; what can be no code is no try, what can be too many finds none."""
    if session.text and session.text == session.tried:
        return Step(session)
    tried = replace(session, tried=session.text, problem="")
    codes = possible_short_codes(session.text)
    if not codes or is_out_of_tries(session):
        return Step(_with_problem(tried, world))
    return _not_found(tried, world) if len(codes) > MOST_MEANT else Step(tried, (LookUpCode(codes),))


def to_services(session: Session, _: str, __: World) -> Step:
    """On to what they may have come for."""
    return Step(return_to(replace(session, shown=None), Place(State.HOME)))


def finish(session: Session, _: str, world: World) -> Step:
    """They know; there is nothing to ask about unless something was filled in before."""
    return ask_to_leave(session, "", world) if session.has_entered else leave(session, "", world)


def _hear_typed(session: Session, outcome: KnownSlip | NoSlip, world: World) -> Step:
    """The number of the code, or that there is none; who left the keys or types on does not want to know."""
    is_awaited = session.state is State.TYPE_CODE and session.tried and not session.problem
    if not is_awaited:
        return illegal(session, "slip_looked_up")
    return _not_found(session, world) if outcome is NoSlip.UNKNOWN else _show(session, outcome, world)


def _not_found(session: Session, world: World) -> Step:
    """A wrong try, and what to do about it."""
    return Step(_with_problem(replace(session, wrong_codes=session.wrong_codes + 1), world))


def _with_problem(session: Session, world: World) -> Session:
    return replace(session, problem=code_problem(session, world.setting.texts))


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
