"""All voices of all languages, and the sounds they made a moment ago."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devices.speaker.sound import Sound
    from devices.speaker.voices import Voice

MOST_KEPT_BYTES = 8 << 20

Key = tuple[str, str, int]


class Choir:
    """Makes sentences into sound and keeps the last ones, in memory alone. Thread: any.

    Args:
        voices: Of each language, the best first; the next one says what it cannot.
        otherwise: The language whose voices say what comes in an unknown one.
    """

    def __init__(self, voices: Mapping[str, Sequence[Voice]], otherwise: str) -> None:
        self._voices, self._otherwise = voices, otherwise
        self._kept: OrderedDict[Key, Sound] = OrderedDict()
        self._kept_bytes = 0
        self._forgotten = 0  # how often; what was begun before the last time is not kept
        self._keeping = threading.Lock()

    def sound_of(self, sentence: str, language: str, wpm: int, *, is_ahead: bool = False) -> Sound | None:
        """The sound of a cleaned sentence; None if no voice can say it."""
        key = (sentence, language, wpm)
        return self._find(key) or self._make(key, is_ahead=is_ahead)

    def knows(self, sentence: str, language: str, wpm: int) -> bool:
        """Whether its sound is there already."""
        return self._find((sentence, language, wpm)) is not None

    def forget(self) -> None:
        """Keep nothing: it may be what somebody was told."""
        with self._keeping:
            self._kept.clear()
            self._kept_bytes = 0
            self._forgotten += 1

    def _find(self, key: Key) -> Sound | None:
        with self._keeping:
            sound = self._kept.get(key)
            if sound is not None:
                self._kept.move_to_end(key)
            return sound

    def _make(self, key: Key, *, is_ahead: bool) -> Sound | None:
        sentence, language, wpm = key
        since = self._forgotten
        for voice in self._voices.get(language) or self._voices[self._otherwise]:
            sound = voice.speak(sentence, wpm, is_ahead=is_ahead)
            if sound is not None:
                self._keep(key, sound, since)
                return sound
        return None

    def _keep(self, key: Key, sound: Sound, since: int) -> None:
        with self._keeping:
            if since != self._forgotten or key in self._kept:
                return
            self._kept[key] = sound
            self._kept_bytes += len(sound.pcm)
            while self._kept_bytes > MOST_KEPT_BYTES and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._kept_bytes -= len(oldest.pcm)
