"""Loudspeaker and voices, for a technician."""

from __future__ import annotations

import re
import subprocess
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from devices.plugged import clean
from devices.speaker._glance import card_state
from devices.speaker._make import FOLDER, make_speaker, sink_of, voices_of
from devices.speaker.choir import Choir
from devices.speaker.jack import are_headphones_in
from devices.speaker.microphone import microphone_names
from devices.speaker.sink import device_names
from devices.speaker.sound import at_volume, tone
from devices.speaker.states import SpeakerState
from devices.speaker.timeouts import Timeouts
from kiosk.ports import UNSET, Asked, DeviceKind, FoundDevice, Spoken, Verdict, WhoActs, never
from kiosk.texts import load_languages

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.config import Config

_SAMPLE = {"id": "Nomor antrean A nol satu dua. Silakan ke loket dua.", "en": "Number A zero one two. Counter two."}
_SAID_S = 20.0
_WPM, _VOLUME_DB = 125, -12
_TONES_DB = (-24, -12, 0)
_PERCENT = re.compile(r"\[(\d{1,3})%\]")
_TIMES = Timeouts(voice_s=1.5)
_VOICES_S = 3.0
_USUAL = "default"
_HEARD, _UNHEARD = "heard", "unheard"  # as a technician says who listened
_ASKED = Asked("heard", {"yes": {}, "no": {}}, {"yes": (_HEARD, WhoActs.NOBODY), "no": (_UNHEARD, WhoActs.TECHNICIAN)})


class _Speakers:
    """The checkup of the speaker; the table of its settings is `[speech]`."""

    kind = DeviceKind.SPEAKER
    states = (*(state.value for state in SpeakerState), _HEARD, _UNHEARD)

    def find(self) -> tuple[FoundDevice, ...]:
        """ALSA's outputs that name a card, and its default."""
        names = [name for name in device_names() if name == clean(name) and name.startswith(("default", "plughw:"))]
        return tuple(FoundDevice(self.kind, name, {"device": name}) for name in names)

    def probe(self, config: Config) -> Verdict:
        """Whether there is a card and a voice for each language; nothing is heard."""
        speech = config.speech
        if not speech.device:
            return UNSET
        if (state := card_state(speech.device, _TIMES)) is not SpeakerState.READY:
            return _verdict(state)
        microphone, better = _microphone(speech.microphone)
        facts = {"volume_percent": _volume(speech.device), "headphones": _headphones(speech.jack)}
        until = time.monotonic() + _VOICES_S
        for code, texts in load_languages(speech, config.state_dir).items():
            choir = Choir({code: voices_of(texts, speech.commands.get(code, ()), _TIMES)}, code)
            if time.monotonic() < until and choir.sound_of("1", code, _WPM) is None:
                return _verdict(SpeakerState.NO_VOICE, language=code)
        return replace(_verdict(SpeakerState.READY, **facts, microphone=microphone), suits=better)

    def test(self, config: Config, tell: Callable[[str], None], _is_left: Callable[[], bool] = never) -> Verdict:
        """Three tones, each louder, then a sentence; whether they were heard is asked: a card says nothing of that."""
        if not config.speech.device:
            return UNSET
        tell("device.speaker.test.tones")
        if (state := _play_tones(config.speech.device)) is not SpeakerState.READY:
            return _verdict(state)
        tell("device.speaker.test.sentence")
        verdict = _verdict(_say_sample(config), volume_percent=_volume(config.speech.device))
        return replace(verdict, asks=_ASKED) if verdict.state == SpeakerState.READY else verdict


def _verdict(state: SpeakerState, **facts: str) -> Verdict:
    who = WhoActs.TECHNICIAN if state is SpeakerState.UNKNOWN else state.who_acts  # silence is not yes
    return Verdict(state, who, {name: fact for name, fact in facts.items() if fact})


def _volume(device: str) -> str:
    """What the mixer says, such as `74`; empty where there is none."""
    card = device.partition("CARD=")[2].partition(",")[0]
    command = ["amixer", *(["-c", card] if card else []), "sget", "Master"]
    try:
        told = subprocess.run(command, capture_output=True, timeout=1, check=False).stdout  # noqa: S603 - a list
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = _PERCENT.search(told.decode("ascii", "replace"))
    return found[1] if found else ""


def _microphone(configured: str) -> tuple[str, dict[str, object]]:
    """The configured microphone, empty where there is none such; and one that is plugged in to choose in its place."""
    if not configured or configured.startswith(FOLDER):
        return configured, {}
    names = [name for name in microphone_names() if name == clean(name)]
    cards = [name for name in names if name.startswith("plughw:")]
    if configured in names and (configured != _USUAL or not cards):
        return configured, {}
    return "", {"microphone": cards[0]} if cards else {}


def _headphones(jack: str) -> str:
    is_in = are_headphones_in(jack) if jack else None
    return "" if is_in is None else "in" if is_in else "out"


def _play_tones(device: str) -> SpeakerState:
    sink, sound = sink_of(device, _TIMES), tone()
    for volume_db in _TONES_DB:
        stream = sink.open(sound.rate_hz, None)
        if isinstance(stream, SpeakerState):
            return stream
        stream.write(at_volume(sound.pcm, volume_db))
        if (state := stream.finish(_TIMES.late_s)) is not SpeakerState.READY:
            return state
    return SpeakerState.READY


def _say_sample(config: Config) -> SpeakerState:
    languages, over = load_languages(config.speech, config.state_dir), threading.Event()
    code = next(iter(languages))
    speaker = make_speaker(config.speech, languages)
    assert speaker is not None
    try:
        speaker.say(Spoken(_SAMPLE.get(code, _SAMPLE["id"]), code, _WPM, _VOLUME_DB), over.set)
        until = time.monotonic() + _SAID_S
        while not over.wait(0.1) and speaker.state is SpeakerState.UNKNOWN and time.monotonic() < until:
            pass
        return speaker.state
    finally:
        speaker.close()


CHECKUP = _Speakers()
