"""The bar and the messages over a page: the same on every page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._effects import CancelScan, EndVisit, SayGoodbye, TellDesk
from kiosk.journey._moves import back
from kiosk.journey._places import Call, Over, State
from kiosk.journey._session import Session, resting
from kiosk.journey._taking import ScanWorking
from kiosk.journey.presses.outcome import REST_BEHIND, Step, illegal
from kiosk.journey.presses.survey import opinions_of

if TYPE_CHECKING:
    from kiosk.journey._effects import Effect
    from kiosk.journey._world import World


def go_back(session: Session, _: str, world: World) -> Step:
    """To the page before; from the first page to rest."""
    if session.trail == REST_BEHIND:
        return ask_to_leave(session, "", world)
    effects = (CancelScan(),) if isinstance(session.scan, ScanWorking) else ()
    return Step(back(session), effects)


def begun(session: Session, world: World) -> Session:
    """A visit that has just begun: whose headphones are plugged in already hears everything."""
    if not world.has_headphones:
        return session
    sound = replace(session.sound, is_on=True, is_private=True)
    return replace(session, manner=replace(session.manner, sound=sound))


def show_help(session: Session, _: str, world: World) -> Step:
    """Help for this page, over it."""
    return Step(replace(session, over=Over.HELP, over_since=world.now))


def call_officer(session: Session, _: str, world: World) -> Step:
    """Tell the desk that somebody needs help here; who practises learns what the button does, and nobody comes."""
    tell = () if session.is_practice else (TellDesk("officer_called", session.state.value),)
    return Step(replace(session, over=Over.OFFICER, over_since=world.now, call=Call.GOING), tell)


def call_arrived(session: Session) -> Step:
    """Now it may be said that officers know; late is better than never."""
    return Step(replace(session, call=Call.AT_DESK)) if session.over is Over.OFFICER else illegal(session, "call")


def with_call_watched(session: Session, world: World) -> Session:
    """Who waits for an officer is told when the desk cannot know of it."""
    since = session.over_since if session.over is Over.OFFICER and session.call is Call.GOING else None
    is_cut_off = since is not None and since.age_s(world.now) >= world.setting.call_takes_s
    return replace(session, call=Call.CUT_OFF) if is_cut_off else session


def ask_to_leave(session: Session, _: str, world: World) -> Step:
    """Ask before what was entered is forgotten; with nothing entered there is nothing to ask."""
    if (session.issued is not None or session.state is State.HOME) and not session.has_entered:
        return leave(session, "", world)
    return Step(replace(session, over=Over.LEAVE, over_since=world.now))


def leave(session: Session, _: str, world: World) -> Step:
    """Forget who leaves, or says nothing any more; to whom the last page did not say so, it is said now."""
    cancel = (CancelScan(),) if isinstance(session.scan, ScanWorking) else ()
    effects: tuple[Effect, ...] = (*opinions_of(session), *cancel, *_goodbye(session), EndVisit())
    return Step(resting(world.now, world.setting.manner), effects)


def _goodbye(session: Session) -> tuple[SayGoodbye, ...]:
    """To who only listens."""
    if not session.sound.is_on or session.state is State.THANKS:
        return ()
    return (SayGoodbye(has_entered=session.has_entered or session.is_sent or bool(session.text)),)


def pause(session: Session, _: str, world: World) -> Step:
    """They look for a paper: nothing of theirs is to be seen meanwhile."""
    return Step(replace(session, over=Over.PAUSE, over_since=world.now, paused=world.now))


def close_message(session: Session, _: str, __: World) -> Step:
    """Back to the page below the message."""
    return Step(session.without_message())
