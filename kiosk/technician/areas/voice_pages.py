"""The pages of the office's own voice: languages, parts of a visit, sentences, one of them large, a take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import PromptState, TakeState
from kiosk.technician._typing import DOT
from kiosk.technician._visit import Place
from kiosk.technician._words import BARE, button
from kiosk.technician.areas.voice import MOST_PROMPTS, booth_of
from kiosk.views import AskView, Button, Choice, ChooseView, Note

if TYPE_CHECKING:
    from kiosk.ports import Prompt
    from kiosk.technician._booth import Booth
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts

_MOST_TILES, _MOST_SENTENCE = 8, 56
NO_DOT = "·"
TAKE_S = 15  # a take ends by itself then
_QUIET, _LOUDEST = 3, 10
_PART_ICONS = {
    "start": "hand-wave",
    "prepare": "format-list-bulleted",
    "ask": "help-circle-outline",
    "scan": "scanner",
    "number": "printer",
    "help": "lifebuoy",
    "again": "refresh",
    "keys": "dialpad",
    "services": "file-document-outline",
    "stale": "alert",
}
_STATE_ICONS = {
    PromptState.OPEN: "microphone-outline",
    PromptState.OWN: "check-circle",
    PromptState.GIVEN: "check",
    PromptState.STALE: "alert",
}


def voices(visit: Visit, texts: Texts) -> ChooseView | AskView:
    """Which language?"""
    title = texts.get("tech.voices.title")
    if visit.is_waiting:
        return _waiting("tech.voices.waiting", title, texts)
    offered = visit.told_config.speech.languages
    tiles = tuple(
        Choice(
            f"voice:{code}",
            name,
            texts.get("tech.voice.offered" if code in offered else "tech.voice.new"),
            "microphone-outline",
        )
        for code, name in booth_of(visit).names
    )
    shown, turns = _paged(tiles, visit, texts, _MOST_TILES)
    return ChooseView(BARE, "tech.voices", title, shown, hint=texts.get("tech.voices.hint"), others=turns)


def parts(visit: Visit, texts: Texts) -> ChooseView | AskView:
    """The parts of a visit, each with how much of it was read."""
    booth = booth_of(visit)
    if visit.is_waiting:
        return _waiting("tech.parts.waiting", booth.name, texts)
    names = tuple(dict.fromkeys(one.part for one in booth.prompts))
    tiles = tuple(
        Choice(
            f"part:{part}",
            texts.get(f"tech.prompts.part.{part}"),
            _progress(tuple(one for _, one in booth.of_part(part)), texts),
            _PART_ICONS[part],
        )
        for part in names
    )
    shown, turns = _paged(tiles, visit, texts, _MOST_TILES)
    is_offered = booth.language in visit.told_config.speech.languages
    return ChooseView(
        BARE,
        "tech.parts",
        f"{booth.name}: {_progress(booth.prompts, texts)}" if booth.prompts else booth.name,
        shown,
        note=Note("problem", texts.get(visit.problem)) if visit.problem else _note(booth.ended, texts),
        others=(*turns, *(() if is_offered else (button(texts, "offer", "account-group"),))),
        primary=button(texts, "next", "microphone") if booth.next_open() is not None else None,
    )


def prompts(visit: Visit, texts: Texts) -> ChooseView:
    """The sentences of a part, each with who says it now."""
    booth = booth_of(visit)
    there = booth.of_part(booth.part)
    tiles = tuple(
        Choice(
            f"prompt:{at}", _short(one.sentence), texts.get(f"tech.prompt.{one.state.value}"), _STATE_ICONS[one.state]
        )
        for at, one in there
    )
    shown, turns = _paged(tiles, visit, texts, MOST_PROMPTS)
    return ChooseView(
        BARE,
        "tech.prompts",
        texts.get(f"tech.prompts.part.{booth.part}"),
        shown,
        progress=_progress(tuple(one for _, one in there), texts),
        others=turns,
    )


def prompt(visit: Visit, texts: Texts) -> AskView:
    """One sentence, large: read it aloud."""
    booth = booth_of(visit)
    one = booth.prompt
    assert one is not None
    others: list[Button] = []
    if one.state is not PromptState.OPEN:
        others.append(button(texts, "replay", "play"))
    if one.is_own:
        others.append(button(texts, "remove", "delete-outline"))
    others.append(button(texts, "next", "chevron-right"))
    return AskView(
        BARE,
        "tech.prompt",
        f"“{one.sentence}”",
        _prompt_text(booth, one, texts),
        "microphone-outline",
        button(texts, "record", "microphone"),
        others=tuple(others),
    )


def _prompt_text(booth: Booth, one: Prompt, texts: Texts) -> str:
    if booth.ended is not None and booth.ended is not TakeState.GOOD:
        return texts.get(f"tech.prompts.take.{booth.ended.value}")
    told = f"{texts.get(f'tech.prompt.{one.state.value}')}."
    return texts.get("tech.prompt.text", name=booth.name, told=told, progress=_progress(booth.prompts, texts))


def recording(visit: Visit, texts: Texts) -> AskView:
    """It listens: the sentence, how loud it is, what is left of the time."""
    booth = booth_of(visit)
    assert booth.prompt is not None
    bar = DOT * booth.level + NO_DOT * (_LOUDEST - booth.level)
    return AskView(
        BARE,
        "tech.recording",
        f"“{booth.prompt.sentence}”",
        f"{bar} {texts.get(f'tech.recording.{_loudness(booth.level)}')}",
        "microphone",
        button(texts, "stop_recording", "stop"),
        countdown_s=max(0, TAKE_S - int(booth.seconds)),
        others=(button(texts, "cancel", "close"),),
    )


def taken(visit: Visit, texts: Texts) -> AskView:
    """How it went; use it, or read it again. What was used before stays until then."""
    booth = booth_of(visit)
    assert booth.prompt is not None
    ended = booth.ended or TakeState.GOOD
    is_usable = ended in {TakeState.GOOD, TakeState.UNHEARD}
    again = Button("record", texts.get("tech.record_again"), "refresh")
    told = "tech.prompts.keeping" if visit.is_waiting else f"tech.prompts.take.{ended.value}"
    return AskView(
        BARE,
        "tech.taken",
        f"“{booth.prompt.sentence}”",
        texts.get(told),
        "check-circle-outline" if is_usable else "alert",
        button(texts, "use", "check") if is_usable else again,
        others=(button(texts, "replay_take", "play"), again) if is_usable else (button(texts, "done", "close"),),
    )


def _waiting(page: str, title: str, texts: Texts) -> AskView:
    return AskView(BARE, page, title, texts.get("tech.prompts.looking"), "magnify", None)


def _paged(
    tiles: tuple[Choice, ...], visit: Visit, texts: Texts, most: int
) -> tuple[tuple[Choice, ...], tuple[Button, ...]]:
    """The tiles of this page of a list, and the buttons that turn it."""
    count = max(1, -(-len(tiles) // most))
    at = min(visit.list_page, count - 1)
    before = (button(texts, "previous", "chevron-left"),) if at else ()
    after = (button(texts, "more", "chevron-right"),) if at < count - 1 else ()
    return tiles[at * most : (at + 1) * most], (*before, *after)


def _progress(told: tuple[Prompt, ...], texts: Texts) -> str:
    """Such as `12 dari 80`; of what is said no more, how many."""
    said = [one for one in told if one.state is not PromptState.STALE]
    if not said:
        return texts.get("tech.prompts.stale", count=len(told))
    return texts.get(
        "tech.prompts.progress", done=sum(one.state is not PromptState.OPEN for one in said), all=len(said)
    )


def _note(ended: TakeState | None, texts: Texts) -> Note | None:
    if ended is None or ended is TakeState.GOOD:
        return None
    return Note("problem", texts.get(f"tech.prompts.take.{ended.value}"))


def _loudness(level: int) -> str:
    if level >= _LOUDEST:
        return "loud"
    return "good" if level > _QUIET else "quiet" if level else "silent"


def _short(sentence: str) -> str:
    if len(sentence) <= _MOST_SENTENCE:
        return sentence
    return f"{sentence[:_MOST_SENTENCE].rsplit(' ', 1)[0]} …"


PRESSES: Presses = {}
PAGES: Pages = {
    Place.VOICES: voices,
    Place.PARTS: parts,
    Place.PROMPTS: prompts,
    Place.PROMPT: prompt,
    Place.RECORDING: recording,
    Place.TAKEN: taken,
}
