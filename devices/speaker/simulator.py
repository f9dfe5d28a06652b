"""The simulated sound card: a folder. What was played is there as WAV files, and in `said.jsonl` what and when.

Its switches are files too, so that the dock, another process, has its hands on them: `card` holds a `SpeakerState`,
`microphone` a `TakeState`, `spoken.wav` what somebody says to it, and `jack` is a pipe through which events of a
headphone jack come, as from the kernel.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
import wave
from typing import TYPE_CHECKING

from devices.speaker.jack import event_bytes
from devices.speaker.sound import SAMPLE_BYTES, Sound, SoundError, read_wav
from devices.speaker.states import SpeakerState
from kiosk.ports import TakeState

if TYPE_CHECKING:
    from pathlib import Path

    from devices.speaker.microphone import Intake
    from devices.speaker.sink import Stream
    from kiosk.ports import Spoken

LOG, CARD, JACK = "said.jsonl", "card", "jack"
MICROPHONE, SPOKEN = "microphone", "spoken.wav"
MOST_FILES = 50
_STEP_S = 0.1


class FolderSink:
    """Plays into a folder, as long as the sound takes.

    Args:
        folder: Made if missing.
        pace: 1 for the time that hearing takes; 0 for none of it.
    """

    def __init__(self, folder: Path, pace: float = 1.0) -> None:
        self._folder, self._pace = folder, pace
        self._writing = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        self._number = max((int(file.stem) for file in folder.glob("[0-9]*.wav")), default=0)

    def open(self, rate_hz: int, spoken: Spoken | None) -> Stream | SpeakerState:
        """Begin a sound, unless the card is out."""
        state = self.state()
        if state is not SpeakerState.READY:
            return state
        self._number += 1
        facts = {"text": spoken.text, "language": spoken.language, "wpm": spoken.wpm} if spoken else {"text": ""}
        self.note(self._number, "began", **facts, volume_db=spoken.volume_db if spoken else 0)
        return _FolderStream(self, self._number, rate_hz, self._pace)

    def keep(self, number: int, rate_hz: int, pcm: bytes) -> None:
        """Write a sound, and remove the one that is many sounds older."""
        with wave.open(str(self._folder / f"{number:05d}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(SAMPLE_BYTES)
            file.setframerate(rate_hz)
            file.writeframes(pcm)
        (self._folder / f"{number - MOST_FILES:05d}.wav").unlink(missing_ok=True)

    def note(self, number: int, event: str, **facts: object) -> None:
        """Add a line to the log."""
        line = json.dumps({"number": number, "event": event, "at": time.time(), **facts}, ensure_ascii=False)
        with self._writing, (self._folder / LOG).open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def state(self) -> SpeakerState:
        """How the card is now."""
        with contextlib.suppress(OSError, ValueError):
            return SpeakerState((self._folder / CARD).read_text(encoding="ascii").strip())
        return SpeakerState.READY


class _FolderStream:
    def __init__(self, sink: FolderSink, number: int, rate_hz: int, pace: float) -> None:
        self._sink, self._number, self._rate_hz, self._pace = sink, number, rate_hz, pace
        self._began_at = time.monotonic()
        self._pcm = bytearray()
        self._cut = threading.Event()

    def write(self, pcm: bytes) -> bool:
        self._pcm += pcm
        return not self._cut.is_set()

    def finish(self, within_s: float) -> SpeakerState:
        seconds = len(self._pcm) / SAMPLE_BYTES / self._rate_hz
        left_s = self._began_at + seconds * self._pace - time.monotonic()
        is_cut = self._cut.wait(max(0.0, min(left_s, within_s)))
        heard_s = min(seconds, time.monotonic() - self._began_at) if is_cut else seconds
        self._sink.keep(self._number, self._rate_hz, bytes(self._pcm[: int(heard_s * self._rate_hz) * SAMPLE_BYTES]))
        self._sink.note(self._number, "cut" if is_cut else "heard", seconds=round(heard_s, 3))
        return SpeakerState.BROKEN if is_cut else SpeakerState.READY

    def cut(self) -> None:
        self._cut.set()


class FolderMicrophone:
    """Hears what lies in the folder, from its beginning, and then the silence of a room.

    Args:
        folder: As of the card.
        pace: 1 for the time that speaking takes; 0 for none of it.
    """

    def __init__(self, folder: Path, pace: float = 1.0) -> None:
        self._folder, self._pace = folder, pace

    def open(self, rate_hz: int) -> Intake | TakeState:
        """Listen, unless it is out."""
        state = TakeState.GOOD
        with contextlib.suppress(OSError, ValueError):
            state = TakeState((self._folder / MICROPHONE).read_text(encoding="ascii").strip())
        if state not in {TakeState.GOOD, TakeState.BROKEN}:
            return state
        try:
            sound = read_wav((self._folder / SPOKEN).read_bytes())
        except (OSError, SoundError):
            sound = Sound(rate_hz, b"")
        return _FolderIntake(sound, rate_hz, self._pace, breaks=state is TakeState.BROKEN)


class _FolderIntake:
    """A tenth of a second at a time; a broken one ends after the first."""

    def __init__(self, sound: Sound, rate_hz: int, pace: float, *, breaks: bool) -> None:
        self._sound, self._pace, self._breaks = sound, pace, breaks
        self._step = int(rate_hz * _STEP_S) * SAMPLE_BYTES
        self._at = 0

    def read(self) -> bytes | TakeState:
        if self._breaks and self._at:
            return TakeState.BROKEN
        time.sleep(_STEP_S * self._pace)
        data = self._sound.pcm[self._at : self._at + self._step]
        self._at += self._step
        return data.ljust(self._step, b"\0")

    def close(self) -> None:
        pass


class SimulatedSpeaker:
    """The hand on a simulated sound card.

    Args:
        folder: As of its `FolderSink`.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.jack_path = folder / JACK
        self.jack_path.unlink(missing_ok=True)
        os.mkfifo(self.jack_path)
        self._jack = os.open(self.jack_path, os.O_RDWR | os.O_NONBLOCK)
        self.has_headphones = False
        self.plug(is_in=False)
        self.switch(SpeakerState.READY)
        self.switch_microphone(TakeState.GOOD)

    @property
    def device(self) -> str:
        """For `SpeechConfig.device`."""
        return f"folder:{self.folder}"

    @property
    def state(self) -> SpeakerState:
        """How the card is."""
        return self._state

    def switch(self, state: SpeakerState) -> None:
        """From the next sound on the card is so."""
        _put(self.folder / CARD, state.encode())
        self._state = state

    def switch_microphone(self, state: TakeState) -> None:
        """From the next take on the microphone is so; GOOD for one that hears."""
        _put(self.folder / MICROPHONE, state.encode())
        self.microphone = state

    def speak(self, wav: bytes) -> None:
        """Say this to it, from the beginning of every take; 16 bits, one channel, of the rate that is recorded."""
        _put(self.folder / SPOKEN, wav)

    def plug(self, *, is_in: bool) -> None:
        """Put headphones in, or pull them out; nobody listening, the oldest moves are lost."""
        self.has_headphones = is_in
        with contextlib.suppress(BlockingIOError):
            os.write(self._jack, event_bytes(is_in=is_in))

    def mark(self) -> int:
        """Another number whenever something new was said, or ended."""
        try:
            return (self.folder / LOG).stat().st_size
        except OSError:
            return 0

    def said(self, most: int = 20) -> list[dict[str, object]]:
        """The last things that were said, the newest first, with how they ended."""
        try:
            lines = (self.folder / LOG).read_text(encoding="utf-8").splitlines()[-4 * most :]
        except OSError:
            return []
        found: dict[int, dict[str, object]] = {}
        for line in lines:
            with contextlib.suppress(ValueError):
                one = json.loads(line)
                event = one.pop("event")
                found.setdefault(one["number"], {}).update(one, ended=event)
        newest = sorted(found.values(), key=lambda one: int(str(one["number"])), reverse=True)
        return [one for one in newest if "text" in one][:most]

    def close(self) -> None:
        """Take the card away."""
        os.close(self._jack)
        self.jack_path.unlink(missing_ok=True)


def _put(path: Path, content: bytes) -> None:
    """Whole at once, for whoever reads it meanwhile."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(content)
    fresh.replace(path)
