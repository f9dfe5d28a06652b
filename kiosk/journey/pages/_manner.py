"""Pages over a page that change how it is seen and heard: help, language, sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.journey._faces import Face, face
from kiosk.journey._manner import SPEEDS_WPM, VOLUMES_DB
from kiosk.journey._places import State
from kiosk.journey.pages._frame import button, frame
from kiosk.journey.pages._hours import next_opening
from kiosk.views import Choice, ChooseView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.journey._session import Session
    from kiosk.journey._world import World

# With the number in hand there is no paper to look for.
_AFTER = frozenset({State.SLIP, State.SURVEY, State.THANKS})


def help_page(session: Session, world: World, text: str) -> ChooseView:
    """What to do on the page below, and everything that may make it easier."""
    texts = world.setting.texts
    return ChooseView(
        frame(world, "back", "officer"),
        "help",
        texts.get("help.title"),
        tuple(_ways_to_help(session, world)),
        hint=f"{text} {texts.get('help.letters')}" if _writes_letters(session, world) else text,
        primary=button(world, "close", "help.close", "arrow-left"),
    )


def _writes_letters(session: Session, world: World) -> bool:
    """Whether keys with letters write on the page below, for who is led by keys: elsewhere they do other things."""
    is_question = session.state in {State.QUESTION, State.TYPED}
    return session.sound.is_guided and is_question and face(session, world) in {Face.KEYS, Face.SEARCH}


def _ways_to_help(session: Session, world: World) -> Iterator[Choice]:
    officer = _tile(world, "help:officer", "help.officer", "account-outline")
    # While the office is closed nobody comes: the page behind it says when somebody is there.
    yield replace(officer, subtitle="") if next_opening(world) else officer
    yield _tile(world, "help:again", "help.again", "volume-high")
    if session.state not in _AFTER:
        yield _tile(world, "help:pause", "help.pause", "file-search-outline")
    look = session.manner.look
    low = _tile(world, "help:low", "help.low", "wheelchair-accessibility", is_chosen=look.is_low)
    yield replace(low, subtitle=world.setting.texts.get("help.low.on.note")) if look.is_low else low
    yield _curtain_tile(world, "help", is_drawn=look.is_curtained)
    yield _tile(world, "help:reset", "help.reset", "restore")


def language_page(_: Session, world: World) -> ChooseView:
    """Each language in its own name, said in its own voice."""
    texts = world.setting.texts
    choices = tuple(
        Choice(
            f"language:{code}",
            one.name,
            letters=code.upper(),
            is_chosen=one.language == texts.language,
            spoken=one.spoken_name,
            language=code,
        )
        for code, one in world.setting.languages.items()
    )
    return ChooseView(
        frame(world, "back", "officer"),
        "language",
        texts.get("language.title"),
        choices,
        hint=texts.get("language.hint"),
        primary=button(world, "close", "language.close", "arrow-left"),
    )


def sound_page(session: Session, world: World) -> ChooseView:
    """Loud or soft, fast or slow, to all or to one."""
    texts = world.setting.texts
    return ChooseView(
        frame(world, "back", "officer"),
        "sound",
        texts.get("sound.title"),
        tuple(_sounds(session, world)),
        hint=texts.get("sound.hint"),
        primary=button(world, "close", "sound.close", "arrow-left"),
    )


def _sounds(session: Session, world: World) -> Iterator[Choice]:
    texts, sound = world.setting.texts, session.sound
    volume = texts.get("sound.now", at=sound.volume + 1, all=len(VOLUMES_DB))
    speed = texts.get("sound.now", at=sound.speed + 1, all=len(SPEEDS_WPM))
    now = texts.get("sound.on.now", now=texts.get("bar.sound.on" if sound.is_on else "bar.sound.off"))
    yield _tile(world, "sound:on", "sound.on", "volume-high", now=now, is_chosen=sound.is_on)
    yield _tile(world, "sound:again", "sound.again", "replay")
    yield _tile(world, "sound:louder", "sound.louder", "volume-plus", now=volume)
    yield _tile(world, "sound:softer", "sound.softer", "volume-minus", now=volume)
    yield _tile(world, "sound:faster", "sound.faster", "fast-forward", now=speed)
    yield _tile(world, "sound:slower", "sound.slower", "rewind", now=speed)
    if world.has_headphones is None:
        yield _tile(world, "sound:headphones", "sound.headphones", "headphones", is_chosen=sound.is_private)
    yield _curtain_tile(world, "sound", is_drawn=session.manner.look.is_curtained)


def _curtain_tile(world: World, page: str, *, is_drawn: bool) -> Choice:
    """What it does next: who cannot see must not open the screen where they want to close it."""
    if is_drawn:
        return _tile(world, f"{page}:curtain", "curtain.open", "eye-outline")
    return _tile(world, f"{page}:curtain", f"{page}.curtain", "eye-off-outline")


def _tile(world: World, control: str, key: str, icon: str, *, now: str = "", is_chosen: bool = False) -> Choice:
    """A tile with the words of a key, and how it is now or what that does."""
    texts = world.setting.texts
    return Choice(control, texts.get(key), now or texts.get(f"{key}.note"), icon, is_chosen=is_chosen)
