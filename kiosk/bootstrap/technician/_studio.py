"""Where the office's own voice is recorded: one thread beside the loop, and what it finds goes back as events."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, assert_never

from kiosk.bootstrap._offer import offer_of
from kiosk.errors import KioskError
from kiosk.ports import TakeState
from kiosk.runtime import Worker
from kiosk.technician import (
    KeepTake,
    ListPrompts,
    ListVoices,
    PromptsListed,
    Record,
    RemoveClip,
    Replay,
    ReplayEnded,
    StopRecording,
    StopReplay,
    TakeEnded,
    TakeMoved,
    VoicesListed,
)
from kiosk.texts import BEGINNINGS, LanguageError, Texts, begin_language, load_language, load_languages

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.speaker.studio import Level, Studio
    from kiosk.catalogue import Offer
    from kiosk.config import Config
    from kiosk.technician import Happening, VoiceEffect

log = logging.getLogger(__name__)


class VoiceStudio:
    """Carries out what recording asks for.

    Args:
        config: How the kiosk is now; None until it has a configuration.
        tell: Hears each event, in any thread.
    """

    def __init__(self, config: Callable[[], Config | None], tell: Callable[[Happening], None]) -> None:
        self._config, self._tell = config, tell
        self._worker = Worker("technician-voice")
        self._studio: Studio | None = None
        self._texts: dict[str, Texts] = {}
        self._offers: dict[str, Offer] = {}
        self._read, self._heard = threading.Event(), threading.Event()  # set when the take, the replay is to end
        self._is_closed = threading.Event()

    def carry_out(self, effect: VoiceEffect) -> None:
        """Begin it; it ends as an event."""
        match effect:
            case StopRecording():
                self._read.set()
            case StopReplay():
                self._heard.set()
            case Record():
                self._read = threading.Event()
                self._worker.submit(self._record, self._read)
            case Replay():
                self._heard = threading.Event()
                self._worker.submit(self._replay, effect, self._heard)
            case ListVoices() | ListPrompts() | KeepTake() | RemoveClip():
                self._worker.submit(self._at_disk, effect)
            case _:
                assert_never(effect)

    def close(self) -> Worker:
        """End what goes on; its thread, to be closed with the others."""
        self._is_closed.set()
        self._read.set()
        self._heard.set()
        return self._worker

    def _ready(self) -> tuple[Config, Studio]:
        """Called in its own thread alone; the import brings numpy along, which nobody else here needs."""
        from devices.speaker.studio import Studio  # noqa: PLC0415

        config = self._config()
        assert config is not None, "a new kiosk has no such page"
        if self._studio is None:
            self._studio = Studio(config.speech)
        return config, self._studio

    def _record(self, read: threading.Event) -> None:
        state = TakeState.BROKEN
        try:
            _, studio = self._ready()
            state = studio.listen(read.is_set, self._tell_level)
        finally:  # whatever it was, nobody waits for ever
            if read is self._read:  # else another take has begun
                self._tell(TakeEnded(state))

    def _tell_level(self, level: Level) -> None:
        self._tell(TakeMoved(level.seconds, level.level))

    def _replay(self, asked: Replay, heard: threading.Event) -> None:
        from devices.speaker.studio import sound_of  # noqa: PLC0415 - as above

        state = TakeState.UNHEARD
        try:
            _, studio = self._ready()
            sound = sound_of(self._texts_of(asked.language), asked.sentence) if asked.language else studio.take
            if sound is not None:
                state = studio.play(sound, heard.is_set)
        finally:
            self._tell(ReplayEnded(state))

    def _at_disk(self, effect: ListVoices | ListPrompts | KeepTake | RemoveClip) -> None:
        if isinstance(effect, ListVoices):
            self._tell(VoicesListed(self._names()))
            return
        ended: TakeState | None = TakeState.UNKEPT
        try:
            ended = self._changed(effect)
        except (KioskError, OSError) as err:
            log.error("recording is not kept: %s", getattr(err, "code", None) or type(err).__name__)  # noqa: TRY400
        finally:
            self._list(effect.language, ended)

    def _changed(self, effect: ListPrompts | KeepTake | RemoveClip) -> TakeState | None:
        """How it went; None where there was nothing to keep."""
        from devices.speaker.studio import remove  # noqa: PLC0415 - as above

        config, studio = self._ready()
        match effect:
            case ListPrompts(language):
                try:
                    self._texts_of(language)
                except LanguageError:
                    if language not in BEGINNINGS:
                        raise
                    begin_language(language, config.state_dir)
                return None
            case KeepTake(language, sentence):
                return studio.keep(self._texts_of(language), sentence)
            case RemoveClip(language, sentence):
                remove(self._texts_of(language), sentence)
                return TakeState.GOOD
            case _:
                assert_never(effect)

    def _list(self, language: str, ended: TakeState | None) -> None:
        from devices.speaker.studio import prompts_of  # noqa: PLC0415 - as above

        try:
            prompts = prompts_of(self._texts_of(language), self._offer_of(language))
        except (KioskError, OSError):
            prompts, ended = (), TakeState.UNKEPT
        self._tell(PromptsListed(language, prompts, ended))

    def _names(self) -> tuple[tuple[str, str], ...]:
        """Of the configured languages, then of those that can be begun."""
        config, _ = self._ready()
        self._texts |= load_languages(config.speech, config.state_dir)
        names = {code: texts.name for code, texts in self._texts.items()}
        return tuple((names | {code: one.name for code, one in BEGINNINGS.items() if code not in names}).items())

    def _offer_of(self, language: str) -> Offer:
        """What the services ask; read once, for it takes a while. Raises: LanguageError."""
        if language not in self._offers:
            config, _ = self._ready()
            self._offers[language] = offer_of(config, self._texts_of(language))
        return self._offers[language]

    def _texts_of(self, language: str) -> Texts:
        """Raises: LanguageError."""
        if language not in self._texts:
            config, _ = self._ready()
            self._texts[language] = load_language(language, config.speech, config.state_dir)
        return self._texts[language]
