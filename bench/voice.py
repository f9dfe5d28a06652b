"""Speech: from the wish to the first sound in ALSA's hands, with and without preparing; and from a press to silence."""

from __future__ import annotations

import os
import queue
import select
import subprocess
import threading
import time
from typing import TYPE_CHECKING

from bench.figures import Figure
from devices.speaker import SpeakerState, Timeouts
from devices.speaker._make import voices_of
from devices.speaker.choir import Choir
from devices.speaker.sentences import sentences_of
from devices.speaker.sink import AplaySink
from devices.speaker.speaker import VoicedSpeaker
from kiosk.ports import Spoken
from kiosk.texts import Texts
from tests.kiosk.speech.listener import Listener
from tests.kiosk.speech.stories import HEADPHONES

if TYPE_CHECKING:
    from pathlib import Path

    from bench.stage import Stage
    from devices.speaker.sink import Stream

START_MS, SILENCE_MS = 150.0, 30.0
WPM, VOLUME_DB = 125, -12
MOST_S = 5.0
SILENCES = 30
RATE_HZ = 22_050
# ALSA's card that takes everything at once: what is measured is ours alone.
CARD = "null"


class Watch:
    """A sink that notes when the first sound of its last stream was handed over."""

    def __init__(self) -> None:
        self.began_at: queue.Queue[float] = queue.Queue()
        self._sink = AplaySink(CARD, MOST_S)

    def open(self, rate_hz: int, spoken: Spoken | None) -> Stream | SpeakerState:
        opened = self._sink.open(rate_hz, spoken)
        self.began_at = queue.Queue()  # what the last one still notes is lost with it
        return opened if isinstance(opened, SpeakerState) else _Watched(opened, self.began_at)


class _Watched:
    def __init__(self, stream: Stream, began_at: queue.Queue[float]) -> None:
        self._stream, self._began_at = stream, began_at
        self.cut, self.finish = stream.cut, stream.finish

    def write(self, pcm: bytes) -> bool:
        is_taken = self._stream.write(pcm)
        self._began_at.put(time.perf_counter())
        return is_taken


def measure(ready: Stage) -> list[Figure]:
    """All figures of the voice, over every text of one whole application as headphones hear it."""
    texts, watch = _texts(), Watch()
    choir = Choir({"id": voices_of(Texts("id"), (), Timeouts())}, "id")
    speaker = VoicedSpeaker(choir, watch, None, Timeouts())
    try:
        fresh = tuple(_start_ms(speaker, watch, text) for text in texts)
        prepared = tuple(_start_ms(speaker, watch, text, choir) for text in texts)
    finally:
        speaker.close()
    alone = tuple(_espeak_ms(sentences_of(text)[0]) for text in texts)
    silence = tuple(_silence_ms(ready.office.folder / f"card-{time_}") for time_ in range(SILENCES))
    said = "peer: espeak-ng alone making the first sentence"
    return [
        Figure("focus -> first sound at ALSA, prepared", "ms", prepared, START_MS, is_tail=True),
        Figure(
            "page -> first sound at ALSA, not prepared", "ms", fresh, START_MS, is_tail=True, peer=alone, remark=said
        ),
        Figure("press -> the sound's process is dead", "ms", silence, SILENCE_MS, is_tail=True),
    ]


def _texts() -> list[str]:
    one = Listener(HEADPHONES)
    one.begin("sku")
    one.reach_check()
    return list(dict.fromkeys(said.text for said in one.said if said.text))


def _start_ms(speaker: VoicedSpeaker, watch: Watch, text: str, choir: Choir | None = None) -> float:
    """How long until it is heard; with a choir, that was prepared before."""
    speaker.forget()
    spoken = Spoken(text, "id", WPM, VOLUME_DB)
    if choir is not None:
        speaker.prepare(spoken)
        until = time.monotonic() + MOST_S
        while not choir.knows(sentences_of(text)[-1], "id", WPM) and time.monotonic() < until:
            time.sleep(0.005)
    over = threading.Event()
    asked_at = time.perf_counter()
    speaker.say(spoken, over.set)
    assert over.wait(MOST_S)
    return 1000 * (watch.began_at.get() - asked_at)


def _espeak_ms(sentence: str) -> float:
    command = ["espeak-ng", "-v", "id", "-s", str(WPM), "--stdin", "--stdout"]
    began_at = time.perf_counter()
    subprocess.run(command, input=sentence.encode(), stdout=subprocess.DEVNULL, check=True)
    return 1000 * (time.perf_counter() - began_at)


def _silence_ms(pipe: Path) -> float:
    """A pipe that nobody reads stands for a card in the middle of a long sound."""
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    stream = AplaySink(f"file:{pipe},raw", MOST_S).open(RATE_HZ, None)
    assert not isinstance(stream, SpeakerState)
    stream.write(bytes(4 * RATE_HZ))
    select.select([reader], [], [], MOST_S)
    pressed_at = time.perf_counter()
    stream.cut()
    stream.finish(MOST_S)
    took_ms = 1000 * (time.perf_counter() - pressed_at)
    os.close(reader)
    return took_ms
