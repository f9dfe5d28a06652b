"""`kiosk prompts …`: the office's own voice, from a terminal; the same recordings as at the glass."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from devices.speaker.studio import Studio, prompts_of, remove, sound_of
from kiosk.bootstrap._offer import offer_of
from kiosk.bootstrap._process import prepare
from kiosk.errors import KioskError
from kiosk.ports import TakeState
from kiosk.texts import BEGINNINGS, LanguageError, begin_language, load_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from devices.speaker.studio import Level
    from kiosk.config import Config
    from kiosk.ports import Prompt
    from kiosk.texts import Texts


_CODES = {
    TakeState.UNSET: "prompts.unset",
    TakeState.ABSENT: "prompts.absent",
    TakeState.BUSY: "prompts.busy",
    TakeState.DENIED: "prompts.denied",
    TakeState.BROKEN: "prompts.broken",
    TakeState.SILENT: "prompts.silent",
    TakeState.QUIET: "prompts.quiet",
    TakeState.LOUD: "prompts.loud",
    TakeState.SHORT: "prompts.short",
    TakeState.LONG: "prompts.long",
    TakeState.UNKEPT: "prompts.unkept",
    TakeState.UNHEARD: "prompts.unheard",
}


class PromptsError(KioskError):
    """There is no such sentence, or what was read is of no use; `code` says which."""


def show(config: Config, language: str) -> Iterator[str]:
    """A line for each sentence: its number, who says it now, its part of a visit, its words."""
    for number, one in enumerate(_prompts(config, _texts(config, language)), 1):
        yield f"{number:4} {one.state:5} {one.part:7} {one.sentence}"


def record(
    config: Config,
    language: str,
    number: int,
    read: Callable[[str], None],
    tell: Callable[[str], None],
    is_used: Callable[[], bool],
) -> None:
    """Listen to one sentence, let it be heard, and use it.

    Args:
        config: Of the kiosk.
        language: By its code; one that can be begun is.
        number: Of the sentence, as `show` has it.
        read: Called with the sentence in a thread of its own; returns once it was read.
        tell: Hears what goes on.
        is_used: Asked after it was heard.

    Raises: PromptsError for what is of no use or cannot be kept; RecordingsError.
    """
    prepare("prompts")
    texts = _texts(config, language)
    sentence = _prompt(config, texts, number).sentence
    studio, over = Studio(config.speech), threading.Event()

    def ask() -> None:
        read(sentence)
        over.set()

    def loudness(level: Level) -> None:
        tell(f"{level.seconds:4.1f} s {'#' * level.level}")

    threading.Thread(target=ask, name="reader", daemon=True).start()
    _check(studio.listen(over.is_set, loudness))
    assert studio.take is not None
    if studio.play(studio.take, lambda: False) is TakeState.UNHEARD:
        tell("the loudspeaker did not play it")
    if not is_used():
        return
    try:
        studio.keep(texts, sentence)
    except OSError as err:
        raise PromptsError(_CODES[TakeState.UNKEPT], reason=err.strerror) from err


def play(config: Config, language: str, number: int) -> None:
    """Let a recording be heard. Raises: PromptsError."""
    prepare("prompts")
    texts = _texts(config, language)
    sound = sound_of(texts, _prompt(config, texts, number).sentence)
    if sound is None:
        raise PromptsError("prompts.open", number=number)
    _check(Studio(config.speech).play(sound, lambda: False))


def forget(config: Config, language: str, number: int) -> None:
    """Let the machine say it again. Raises: PromptsError, RecordingsError."""
    texts = _texts(config, language)
    one = _prompt(config, texts, number)
    if not one.is_own:
        raise PromptsError("prompts.not_own", number=number)
    try:
        remove(texts, one.sentence)
    except OSError as err:
        raise PromptsError(_CODES[TakeState.UNKEPT], reason=err.strerror) from err


def _texts(config: Config, language: str) -> Texts:
    """Raises: LanguageError."""
    try:
        return load_language(language, config.speech, config.state_dir)
    except LanguageError:
        if language not in BEGINNINGS:
            raise
        begin_language(language, config.state_dir)
        return load_language(language, config.speech, config.state_dir)


def _prompts(config: Config, texts: Texts) -> tuple[Prompt, ...]:
    return prompts_of(texts, offer_of(config, texts))


def _prompt(config: Config, texts: Texts, number: int) -> Prompt:
    prompts = _prompts(config, texts)
    if not 1 <= number <= len(prompts):
        raise PromptsError("prompts.number", number=number, most=len(prompts))
    return prompts[number - 1]


def _check(state: TakeState) -> None:
    if state is not TakeState.GOOD:
        raise PromptsError(_CODES[state])
