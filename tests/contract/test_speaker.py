"""The port of the speaker, over the real one with its voice and over the fake that other tests use."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from devices.speaker.choir import Choir
from devices.speaker.speaker import VoicedSpeaker
from devices.speaker.timeouts import Timeouts
from devices.speaker.voices import EspeakVoice
from kiosk.ports import Spoken
from tests.devices.speaker.card import MOST_S, Card
from tests.fakes.speaker import FakeSpeaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.ports import Speaker

FIRST, SECOND = Spoken("Satu. Dua.", "id", 125, -12), Spoken("Tiga.", "id", 125, -12)


class Ears:
    """Hears a speaker out, and counts what was said whole."""

    def __init__(self, speaker: Speaker, card: Card | None) -> None:
        self.speaker, self._card, self._sounds = speaker, card, 0
        self.ended: list[str] = []
        self._heard = threading.Condition()

    def say(self, spoken: Spoken) -> None:
        self._sounds += 1
        self.speaker.say(spoken, lambda: self._note(spoken.text))
        if self._card is not None:
            self._card.nth(self._sounds)

    def hear_out(self) -> None:
        """The last thing is heard to its end."""
        count = len(self.ended)
        if self._card is None:
            assert isinstance(self.speaker, FakeSpeaker)
            self.speaker.hear_out()
        else:
            self._card.nth(self._sounds).is_over.set()
        with self._heard:
            assert self._heard.wait_for(lambda: len(self.ended) > count, MOST_S)

    def _note(self, text: str) -> None:
        with self._heard:
            self.ended.append(text)
            self._heard.notify_all()


@pytest.fixture(params=["real", "fake"])
def ears(request: pytest.FixtureRequest) -> Iterator[Ears]:
    card = Card() if request.param == "real" else None
    choir = Choir({"id": [EspeakVoice("id", "id", 5.0)]}, "id")
    speaker: Speaker = FakeSpeaker() if card is None else VoicedSpeaker(choir, card, None, Timeouts())
    yield Ears(speaker, card)
    speaker.close()


def test_what_was_said_whole_is_told_once(ears: Ears) -> None:
    ears.say(FIRST)
    ears.hear_out()
    assert ears.ended == [FIRST.text]
    assert ears.speaker.stop() is None


def test_another_thing_breaks_off_the_first_whose_end_is_never_told(ears: Ears) -> None:
    ears.say(FIRST)
    ears.say(SECOND)
    ears.hear_out()
    assert ears.ended == [SECOND.text]


def test_silence_gives_what_was_not_said(ears: Ears) -> None:
    ears.say(FIRST)
    assert ears.speaker.stop() == FIRST
    assert ears.speaker.stop() is None
    ears.say(SECOND)
    ears.hear_out()
    assert ears.ended == [SECOND.text]


def test_a_tone_breaks_off_and_a_forgotten_speaker_speaks_again(ears: Ears) -> None:
    ears.say(FIRST)
    ears.speaker.beep(-12)
    ears.speaker.forget()
    ears.speaker.prepare(SECOND)
    assert ears.ended == []


def test_no_jack_cannot_tell(ears: Ears) -> None:
    assert ears.speaker.has_headphones() is None
    ears.speaker.watch_headphones(lambda _: None)
