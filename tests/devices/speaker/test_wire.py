"""The real `aplay` onto ALSA's own file device, the simulated card, the jack, and the command line."""

from __future__ import annotations

import os
import select
import subprocess
import threading
import wave
from typing import TYPE_CHECKING

import pytest

from devices.speaker import SimulatedSpeaker, SpeakerState, Timeouts, make_speaker
from devices.speaker.__main__ import main
from devices.speaker.jack import Jack, event_bytes, moves_in
from devices.speaker.simulator import MOST_FILES, FolderSink
from devices.speaker.sink import AplaySink
from kiosk.config import SpeechConfig
from kiosk.ports import Spoken, WhoActs
from kiosk.texts import Texts
from tests.devices.speaker.card import MOST_S

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PCM = bytes(range(256)) * 200
HELLO = Spoken("Halo.", "id", 125, 0)


def test_aplay_hands_every_sample_to_the_card(tmp_path: Path) -> None:
    stream = AplaySink(f"file:{tmp_path / 'card.raw'},raw", MOST_S).open(22_050, None)
    assert not isinstance(stream, SpeakerState)
    assert stream.write(PCM)
    assert stream.finish(MOST_S) is SpeakerState.READY
    played = (tmp_path / "card.raw").read_bytes()
    assert played[: len(PCM)] == PCM
    assert not any(played[len(PCM) :])  # silence to the end of the last period


def test_a_card_that_is_not_there_is_told(tmp_path: Path) -> None:
    for device in ("plughw:CARD=Gone", "nonsense"):
        stream = AplaySink(device, MOST_S).open(22_050, None)
        assert not isinstance(stream, SpeakerState)
        while stream.write(PCM):
            pass
        assert stream.finish(MOST_S) is SpeakerState.NO_CARD
    del tmp_path


def test_cut_sound_ends_though_its_card_takes_nothing(tmp_path: Path) -> None:
    """A pipe that nobody reads stands for a card that hangs."""
    os.mkfifo(tmp_path / "card.raw")
    reader = os.open(tmp_path / "card.raw", os.O_RDONLY | os.O_NONBLOCK)
    stream = AplaySink(f"file:{tmp_path / 'card.raw'},raw", MOST_S).open(22_050, None)
    assert not isinstance(stream, SpeakerState)
    assert stream.write(PCM)
    select.select([reader], [], [], MOST_S)
    ended: list[SpeakerState] = []
    writer = threading.Thread(target=lambda: (stream.write(PCM * 20), ended.append(stream.finish(MOST_S))))
    writer.start()
    stream.cut()
    writer.join(MOST_S)
    os.close(reader)
    assert ended == [SpeakerState.BROKEN]
    assert not stream.write(PCM)


def test_a_card_that_hangs_is_given_up(tmp_path: Path) -> None:
    """Or nothing would end the visit: no clock runs while something is being said."""
    os.mkfifo(tmp_path / "card.raw")
    reader = os.open(tmp_path / "card.raw", os.O_RDONLY | os.O_NONBLOCK)
    sink = AplaySink(f"file:{tmp_path / 'card.raw'},raw", 0.1)
    full, waiting = sink.open(22_050, None), sink.open(22_050, None)
    assert not isinstance(full, SpeakerState)
    assert not isinstance(waiting, SpeakerState)
    assert not full.write(PCM * 20)
    assert full.finish(MOST_S) is SpeakerState.BROKEN
    waiting.write(PCM)
    assert waiting.finish(0.1) is SpeakerState.BROKEN
    os.close(reader)


def test_a_machine_without_aplay_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(subprocess, "Popen", gone)
    assert AplaySink("default", MOST_S).open(22_050, None) is SpeakerState.NO_CARD
    assert SpeakerState.NO_CARD.who_acts is WhoActs.TECHNICIAN


def test_speech_reaches_the_card_from_one_end_to_the_other(tmp_path: Path) -> None:
    card = tmp_path / "card.wav"
    config = SpeechConfig(device=f"file:{card},wav")
    speaker = make_speaker(config, {"id": Texts("id")})
    assert speaker is not None
    over = threading.Event()
    speaker.say(Spoken("Tunggu di depan loket dua.", "id", 125, 0), over.set)
    assert over.wait(MOST_S)
    speaker.close()
    with wave.open(str(card)) as file:
        assert (file.getframerate(), file.getnchannels()) == (22_050, 1)
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 1.0 < len(samples) / 22_050 < 5.0
    assert max(samples) > 3000


def test_no_device_is_no_speaker() -> None:
    assert make_speaker(SpeechConfig(device=""), {"id": Texts("id")}) is None


# --- the simulated card ----------------------------------------------------------------------------------------------


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[SimulatedSpeaker]:
    made = SimulatedSpeaker(tmp_path / "sound")
    yield made
    made.close()


