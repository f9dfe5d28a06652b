"""What speaking means: the last thing asked for is said, whatever was said before is broken off."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from devices.speaker.sentences import sentences_of
from devices.speaker.sound import SAMPLE_BYTES, Sound, at_volume, tone
from devices.speaker.states import SpeakerState
from kiosk.ports import Spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from devices.speaker.choir import Choir
    from devices.speaker.jack import Jack
    from devices.speaker.sink import Sink, Stream
    from devices.speaker.timeouts import Timeouts

log = logging.getLogger(__name__)

_CHUNK_S = 0.25
MOST_AHEAD = 80
# What is made ahead costs a processor that the screen needs.
_DEAF = frozenset({SpeakerState.NO_VOICE, SpeakerState.NO_CARD})


@dataclass
class _Job:
    """One thing to be heard; `heard_until` says after how many seconds each sentence ends."""

    what: Spoken | Sound
    volume_db: int
    done: Callable[[], None] | None = None
    sentences: tuple[str, ...] = ()
    heard_until: list[float] = field(default_factory=list)
    began_at: float | None = None

    def left(self) -> tuple[str, ...]:
        """The sentences not heard whole by now."""
        if self.began_at is None:
            return self.sentences
        heard_s = time.monotonic() - self.began_at
        return self.sentences[sum(end <= heard_s for end in self.heard_until) :]


class VoicedSpeaker:
    """A `Speaker`: one thread says, another one makes ahead what may be said next.

    Args:
        choir: Makes sentences into sound.
        sink: Plays it.
        jack: Knows of headphones; None if nothing does.
        times: Every time-out.
    """

    def __init__(self, choir: Choir, sink: Sink, jack: Jack | None, times: Timeouts) -> None:
        self._choir, self._sink, self._jack, self._times = choir, sink, jack, times
        self._changed = threading.Condition()
        self._next: _Job | None = None
        self._now: _Job | None = None
        self._stream: Stream | None = None
        self._ahead: deque[tuple[str, str, int]] = deque()
        self._is_closed = False
        self._state = SpeakerState.UNKNOWN
        self._threads = [
            threading.Thread(target=target, name=name, daemon=True)
            for name, target in (("speaker", self._speak), ("voices", self._make_ahead))
        ]
        for thread in self._threads:
            thread.start()

    @property
    def state(self) -> SpeakerState:
        """As the last thing said has shown it."""
        return self._state

    def watch_headphones(self, on_moved: Callable[[bool], None]) -> None:
        """Tell from now on when headphones go in or out, in any thread."""
        if self._jack is not None:
            self._jack.start(on_moved)

    def has_headphones(self) -> bool | None:
        """What the jack says."""
        return self._jack.is_in if self._jack is not None else None

    def prepare(self, spoken: Spoken) -> None:
        """Make its sentences ahead, but for nobody who could not hear them; of too many, the last are not made."""
        wishes = [(sentence, spoken.language, spoken.wpm) for sentence in sentences_of(spoken.text)]
        with self._changed:
            if self._state not in _DEAF:
                self._ahead.extend(wishes[: MOST_AHEAD - len(self._ahead)])
                self._changed.notify_all()

    def say(self, spoken: Spoken, done: Callable[[], None]) -> None:
        """Break off what is being said and say this."""
        self._put(_Job(spoken, spoken.volume_db, done, sentences_of(spoken.text)))

    def beep(self, volume_db: int) -> None:
        """A short tone; it breaks off what is being said, as the key did that it answers."""
        self._put(_Job(tone(), volume_db))

    def stop(self) -> Spoken | None:
        """Be silent at once; what was not said of the last thing, from the beginning of its broken sentence."""
        with self._changed:
            job = self._next or self._now
            self._put(None)
            self._ahead.clear()
        if job is None or isinstance(job.what, Sound) or not (left := job.left()):
            return None
        return replace(job.what, text=" ".join(left))

    def forget(self) -> None:
        """Be silent, and keep no sound: it may be what somebody was told."""
        self.stop()
        self._choir.forget()

    def close(self) -> None:
        """Be silent for good."""
        with self._changed:
            self._is_closed = True
        self.forget()
        for thread in self._threads:
            thread.join(self._times.close_s)
        if self._jack is not None:
            self._jack.close()

    def _put(self, job: _Job | None) -> None:
        with self._changed:
            self._next, self._now = job, None
            if self._stream is not None:
                self._stream.cut()
            self._changed.notify_all()

    # --- the thread that speaks --------------------------------------------------------------------------------------

    def _speak(self) -> None:
        while self._speak_one():  # between two jobs nothing here holds the last one: it may be what somebody was told
            pass

    def _speak_one(self) -> bool:
        if (job := self._take()) is None:
            return False
        try:
            state = self._perform(job)
        except Exception as err:  # noqa: BLE001 - whatever it was, the next page shall be heard
            log.error("speaking failed: %s", type(err).__name__)  # noqa: TRY400 - a traceback may hold what was said
            state = SpeakerState.BROKEN
        self._end(job, state)
        return True

    def _take(self) -> _Job | None:
        with self._changed:
            self._changed.wait_for(lambda: self._next is not None or self._is_closed)
            self._now, self._next = self._next, None
            return None if self._is_closed else self._now

    def _end(self, job: _Job, state: SpeakerState) -> None:
        """Say that it is over: not of what was broken off, but also of what nobody could hear."""
        with self._changed:
            if self._now is not job:
                return
            self._now = None
        if state is not self._state:
            log.log(logging.INFO if state is SpeakerState.READY else logging.WARNING, "speaker: %s", state.value)
            self._state = state
        if job.done is not None:
            with contextlib.suppress(RuntimeError):  # the loop that wanted to know has ended
                job.done()

    def _perform(self, job: _Job) -> SpeakerState:
        """Say all of a job; what comes back for one that was broken off means nothing."""
        stream: Stream | None = None
        rate_hz, state, seconds = 0, SpeakerState.READY, 0.0
        for sound in self._sounds_of(job):
            if sound is None:
                state = SpeakerState.NO_VOICE
                job.heard_until.append(seconds)
                continue
            if stream is None or sound.rate_hz != rate_hz:
                if stream is not None:
                    self._finish(stream, job, seconds)
                opened = self._open(job, sound.rate_hz)
                if isinstance(opened, SpeakerState):
                    return opened
                stream, rate_hz = opened, sound.rate_hz
            seconds += sound.seconds
            job.heard_until.append(seconds)
            if not self._write(stream, sound, job):
                break
        return state if stream is None else self._finish(stream, job, seconds)

    def _sounds_of(self, job: _Job) -> Iterator[Sound | None]:
        match job.what:
            case Sound():
                yield job.what
            case Spoken(_, language, wpm):
                for sentence in job.sentences:
                    if self._now is not job:
                        return
                    yield self._choir.sound_of(sentence, language, wpm)
            case _:
                assert_never(job.what)

    def _open(self, job: _Job, rate_hz: int) -> Stream | SpeakerState:
        opened = self._sink.open(rate_hz, job.what if isinstance(job.what, Spoken) else None)
        if isinstance(opened, SpeakerState):
            return opened
        with self._changed:
            if self._now is not job:
                opened.cut()
            self._stream = opened
        job.began_at = job.began_at or time.monotonic()
        return opened

    def _write(self, stream: Stream, sound: Sound, job: _Job) -> bool:
        step = int(_CHUNK_S * sound.rate_hz) * SAMPLE_BYTES
        return all(
            self._now is job and stream.write(at_volume(sound.pcm[at : at + step], job.volume_db))
            for at in range(0, len(sound.pcm), step)
        )

    def _finish(self, stream: Stream, job: _Job, seconds: float) -> SpeakerState:
        assert job.began_at is not None
        left_s = max(0.0, job.began_at + seconds - time.monotonic())
        state = stream.finish(left_s + self._times.late_s)
        with self._changed:
            self._stream = None
        return state

    # --- the thread that makes ahead ---------------------------------------------------------------------------------

    def _make_ahead(self) -> None:
        while self._make_one_ahead():
            pass

    def _make_one_ahead(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._ahead or self._is_closed)
            if self._is_closed:
                return False
            wish = self._ahead.popleft()
        try:
            self._choir.sound_of(*wish, is_ahead=True)
        except Exception as err:  # noqa: BLE001 - whatever it was, it is tried again when it is to be said
            log.error("preparing speech failed: %s", type(err).__name__)  # noqa: TRY400 - as above
        return True
