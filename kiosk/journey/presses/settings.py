"""How pages look and sound: changed over any page, which keeps everything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from kiosk.journey._effects import SayAgain, TellDesk
from kiosk.journey._languages import in_language
from kiosk.journey._manner import SPEEDS_WPM, VOLUMES_DB, Sound
from kiosk.journey._places import Over
from kiosk.journey.presses.outcome import Step, illegal
from kiosk.views import TEXT_CAPITALS_MM, Look

if TYPE_CHECKING:
    from kiosk.journey._effects import Tuned
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def next_text(session: Session, _: str, __: World) -> Step:
    """The next of the four text sizes; after the largest comes the smallest."""
    sizes = (0, 1, 2, 3)
    assert len(sizes) == len(TEXT_CAPITALS_MM)
    return Step(_stay(with_look(session, text=sizes[(session.manner.look.text + 1) % len(sizes)])))


def toggle_contrast(session: Session, _: str, __: World) -> Step:
    """Black and white, or colours again."""
    return Step(_stay(with_look(session, is_strong=not session.manner.look.is_strong)))


def toggle_low(session: Session, _: str, __: World) -> Step:
    """All buttons low, for who sits; or where they were."""
    return Step(with_look(session, is_low=not session.manner.look.is_low).without_message())


def toggle_curtain(session: Session, _: str, __: World) -> Step:
    """Nothing is to be seen any more, so all of it is said; or everything is to be seen again."""
    is_curtained = not session.manner.look.is_curtained
    curtained = with_look(session, is_curtained=is_curtained).without_message()
    return Step(with_sound(curtained, is_on=True, is_guided=True, is_refused=False) if is_curtained else curtained)


def open_language(session: Session, _: str, world: World) -> Step:
    """The languages, each in its own name."""
    return Step(replace(session, over=Over.LANGUAGE, over_since=world.now))


def choose_language(session: Session, code: str, world: World) -> Step:
    """Everything goes on in this language."""
    if code not in world.setting.languages:
        return illegal(session, "language")
    return Step(in_language(session, code, world).without_message())


def open_sound(session: Session, _: str, world: World) -> Step:
    """How the pages are heard."""
    return Step(replace(session, over=Over.SOUND, over_since=world.now))


def toggle_sound(session: Session, _: str, __: World) -> Step:
    """Read aloud, or be silent until asked."""
    is_on = not session.sound.is_on
    changed = with_sound(session, is_on=is_on, is_refused=not is_on)
    return Step(changed, (SayAgain(),) if is_on else ())


def louder(session: Session, _: str, __: World) -> Step:
    """One step up, if there is one."""
    return _tuned(session, "volume", min(session.sound.volume + 1, len(VOLUMES_DB) - 1))


def softer(session: Session, _: str, __: World) -> Step:
    """One step down, if there is one."""
    return _tuned(session, "volume", max(session.sound.volume - 1, 0))


def next_volume(session: Session, _: str, __: World) -> Step:
    """One step up; after the loudest comes the softest: a keypad may have but one key for it."""
    return _tuned(session, "volume", (session.sound.volume + 1) % len(VOLUMES_DB))


def faster(session: Session, _: str, __: World) -> Step:
    """More words a minute, if there are more."""
    return _tuned(session, "speed", min(session.sound.speed + 1, len(SPEEDS_WPM) - 1))


def slower(session: Session, _: str, __: World) -> Step:
    """Fewer words a minute, if there are fewer."""
    return _tuned(session, "speed", max(session.sound.speed - 1, 0))


def say_again(session: Session, _: str, __: World) -> Step:
    """The page below from its beginning: it is read when the message over it goes."""
    return Step(with_sound(session, is_on=True, is_refused=False).without_message(), (SayAgain(),))


def say_has_headphones(session: Session, _: str, world: World) -> Step:
    """They wear headphones, or not any more, where the kiosk cannot feel it."""
    if world.has_headphones is not None:
        return illegal(session, "headphones")
    return _heard(session, is_private=not session.sound.is_private)


def reset(session: Session, _: str, world: World) -> Step:
    """As everybody begins (VVSG 7.1-B); answers stay, and what is known of their ears stays true."""
    usual, sound = world.setting.manner, session.sound
    kept = replace(usual.sound, is_private=sound.is_private, is_guided=sound.is_guided)
    kept = replace(kept, is_on=kept.is_on or sound.is_guided or sound.is_private)
    spoken = in_language(session, usual.language, world)
    return Step(replace(spoken, manner=replace(usual, sound=kept)).without_message())


def say_difficult(session: Session, _: str, world: World) -> Step:
    """The office is told which page was difficult, once a visit and not of a practice; an officer is offered."""
    is_told = not session.is_practice and session.page not in session.difficult
    told = (TellDesk("difficult", session.page),) if is_told else ()
    noted = session.difficult | {session.page}
    return Step(replace(session, over=Over.DIFFICULT, over_since=world.now, difficult=noted), told)


def with_look(session: Session, **changes: object) -> Session:
    """The same visit, drawn otherwise."""
    look: Look = msgspec.structs.replace(session.manner.look, **changes)
    return replace(session, manner=replace(session.manner, look=look))


def with_sound(session: Session, **changes: bool | int) -> Session:
    """The same visit, heard otherwise."""
    sound: Sound = replace(session.sound, **changes)  # type: ignore[arg-type]  # each name keeps its own type
    return replace(session, manner=replace(session.manner, sound=sound))


def _heard(session: Session, **changes: bool | int) -> Step:
    """Changed, and heard at once, or nobody would know what has changed."""
    return Step(with_sound(session, is_on=True, is_refused=False, **changes), (SayAgain(),))


def _tuned(session: Session, what: Tuned, step: int) -> Step:
    """Louder or faster, and told how it is now, also where it was so already."""
    return Step(with_sound(session, is_on=True, is_refused=False, **{what: step}), (SayAgain(what),))


def _stay(session: Session) -> Session:
    """Who changes how the page looks is still there; any other message stays where it is."""
    return session.without_message() if session.over is Over.IDLE else session