def test_simulated_card_keeps_what_was_heard_and_what_was_cut(hand: SimulatedSpeaker) -> None:
    sink = FolderSink(hand.folder, pace=0)
    heard = sink.open(22_050, HELLO)
    assert not isinstance(heard, SpeakerState)
    heard.write(PCM)
    assert heard.finish(MOST_S) is SpeakerState.READY
    slow = FolderSink(hand.folder, pace=1000).open(22_050, None)
    assert not isinstance(slow, SpeakerState)
    slow.write(PCM)
    slow.cut()
    slow.finish(MOST_S)
    with wave.open(str(hand.folder / "00001.wav")) as file:
        assert file.readframes(1 << 20) == PCM
    cut, whole = hand.said()
    assert (whole["text"], whole["ended"], whole["seconds"]) == ("Halo.", "heard", round(len(PCM) / 2 / 22_050, 3))
    assert (cut["text"], cut["ended"]) == ("", "cut")


def test_simulated_card_goes_out_and_keeps_a_measure(hand: SimulatedSpeaker) -> None:
    sink = FolderSink(hand.folder, pace=0)
    hand.switch(SpeakerState.NO_CARD)
    assert sink.open(22_050, HELLO) is SpeakerState.NO_CARD
    hand.switch(SpeakerState.READY)
    for _ in range(MOST_FILES + 3):
        stream = sink.open(22_050, HELLO)
        assert not isinstance(stream, SpeakerState)
        stream.write(PCM[:20])
        stream.finish(MOST_S)
    assert len(list(hand.folder.glob("*.wav"))) == MOST_FILES


# --- the jack --------------------------------------------------------------------------------------------------------


def test_moves_are_read_from_the_kernels_bytes() -> None:
    key = bytes(16) + b"\x01\x00\x1c\x00\x01\x00\x00\x00"
    plugged = bytes(16) + b"\x05\x00\x02\x00\x01\x00\x00\x00"
    microphone = bytes(16) + b"\x05\x00\x04\x00\x01\x00\x00\x00"
    assert moves_in(key + plugged + microphone + event_bytes(is_in=False) + plugged[:10]) == [True, False]
    assert event_bytes(is_in=True) == plugged


class Plugs:
    """What a jack tells, waited for."""

    def __init__(self) -> None:
        self.told: list[bool] = []
        self._moved = threading.Condition()

    def __call__(self, is_in: bool) -> None:
        with self._moved:
            self.told.append(is_in)
            self._moved.notify_all()

    def wait(self, *expected: bool) -> None:
        with self._moved:
            self._moved.wait_for(lambda: len(self.told) >= len(expected), MOST_S)
        assert self.told == list(expected)


def test_headphones_are_noticed_and_each_move_is_told_once(hand: SimulatedSpeaker) -> None:
    jack, plugs = Jack(str(hand.jack_path), Timeouts()), Plugs()
    jack.start(plugs)
    hand.plug(is_in=True)
    plugs.wait(True)
    assert jack.is_in
    hand.plug(is_in=True)
    hand.plug(is_in=False)
    plugs.wait(True, False)
    assert jack.is_in is False
    jack.close()


def test_a_jack_that_is_gone_cannot_tell_and_is_found_again(tmp_path: Path) -> None:
    jack, plugs = Jack(str(tmp_path / "sound" / "jack"), Timeouts(jack_again_s=0.01)), Plugs()
    jack.start(plugs)
    assert jack.is_in is None
    hand = SimulatedSpeaker(tmp_path / "sound")
    hand.plug(is_in=True)
    plugs.wait(True)
    jack.close()
    assert not jack._thread.is_alive()
    hand.close()


def test_headphones_out_of_sight_count_as_pulled_out(tmp_path: Path) -> None:
    hand = SimulatedSpeaker(tmp_path / "sound")
    jack, plugs = Jack(str(hand.jack_path), Timeouts(jack_again_s=MOST_S)), Plugs()
    jack.start(plugs)
    hand.plug(is_in=True)
    plugs.wait(True)
    hand.close()  # such as a sound card on USB that is pulled out with all that is in it
    plugs.wait(True, False)
    assert jack.is_in is None
    jack.close()


def test_speaker_tells_of_the_jack_it_was_given(hand: SimulatedSpeaker) -> None:
    config = SpeechConfig(device=f"{hand.device}?pace=0", jack=str(hand.jack_path))
    speaker, plugs = make_speaker(config, {"id": Texts("id")}), Plugs()
    assert speaker is not None
    speaker.watch_headphones(plugs)
    hand.plug(is_in=True)
    plugs.wait(True)
    assert speaker.has_headphones()
    speaker.close()


# --- the command line ------------------------------------------------------------------------------------------------


def test_technician_hears_a_sentence_and_the_state(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    device = ["--device", f"file:{tmp_path / 'card.wav'},wav"]
    assert main(["say", "Halo", *device, "--language", "en", "--wpm", "250"]) == 0
    assert main(["state", *device]) == 0
    assert capsys.readouterr().out.count("ready: nobody has to act") == 2
    assert main(["state", "--device", "plughw:CARD=Gone"]) == 1
    assert "no_card: technician has to act" in capsys.readouterr().out
    assert main(["say", "Halo", *device, "--language", "xx"]) == 1
