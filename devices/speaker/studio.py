"""Reading the sentences of a language aloud: which there are, one attempt, hearing it back, keeping it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devices.speaker._make import microphone_of, sink_of
from devices.speaker.recordings import RECORDINGS, clips_in, keep_clip, recordings_in, remove_clip
from devices.speaker.sentences import same_words, sentences_of
from devices.speaker.sound import SAMPLE_BYTES, Sound, SoundError, at_volume, read_wav
from devices.speaker.states import SpeakerState
from devices.speaker.take import MOST_BYTES, RATE_HZ, judged, level_of
from devices.speaker.timeouts import Timeouts
from kiosk.ports import Prompt, PromptState, TakeState
from kiosk.speech import asked_sentences, fixed_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from devices.speaker.microphone import Intake
    from kiosk.catalogue import Offer
    from kiosk.config import SpeechConfig
    from kiosk.texts import Texts

STALE_PART = "stale"
_VOLUME_DB = -6
_STEP_BYTES = RATE_HZ // 4 * SAMPLE_BYTES
_TELL_BYTES = RATE_HZ // 5 * SAMPLE_BYTES


@dataclass(frozen=True)
class Level:
    """How a take goes on: seconds since its beginning, and how loud it is now, from 0 to `LEVELS`."""

    seconds: float
    level: int


class Studio:
    """Records and plays; keeps one take until it is used or another is made. Blocks; one thread at a time.

    Args:
        config: Loudspeaker and microphone.
        times: Every time-out.
    """

    def __init__(self, config: SpeechConfig, times: Timeouts | None = None) -> None:
        self._config, self._times = config, times or Timeouts()
        self.take: Sound | None = None

    def listen(self, is_over: Callable[[], bool], tell: Callable[[Level], None]) -> TakeState:
        """Make a take until somebody says that it is over, or as long as one may be.

        Args:
            is_over: Whether the sentence was read.
            tell: Hears how it goes on, five times a second.
        """
        self.take = None
        if not self._config.microphone:
            return TakeState.UNSET
        intake = microphone_of(self._config.microphone, self._times).open(RATE_HZ)
        if isinstance(intake, TakeState):
            return intake
        try:
            pcm = _all_of(intake, is_over, tell)
        finally:
            intake.close()
        if isinstance(pcm, TakeState):
            return pcm
        if len(pcm) >= MOST_BYTES:
            return TakeState.LONG
        take = judged(pcm)
        if isinstance(take, TakeState):
            return take
        self.take = take
        return TakeState.GOOD

    def play(self, sound: Sound, is_over: Callable[[], bool]) -> TakeState:
        """Let it be heard until its end, or until nobody wants to hear it."""
        if not self._config.device:
            return TakeState.UNHEARD
        stream = sink_of(self._config.device, self._times).open(sound.rate_hz, None)
        if isinstance(stream, SpeakerState):
            return TakeState.UNHEARD
        for at in range(0, len(sound.pcm), _STEP_BYTES):
            if is_over() or not stream.write(at_volume(sound.pcm[at : at + _STEP_BYTES], _VOLUME_DB)):
                stream.cut()
        state = stream.finish(sound.seconds + self._times.late_s)
        return TakeState.GOOD if state is SpeakerState.READY or is_over() else TakeState.UNHEARD

    def keep(self, texts: Texts, sentence: str) -> TakeState:
        """Use the take for this sentence. Raises: OSError, RecordingsError; then all stays as it was."""
        if self.take is None:
            return TakeState.BROKEN
        keep_clip(_own(texts), sentence, self.take)
        self.take = None
        return TakeState.GOOD


def prompts_of(texts: Texts, offer: Offer | None = None) -> tuple[Prompt, ...]:
    """Every sentence that is said word for word, with who says it; then what was recorded here for other words.

    Args:
        texts: Of the language.
        offer: What the services ask in it; they come last.
    """
    own = {} if texts.own_folder is None else _clips(texts.own_folder / RECORDINGS)
    given = recordings_in(texts.folder / RECORDINGS)
    prompts: dict[str, Prompt] = {}
    asked = asked_sentences(offer, texts) if offer is not None else ()
    for part, words in (*fixed_sentences(texts), *asked):
        for sentence in sentences_of(words):
            key = same_words(sentence)
            state = PromptState.OWN if key in own else PromptState.GIVEN if key in given else PromptState.OPEN
            prompts.setdefault(key, Prompt(part, sentence, state))
    stale = (Prompt(STALE_PART, said, PromptState.STALE) for key, said in own.items() if key not in prompts)
    return (*prompts.values(), *stale)


def sound_of(texts: Texts, sentence: str) -> Sound | None:
    """The recording of a sentence, this office's before another; None where there is none that can be played."""
    for folder in (texts.own_folder, texts.folder):
        path = recordings_in(folder / RECORDINGS).get(same_words(sentence)) if folder is not None else None
        if path is not None:
            try:
                return read_wav(path.read_bytes())
            except (OSError, SoundError):
                continue
    return None


def remove(texts: Texts, sentence: str) -> None:
    """Forget this office's recording of it. Raises: OSError, RecordingsError."""
    remove_clip(_own(texts), sentence)


def _clips(folder: Path) -> dict[str, str]:
    """Sentences by their words, of those recordings that are there."""
    there = recordings_in(folder)
    listed = clips_in(folder) if there else {}
    return {same_words(sentence): sentence for sentence in listed if same_words(sentence) in there}


def _own(texts: Texts) -> Path:
    assert texts.own_folder is not None, "loaded without a state folder"
    return texts.own_folder / RECORDINGS


def _all_of(intake: Intake, is_over: Callable[[], bool], tell: Callable[[Level], None]) -> bytes | TakeState:
    pcm, told = bytearray(), 0
    for data in _chunks(intake):
        if isinstance(data, TakeState):
            return data
        pcm += data
        if len(pcm) >= told + _TELL_BYTES:
            told = len(pcm)
            tell(Level(len(pcm) / SAMPLE_BYTES / RATE_HZ, level_of(bytes(pcm[-_TELL_BYTES:]))))
        if is_over() or len(pcm) >= MOST_BYTES:
            return bytes(pcm[:MOST_BYTES])
    return TakeState.BROKEN


def _chunks(intake: Intake) -> Iterator[bytes | TakeState]:
    while True:
        yield intake.read()
