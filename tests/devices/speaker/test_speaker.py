"""What speaking means, with the real threads and a card that ends a sound when told to."""

from __future__ import annotations

import asyncio
import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from devices.speaker import SpeakerState
from devices.speaker.choir import Choir
from devices.speaker.sound import Sound, at_volume, tone
from devices.speaker.speaker import MOST_AHEAD, VoicedSpeaker
from devices.speaker.timeouts import Timeouts
from kiosk.ports import Spoken
from tests.devices.speaker.card import MOST_S, Card

if TYPE_CHECKING:
    from collections.abc import Iterator

RATE_HZ = 16_000
SECOND = bytes(2 * RATE_HZ)


class Reader:
    """A voice: a second of silence with the sentence's number of letters in it; stops to think when told to."""

    def __init__(self) -> None:
        self.read: list[tuple[str, bool]] = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.is_asked = threading.Event()
        self.rate_hz = RATE_HZ
        self.breaks_on = ""

    def speak(self, sentence: str, wpm: int, *, is_ahead: bool) -> Sound | None:
        del wpm
        self.is_asked.set()
        assert self.may_go_on.wait(MOST_S)
        self.read.append((sentence, is_ahead))
        if sentence == self.breaks_on:
            raise ZeroDivisionError
        if sentence.startswith("?"):
            return None
        rate_hz = 8_000 if sentence.startswith("Lambat") else RATE_HZ
        return Sound(rate_hz, len(sentence).to_bytes(2, "little") + SECOND[2:])


class Scene:
    def __init__(self) -> None:
        self.reader, self.card = Reader(), Card()
        self.speaker = VoicedSpeaker(Choir({"id": [self.reader]}, "id"), self.card, None, Timeouts())
        self.over = threading.Event()

    def say(self, text: str, volume_db: int = 0) -> None:
        self.over.clear()
        self.speaker.say(Spoken(text, "id", 125, volume_db), self.over.set)

    def hear_out(self) -> None:
        assert self.over.wait(MOST_S)


@pytest.fixture
def scene() -> Iterator[Scene]:
    made = Scene()
    yield made
    made.reader.may_go_on.set()
    made.speaker.close()


def test_sentences_come_out_in_order_as_softly_as_wanted(scene: Scene) -> None:
    scene.say("Satu. Dua puluh.", -6)
    stream = scene.card.nth(1)
    expected = b"".join(len(one).to_bytes(2, "little") + SECOND[2:] for one in ("Satu.", "Dua puluh."))
    assert bytes(stream.pcm) == at_volume(expected, -6)
    stream.is_over.set()
    scene.hear_out()
    assert scene.speaker.state is SpeakerState.READY


def test_speech_begins_with_its_first_sentence_not_with_its_last(scene: Scene) -> None:
    scene.say("Satu. Dua.")
    scene.card.nth(1)
    scene.reader.may_go_on.clear()
    scene.say("Satu. Tiga.")  # the first is known, of the second nothing is there yet
    stream = scene.card.streams[0]
    assert stream.is_cut
    with scene.card._opened:
        assert scene.card._opened.wait_for(lambda: len(scene.card.streams) == 2, MOST_S)
    scene.reader.may_go_on.set()
    assert len(scene.card.nth(2).pcm) == 2 * len(SECOND)


def test_what_was_made_ahead_is_not_made_again(scene: Scene) -> None:
    scene.speaker.prepare(Spoken("Satu. Dua.", "id", 125, 0))
    assert scene.reader.is_asked.wait(MOST_S)
    scene.say("Satu. Dua. Tiga.")
    scene.card.nth(1)
    assert sorted(set(scene.reader.read)) == sorted(scene.reader.read)
    assert ("Tiga.", False) in scene.reader.read


def test_silence_ends_what_is_made_ahead_too(scene: Scene) -> None:
    scene.reader.may_go_on.clear()
    scene.speaker.prepare(Spoken(" ".join(f"{number}." for number in range(2 * MOST_AHEAD)), "id", 125, 0))
    assert scene.reader.is_asked.wait(MOST_S)
    assert len(scene.speaker._ahead) <= MOST_AHEAD
    scene.speaker.stop()
    scene.reader.may_go_on.set()
    scene.say("Selesai.")
    scene.card.nth(1)
    assert len(scene.reader.read) <= 2


def test_nothing_is_made_ahead_where_nobody_can_hear(scene: Scene) -> None:
    scene.card.state = SpeakerState.NO_CARD
    scene.say("Satu.")
    scene.hear_out()
    scene.speaker.prepare(Spoken("Dua.", "id", 125, 0))
    assert not scene.speaker._ahead


