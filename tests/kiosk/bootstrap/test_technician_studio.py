"""What a technician asks of the office's own voice is done beside the loop and comes back as events."""

from __future__ import annotations

import queue
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest

from devices.speaker import SimulatedSpeaker
from devices.speaker.sound import Sound, wav_of
from devices.speaker.take import RATE_HZ
from kiosk.bootstrap.technician._studio import VoiceStudio
from kiosk.config import SpeechConfig
from kiosk.ports import PromptState, TakeState
from kiosk.technician import (
    Happening,
    KeepTake,
    ListPrompts,
    ListVoices,
    PromptsListed,
    Record,
    RemoveClip,
    Replay,
    ReplayEnded,
    StopRecording,
    TakeEnded,
    TakeMoved,
    VoicesListed,
)
from tests.devices.speaker.voice import room, spoken
from tests.fakes.technician import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.config import Config

WITHIN_S = 20.0
BACK = "Kembali."
One = TypeVar("One")


class Scene:
    def __init__(self, folder: Path) -> None:
        self.hand = SimulatedSpeaker(folder / "sound")
        self.hand.speak(wav_of(Sound(RATE_HZ, room(0.2) + spoken(0.8) + room(0.2))))
        speech = SpeechConfig(device=f"{self.hand.device}?pace=0", microphone=f"{self.hand.device}?pace=0.02")
        self.config: Config = replace(CONFIG, state_dir=folder / "state", speech=speech)
        self.told: queue.Queue[Happening] = queue.Queue()
        self.studio = VoiceStudio(lambda: self.config, self.told.put)

    def hear(self, kind: type[One]) -> One:
        """The next event of this kind."""
        while not isinstance(event := self.told.get(timeout=WITHIN_S), kind):
            pass
        return event

    def record(self) -> TakeState:
        self.studio.carry_out(Record())
        while self.hear(TakeMoved).seconds < 1.5:
            pass
        self.studio.carry_out(StopRecording())
        return self.hear(TakeEnded).state


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    made = Scene(tmp_path)
    yield made
    made.studio.close().close()
    made.hand.close()


def state_of(listed: PromptsListed) -> PromptState:
    return next(one.state for one in listed.prompts if one.sentence == BACK)


def test_a_language_is_begun_read_heard_and_forgotten_again(scene: Scene) -> None:
    scene.studio.carry_out(ListVoices())
    assert dict(scene.hear(VoicesListed).names)["bug"] == "Basa Ugi"
    scene.studio.carry_out(ListPrompts("bug"))
    listed = scene.hear(PromptsListed)
    assert (state_of(listed), listed.prompts[-1].part) == (PromptState.OPEN, "services")
    assert scene.record() is TakeState.GOOD
    scene.studio.carry_out(Replay())
    assert scene.hear(ReplayEnded).state is TakeState.GOOD
    scene.studio.carry_out(KeepTake("bug", BACK))
    listed = scene.hear(PromptsListed)
    assert (state_of(listed), listed.ended) == (PromptState.OWN, TakeState.GOOD)
    scene.studio.carry_out(Replay("bug", BACK))
    assert scene.hear(ReplayEnded).state is TakeState.GOOD
    scene.studio.carry_out(RemoveClip("bug", BACK))
    assert state_of(scene.hear(PromptsListed)) is PromptState.OPEN
    scene.studio.carry_out(Replay("bug", BACK))
    assert scene.hear(ReplayEnded).state is TakeState.UNHEARD


def test_a_disk_that_takes_nothing_is_told(scene: Scene) -> None:
    scene.config.state_dir.write_text("no folder", encoding="utf-8")
    scene.studio.carry_out(ListPrompts("bug"))
    assert scene.hear(PromptsListed) == PromptsListed("bug", (), TakeState.UNKEPT)
    assert scene.record() is TakeState.GOOD
    scene.studio.carry_out(KeepTake("id", BACK))
    assert scene.hear(PromptsListed).ended is TakeState.UNKEPT


def test_who_leaves_while_somebody_reads_ends_the_recording(scene: Scene) -> None:
    scene.studio.carry_out(Record())
    scene.hear(TakeMoved)
    worker = scene.studio.close()
    worker.submit(lambda: scene.told.put(VoicesListed(()))).result(WITHIN_S)
    assert scene.hear(TakeEnded).state is not None


def test_a_take_that_was_left_says_nothing_of_the_next_one(scene: Scene) -> None:
    scene.studio.carry_out(Record())
    scene.hear(TakeMoved)
    scene.record()
    scene.studio.close().submit(lambda: None).result(WITHIN_S)
    assert not [one for one in scene.told.queue if isinstance(one, TakeEnded)]
