"""How loud the kiosk begins for everybody, and a tone to hear it by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.ports import DeviceKind
from kiosk.technician._events import Keep, Try
from kiosk.technician._visit import Place, Step
from kiosk.technician._words import BARE, button, state_words
from kiosk.views import Choice, ChooseView, Note

if TYPE_CHECKING:
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts

LEVELS = 8


def louder(visit: Visit, _: str) -> Step:
    """One step up."""
    return _set(visit, visit.told_config.speech.volume + 1)


def softer(visit: Visit, _: str) -> Step:
    """One step down."""
    return _set(visit, visit.told_config.speech.volume - 1)


def play(visit: Visit, _: str) -> Step:
    """Let it be heard."""
    visit = replace(visit, kind=DeviceKind.SPEAKER, outcome=None)
    return Step(visit, (Try(DeviceKind.SPEAKER),))


def _set(visit: Visit, level: int) -> Step:
    if not 0 <= level < LEVELS:
        return Step(visit)
    config = visit.told_config
    changes = {"speech.volume": level}
    louder_config = replace(config, speech=replace(config.speech, volume=level))
    there = replace(visit, config=louder_config, changed={**visit.changed, **changes}, problem="")
    return Step(there, (Keep(changes),))


def level_words(visit: Visit, texts: Texts) -> str:
    """How loud the kiosk begins."""
    return texts.get("tech.sound.title", level=visit.told_config.speech.volume + 1, all=LEVELS)


def sound(visit: Visit, texts: Texts) -> ChooseView:
    """Louder, softer, and a tone."""
    return ChooseView(
        BARE,
        "tech.sound",
        level_words(visit, texts),
        (
            Choice("louder", texts.get("tech.louder"), icon="volume-plus"),
            Choice("softer", texts.get("tech.softer"), icon="volume-minus"),
            Choice("play", texts.get("tech.play"), icon="play"),
            Choice("voices", texts.get("tech.voices"), texts.get("tech.voices.note"), "microphone"),
        ),
        hint=texts.get("tech.sound.hint"),
        note=_note(visit, texts),
        primary=button(texts, "done"),
    )


def _note(visit: Visit, texts: Texts) -> Note | None:
    """That a step could not be kept, else how the speaker is."""
    if visit.problem:
        return Note("problem", texts.get(visit.problem))
    known = visit.verdicts.get(DeviceKind.SPEAKER)
    told = "" if known is None else state_words(DeviceKind.SPEAKER.value, known, texts, is_device=True)
    if known is None or not told:
        return None
    return Note("info" if known.is_well else "warning", told)


PRESSES: Presses = {Place.SOUND: {"louder": louder, "softer": softer, "play": play}}
PAGES: Pages = {Place.SOUND: sound}