def test_forgotten_sounds_are_made_anew(scene: Scene) -> None:
    scene.card.is_patient = False
    scene.say("Satu.")
    scene.hear_out()
    scene.speaker.forget()
    assert scene.speaker._choir._kept == {}
    scene.say("Satu.")
    scene.hear_out()
    assert scene.reader.read == [("Satu.", False)] * 2


def test_what_was_being_made_for_one_who_has_gone_is_not_kept(scene: Scene) -> None:
    scene.reader.may_go_on.clear()
    scene.say("Namanya Siti.")
    assert scene.reader.is_asked.wait(MOST_S)
    scene.speaker.forget()
    scene.reader.may_go_on.set()
    scene.card.is_patient = False
    scene.say("Selesai.")
    scene.hear_out()
    assert [sentence for sentence, _, _ in scene.speaker._choir._kept] == ["Selesai."]


def test_no_thread_holds_what_was_said_last(scene: Scene) -> None:
    scene.card.is_patient = False
    spoken, is_gone = Spoken("Namanya Siti.", "id", 125, 0), threading.Event()
    weakref.finalize(spoken, is_gone.set)
    scene.speaker.say(spoken, scene.over.set)
    scene.hear_out()
    del spoken
    assert is_gone.wait(MOST_S)


@pytest.mark.parametrize("state", [SpeakerState.NO_CARD, SpeakerState.BUSY])
def test_what_nobody_can_hear_is_over_at_once_and_told_once(
    scene: Scene, state: SpeakerState, caplog: pytest.LogCaptureFixture
) -> None:
    scene.card.state = state
    for _ in range(3):
        scene.say("Satu.")
        scene.hear_out()
    assert scene.speaker.state is state
    assert caplog.text.count(f"speaker: {state.value}") == 1
    scene.card.state, scene.card.is_patient = SpeakerState.READY, False
    scene.say("Satu.")
    scene.hear_out()
    assert scene.speaker.state is SpeakerState.READY


def test_sentence_no_voice_can_say_is_left_out_and_all_of_them_are_over_at_once(scene: Scene) -> None:
    scene.card.is_patient = False
    scene.say("Satu. ?a. Dua.")
    scene.hear_out()
    assert len(scene.card.streams[0].pcm) == 2 * len(SECOND)
    scene.say("?a.")
    scene.hear_out()
    assert scene.speaker.state is SpeakerState.NO_VOICE
    assert len(scene.card.streams) == 1


def test_a_surprise_in_a_voice_leaves_the_next_page_heard(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    scene.card.is_patient = False
    scene.reader.breaks_on = "Rahasia."
    scene.speaker.prepare(Spoken("Rahasia.", "id", 125, 0))
    scene.say("Rahasia.")
    scene.hear_out()
    scene.say("Satu.")
    scene.hear_out()
    assert scene.speaker.state is SpeakerState.READY
    assert "Rahasia" not in caplog.text


def test_loop_that_has_ended_is_told_nothing_and_the_thread_lives_on(scene: Scene) -> None:
    scene.card.is_patient = False
    loop = asyncio.new_event_loop()
    loop.close()
    scene.speaker.say(Spoken("Satu.", "id", 125, 0), lambda: loop.call_soon_threadsafe(int) and None)
    scene.card.nth(1)
    scene.say("Dua.")
    scene.hear_out()


def test_recording_of_another_rate_gets_a_sound_of_its_own(scene: Scene) -> None:
    scene.card.is_patient = False
    scene.say("Satu. Lambat. Dua.")
    scene.hear_out()
    assert [stream.rate_hz for stream in scene.card.streams] == [RATE_HZ, 8_000, RATE_HZ]


def test_tone_is_heard_at_its_volume(scene: Scene) -> None:
    scene.speaker.beep(-12)
    assert bytes(scene.card.nth(1).pcm) == at_volume(tone().pcm, -12)


def test_last_of_many_wishes_is_the_one_that_is_said(scene: Scene) -> None:
    for number in range(50):
        scene.say(f"Nomor {number}.")
    scene.card.is_patient = False
    while not scene.over.is_set():  # which of the earlier ones were begun is chance; each of those was cut
        with scene.card._opened:
            streams = list(scene.card.streams)
        for stream in streams:
            stream.is_over.set()
        scene.over.wait(0.01)
    assert scene.reader.read[-1] == ("Nomor 49.", False)


def test_closed_speaker_is_silent_and_its_threads_have_ended(scene: Scene) -> None:
    scene.say("Satu.")
    stream = scene.card.nth(1)
    scene.speaker.close()
    assert stream.is_cut
    assert not any(thread.is_alive() for thread in scene.speaker._threads)
    assert not scene.over.is_set()
