"""Which sentences there are to record, and keeping a recording, on the simulated card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from devices.speaker import SimulatedSpeaker, SpeakerState, Timeouts
from devices.speaker._make import voices_of
from devices.speaker.choir import Choir
from devices.speaker.recordings import LIST, RecordingsError, clips_in, keep_clip, remove_clip
from devices.speaker.sentences import same_words, sentences_of
from devices.speaker.sound import Sound, read_wav, wav_of
from devices.speaker.studio import Level, Studio, prompts_of, remove, sound_of
from devices.speaker.take import MOST_S, RATE_HZ
from kiosk.catalogue import load
from kiosk.config import SpeechConfig
from kiosk.ports import PromptState, TakeState
from kiosk.texts import Texts, begin_language, load_language
from tests.devices.speaker.voice import room, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path("tests/kiosk/speech/golden")
BACK = "Kembali."
SAID = Sound(RATE_HZ, spoken(0.6))


def ignored(level: Level) -> None:
    del level


class Scene:
    def __init__(self, folder: Path) -> None:
        self.hand = SimulatedSpeaker(folder / "sound")
        self.state_dir = folder / "state"
        self.config = SpeechConfig(device=f"{self.hand.device}?pace=0", microphone=f"{self.hand.device}?pace=0")
        self.texts = load_language("id", self.config, self.state_dir)
        self.studio = Studio(self.config)
        self.hand.speak(wav_of(Sound(RATE_HZ, room(0.3) + spoken(1.0) + room(0.3))))

    @property
    def folder(self) -> Path:
        assert self.texts.own_folder is not None
        return self.texts.own_folder / "recordings"

    def listen(self, seconds: float = 2.0) -> TakeState:
        heard: list[Level] = []
        chunks = iter(range(int(seconds * 10)))
        state = self.studio.listen(lambda: next(chunks, None) is None, heard.append)
        self.levels = heard
        return state

    def state_of(self, sentence: str) -> PromptState:
        return next(one.state for one in prompts_of(self.texts) if same_words(one.sentence) == same_words(sentence))


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    made = Scene(tmp_path)
    yield made
    made.hand.close()


# --- what there is to say --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("has_services", "share"), [(False, 0.45), (True, 0.58)])
def test_most_of_what_residents_hear_can_be_recorded(has_services: bool, share: float) -> None:
    """Of the transcripts of whole visits; the rest are numbers, names, and what the services want and cost."""
    offer = load(None, ["umum"]).offers["id"] if has_services else None
    known = {same_words(one.sentence) for one in prompts_of(Texts("id"), offer)}
    heard: list[str] = []
    for file in GOLDEN.glob("*.txt"):
        lines = [] if "english" in file.name else file.read_text(encoding="utf-8").splitlines()
        told = [line for line in lines if not line.startswith(("#", " "))]
        heard += [one for line in told for one in sentences_of(line)]
    assert len(heard) > 500
    assert sum(same_words(one) in known for one in heard) / len(heard) > share


def test_sentences_come_in_the_order_of_a_visit_once_each_and_none_has_a_gap() -> None:
    prompts = prompts_of(Texts("id"))
    parts = list(dict.fromkeys(one.part for one in prompts))
    assert parts == ["start", "prepare", "ask", "scan", "number", "help", "again", "keys"]
    words = [same_words(one.sentence) for one in prompts]
    assert len(set(words)) == len(words)
    assert all(one.sentence == " ".join(sentences_of(one.sentence)) for one in prompts)
    assert not any("{" in one.sentence or "PIN" in one.sentence for one in prompts)


def test_what_the_services_ask_comes_last_as_the_office_says_it() -> None:
    prompts = prompts_of(Texts("id"), load(None, ["umum"]).offers["id"])
    assert [one.part for one in prompts][-1] == "services"
    asked = [one.sentence for one in prompts if one.part == "services"]
    assert "Siapa nama Bapak atau Ibu?" in asked
    assert not any("{" in one or "KTP" in one for one in asked)


def test_a_language_begun_by_a_name_has_the_same_to_say(tmp_path: Path) -> None:
    begin_language("bug", tmp_path)
    begun = load_language("bug", SpeechConfig(), tmp_path)
    assert begun.name == "Basa Ugi"
    assert prompts_of(begun) == prompts_of(Texts("id"))


# --- a take ----------------------------------------------------------------------------------------------------------


def test_a_sentence_is_read_kept_and_heard_in_place_of_the_machine_without_a_restart(scene: Scene) -> None:
    choir = Choir({"id": voices_of(scene.texts, (), Timeouts())}, "id")
    machine = choir.sound_of(BACK, "id", 125)
    assert scene.listen() is TakeState.GOOD
    assert max(one.level for one in scene.levels) > 5
    take = scene.studio.take
    assert take is not None
    assert scene.studio.keep(scene.texts, BACK) is TakeState.GOOD
    choir.forget()
    assert choir.sound_of(BACK, "id", 125) == take != machine
    assert scene.state_of(BACK) is PromptState.OWN
    assert sound_of(scene.texts, "kembali") == take


@pytest.mark.parametrize(
    "state", [TakeState.ABSENT, TakeState.BUSY, TakeState.DENIED, TakeState.BROKEN, TakeState.SILENT]
)
def test_what_the_microphone_says_is_told_and_nothing_is_kept(scene: Scene, state: TakeState) -> None:
    scene.hand.switch_microphone(state)
    assert scene.listen() is state
    assert scene.studio.keep(scene.texts, BACK) is TakeState.BROKEN
    assert not scene.folder.exists()


def test_nobody_speaks_or_nobody_ends_it(scene: Scene) -> None:
    scene.hand.speak(b"no sound at all")
    assert scene.listen() is TakeState.SILENT
    assert scene.listen(MOST_S * 2) is TakeState.LONG


def test_no_microphone_and_no_loudspeaker_are_told() -> None:
    studio = Studio(SpeechConfig(device="", microphone=""))
    assert studio.listen(lambda: True, ignored) is TakeState.UNSET
    assert studio.play(SAID, lambda: False) is TakeState.UNHEARD


def test_a_take_is_heard_back_or_broken_off(scene: Scene) -> None:
    assert scene.studio.play(SAID, lambda: False) is TakeState.GOOD
    assert len(read_wav((scene.hand.folder / "00001.wav").read_bytes()).pcm) == len(SAID.pcm)
    assert scene.studio.play(SAID, lambda: True) is TakeState.GOOD
    scene.hand.switch(SpeakerState.NO_CARD)
    assert scene.studio.play(SAID, lambda: False) is TakeState.UNHEARD


# --- what is kept ----------------------------------------------------------------------------------------------------


def test_another_recording_takes_the_place_of_the_first_and_removing_it_leaves_nothing(scene: Scene) -> None:
    first = keep_clip(scene.folder, BACK, SAID)
    keep_clip(scene.folder, "Selesai.", SAID)
    assert keep_clip(scene.folder, "kembali", Sound(RATE_HZ, spoken(0.9))) == first
    assert read_wav(first.read_bytes()).seconds == pytest.approx(0.9, abs=0.01)
    assert sorted(clips_in(scene.folder)) == ["Selesai.", "kembali"]
    remove(scene.texts, BACK)
    remove(scene.texts, BACK)
    assert scene.state_of(BACK) is PromptState.OPEN
    assert sorted(file.suffix for file in scene.folder.iterdir()) == [".toml", ".wav"]


def test_a_recording_whose_words_were_changed_is_told_at_the_end(scene: Scene) -> None:
    keep_clip(scene.folder, "Kembali ke mesin lama.", SAID)
    last = prompts_of(scene.texts)[-1]
    assert (last.part, last.sentence, last.state) == ("stale", "Kembali ke mesin lama.", PromptState.STALE)


def test_a_list_that_cannot_be_read_is_not_written_over(scene: Scene) -> None:
    scene.folder.mkdir(parents=True)
    (scene.folder / LIST).write_text("[[[", encoding="utf-8")
    with pytest.raises(RecordingsError):
        keep_clip(scene.folder, BACK, SAID)
    with pytest.raises(RecordingsError):
        remove_clip(scene.folder, BACK)
    assert (scene.folder / LIST).read_text(encoding="utf-8") == "[[["
    assert prompts_of(scene.texts)
