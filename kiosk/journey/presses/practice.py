"""Practising, and beginning in earnest after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._effects import CountPractice, PrintPractice
from kiosk.journey._handed import Printing
from kiosk.journey._moves import go
from kiosk.journey._places import Place, State
from kiosk.journey._practice import practised
from kiosk.journey._session import Session, resting
from kiosk.journey._submit import request_of
from kiosk.journey.presses.outcome import Step, illegal
from kiosk.ports import PrintState

if TYPE_CHECKING:
    from kiosk.journey._world import World


def practise(session: Session, _: str, world: World) -> Step:
    """The same journey, of which nothing is kept; not in the middle of another."""
    if session.is_practice or session.chosen is not None:
        return illegal(session, "practise")
    return Step(replace(_afresh(session, world), is_practice=True))


def begin_for_real(session: Session, _: str, world: World) -> Step:
    """Now in earnest: nothing of the practice goes with them but how they like the pages."""
    return Step(_afresh(session, world)) if session.is_practice else illegal(session, "for_real")


def _afresh(session: Session, world: World) -> Session:
    return go(resting(world.now, session.manner), State.HOME)


def submit(session: Session, world: World) -> Step:
    """The end of a practice: a page that looks like that with the number, and one more in the count."""
    request = replace(request_of(session, world.setting), secret="", short_code="")
    count = () if session.issued else (CountPractice(request.service),)
    arrived = replace(session, place=Place(State.SLIP), trail=(), issued=practised(request, world), paper=None)
    return Step(replace(arrived, is_sent=session.for_whom is not None), count)


def print_sample(session: Session, _: str, world: World) -> Step:
    """The paper of the practice, once, for who wants to see one."""
    if not session.is_practice or session.issued is None or session.paper is not None or world.printer is None:
        return illegal(session, "print_sample")
    paper = Printing(PrintState.QUEUED, world.printer)
    return Step(replace(session, paper=paper), (PrintPractice(session.issued, session.reads_large),))
