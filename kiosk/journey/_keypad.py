"""Keys that ask for something, the keypad's focus, and headphones: the same as the bar does, for who sees nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._effects import Hush, SayAgain
from kiosk.journey._events import ControlFocused, GlassTouched, HeadphonesMoved, KeyActed, PartTurned
from kiosk.journey._moves import go
from kiosk.journey._places import Over, State
from kiosk.journey._table import MESSAGES, PAGES
from kiosk.journey.presses import settings
from kiosk.journey.presses.anywhere import begun
from kiosk.journey.presses.outcome import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.views import Act

    Press = Callable[[Session, str, World], Step]

_ACTS: Mapping[Act, Press] = {
    "louder": settings.louder,
    "softer": settings.softer,
    "volume": settings.next_volume,
    "faster": settings.faster,
    "slower": settings.slower,
    "sound": settings.toggle_sound,
}
# The same as a button of the bar, where the page has it.
_BUTTONS: Mapping[Act, str] = {"help": "bar:help", "language": "bar:language", "back": "bar:back"}


def without_touch(
    session: Session, happening: ControlFocused | PartTurned | GlassTouched | KeyActed | HeadphonesMoved, world: World
) -> Step:
    """What somebody did who pressed nothing on the glass."""
    match happening:
        case ControlFocused(control):
            return focus(session, control, world)
        case PartTurned() | GlassTouched():
            return be_there(session, world)
        case KeyActed("select_nothing") if session.state is not State.REST:
            return select_nothing(session, world)
        case KeyActed(asked):
            return act(session, asked, world)
        case HeadphonesMoved(is_in):
            return move_headphones(session, world, is_in=is_in)


def act(session: Session, asked: Act, world: World) -> Step:
    """What a key of the keypad asked for. The first one at rest, or while all is silent, only starts the sound."""
    if session.state is State.REST:
        return wake(session, world)
    session = _stays(replace(session, touched=world.now))
    was_silent, session = not session.sound.is_on, settings.with_sound(session, is_guided=True)
    if was_silent:
        return Step(_with_sound_on(session), (SayAgain(),))
    if asked == "pause":
        return Step(session, (Hush(),))
    if asked == "sound" and session.over is not Over.SOUND:
        return settings.open_sound(session, "", world)  # as the bar does: who wants it louder must not lose the voice
    if press := _ACTS.get(asked):
        return press(session, "", world)
    known = MESSAGES[session.over] if session.over else PAGES[session.state]
    button = known.get(_BUTTONS.get(asked, ""))
    return button(session, "", world) if button else Step(session, (SayAgain(),))


def wake(session: Session, world: World) -> Step:
    """Somebody came with the keypad: a visit begins, spoken, and led by keys."""
    return Step(_with_sound_on(settings.with_sound(_begun(session, world), is_guided=True)))


def focus(session: Session, control: str, world: World) -> Step:
    """The focus came to another control; where a pen only drew it again, nobody did anything."""
    if session.state is State.REST or control == session.focused:
        return Step(session)
    session = replace(_stays_on_message(session, world), focused=control, touched=world.now)
    session = settings.with_sound(session, is_guided=True)
    return Step(session if session.sound.is_refused else _with_sound_on(session))


def select_nothing(session: Session, world: World) -> Step:
    """They choose where nothing is chosen so: they hear once more what can be done, unless they want no voice."""
    session = settings.with_sound(replace(_stays_on_message(session, world), touched=world.now), is_guided=True)
    return Step(session) if session.sound.is_refused else Step(_with_sound_on(session), (SayAgain(),))


def be_there(session: Session, world: World) -> Step:
    """They read on within a page, or touched the glass beside its buttons: they are still there."""
    if session.state is State.REST:
        return Step(session)
    return Step(replace(_stays_on_message(session, world), touched=world.now))


def move_headphones(session: Session, world: World, *, is_in: bool) -> Step:
    """Plugged in, everything is said, and to them alone; at rest that is how somebody comes who sees nothing."""
    if session.state is State.REST:
        return wake(settings.with_sound(session, is_private=True), world) if is_in else Step(session)
    session = replace(_stays_on_message(session, world), touched=world.now)
    if not is_in:
        return Step(settings.with_sound(session, is_private=False))
    return Step(_with_sound_on(settings.with_sound(session, is_private=True)), (SayAgain(),))


def _begun(session: Session, world: World) -> Session:
    return begun(go(replace(session, touched=world.now), State.HOME), world)


def _with_sound_on(session: Session) -> Session:
    return settings.with_sound(session, is_on=True, is_refused=False)


def _stays(session: Session) -> Session:
    """Any key answers the question whether somebody is still there."""
    return session.without_message() if session.over is Over.IDLE else session


def _stays_on_message(session: Session, world: World) -> Session:
    """Who moves about on that question has not answered it yet, but has time again."""
    return replace(session, over_since=world.now) if session.over is Over.IDLE else session
