"""The voice of a visit: what breaks off, what waits, what goes on, and who hears what."""

from __future__ import annotations

import asyncio
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from kiosk import speech
from kiosk.journey import SPEEDS_WPM, VOLUMES_DB, Hush, Manner, SayAgain, SayGoodbye, SayProblem, Sound, State
from kiosk.ports import Spoken
from kiosk.runtime import VoiceHost
from kiosk.texts import Texts
from kiosk.views import Acted, Focused, Frame, Note, Pressed, RestView, ScanView, Turned
from tests.fakes.speaker import FakeSpeaker
from tests.kiosk.journey.visit import make_setting
from tests.kiosk.runtime.scene import FakeShelf
from tests.kiosk.runtime.scene import Scene as MindScene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.views import Act


OFFICE = make_setting()


class Scene(MindScene):
    """A visit that is heard."""

    def __init__(self) -> None:
        shelf = FakeShelf()
        shelf.first = replace(shelf.first, manner=Manner(sound=Sound(is_on=True)))
        super().__init__(shelf)  # type: ignore[arg-type]
        self.speaker = FakeSpeaker(has_jack=True)
        self.voice = VoiceHost(self.loop, self.speaker)
        self.mind.start(self.glass, self.spooler, self.voice)  # type: ignore[arg-type]
        self.speaker.watch_headphones(self.mind.hear_headphones)
        self.turn()

    @property
    def seq(self) -> int:
        return len(self.glass.pages)

    def act(self, act: Act) -> None:
        self.mind.hear(Acted(self.seq, act))

    def focus(self, control: str) -> None:
        self.mind.hear(Focused(self.seq, control))

    def plug(self, *, is_in: bool) -> None:
        self.speaker.plug(is_in=is_in)
        self.turn()

    def hear_out(self) -> None:
        self.speaker.hear_out()
        self.turn()

    def wake(self) -> None:
        """Somebody presses a key at rest, and hears the first page."""
        self.act("wake")


@pytest.fixture
def scene() -> Iterator[Scene]:
    with closing(Scene()) as made:
        yield made


def _held(voice: VoiceHost) -> dict[str, object]:
    """All it knows, but its devices and how often it spoke."""
    return {name: value for name, value in vars(voice).items() if name not in {"_loop", "_speaker", "_saying"}}


def title(scene: Scene) -> str:
    return str(getattr(scene.glass.view, "title", "")).replace("/", " atau ")


def test_rest_page_is_silent_and_the_first_key_is_answered(scene: Scene) -> None:
    assert isinstance(scene.glass.view, RestView)
    assert scene.speaker.said == []
    scene.wake()
    assert title(scene) in scene.speaker.heard[-1]
    assert scene.voice.is_speaking


def test_headphones_at_rest_begin_a_visit_that_is_spoken(scene: Scene) -> None:
    scene.plug(is_in=True)
    assert scene.mind._session.state is State.HOME
    assert scene.speaker.now is not None


def test_a_press_silences_and_the_next_page_is_said(scene: Scene) -> None:
    scene.wake()
    scene.press("only_number")
    assert title(scene) in scene.speaker.heard[-1]
    assert len(scene.speaker.said) == 2
    scene.press("nothing-there")
    assert scene.speaker.now is None
    assert not scene.voice.is_speaking


def test_the_focus_is_said_at_once_and_its_neighbours_were_prepared(scene: Scene) -> None:
    scene.wake()
    prepared = {spoken.text for spoken in scene.speaker.prepared}
    scene.focus("only_number")
    scene.focus("bar:help")
    said = scene.speaker.heard[-2:]
    assert len(set(said)) == 2
    assert set(said) <= prepared


def test_who_touches_is_prepared_nothing(scene: Scene) -> None:
    scene.press("start")
    assert scene.speaker.said
    assert scene.speaker.prepared == []


def test_no_clock_runs_while_something_is_said(scene: Scene) -> None:
    scene.wake()
    assert scene.mind._world().is_speaking
    scene.hear_out()
    assert not scene.mind._world().is_speaking


def test_end_of_what_was_broken_off_is_not_the_end_of_the_new(scene: Scene) -> None:
    scene.wake()
    first_done = scene.speaker._done
    scene.focus("only_number")
    assert first_done is not None
    first_done()
    scene.turn()
    assert scene.voice.is_speaking


def test_louder_is_heard_in_what_is_said_next(scene: Scene) -> None:
    scene.wake()
    before = scene.speaker.said[-1]
    scene.act("louder")
    after = scene.speaker.said[-1]
    assert after is not before
    assert VOLUMES_DB.index(after.volume_db) == VOLUMES_DB.index(before.volume_db) + 1
    scene.act("faster")
    assert SPEEDS_WPM.index(scene.speaker.said[-1].wpm) == SPEEDS_WPM.index(before.wpm) + 1


def test_pause_goes_on_with_the_sentence_that_was_broken_off(scene: Scene) -> None:
    scene.wake()
    whole = scene.speaker.heard[-1]
    scene.speaker.hear_first_sentence()
    scene.act("pause")
    assert scene.speaker.now is None
    assert not scene.voice.is_speaking
    scene.act("pause")
    rest = scene.speaker.heard[-1]
    assert whole.endswith(rest)
    assert rest != whole


def test_who_asks_for_louder_hears_the_rest_not_all_of_it_again(scene: Scene) -> None:
    scene.wake()
    for pauses in range(2):
        scene.speaker.hear_first_sentence()
        for _ in range(pauses):
            scene.act("pause")
        scene.act("louder")
        value, rest = scene.speaker.heard[-1].split(". ", 1)
        assert value == f"Suara {7 + pauses} dari 8"
        rest = rest.removeprefix("Suara sudah paling keras. ")
        assert scene.speaker.heard[0].endswith(rest)
        assert scene.speaker.heard[0] != rest


def test_what_had_the_focus_is_heard_again_faster_and_an_end_is_told(scene: Scene) -> None:
    scene.wake()
    scene.focus("only_number")
    named = scene.speaker.heard[-1]
    for speed in (5, 6, 7):
        scene.hear_out()
        scene.act("faster")
        assert scene.speaker.heard[-1] == f"Kecepatan {speed} dari 8. {named}"
    for _ in range(2):
        scene.hear_out()
        scene.act("faster")
        assert scene.speaker.heard[-1] == "Kecepatan 8 dari 8. Bicara sudah paling cepat."
    scene.act("slower")
    scene.act("slower")
    assert scene.speaker.heard[-1].count("Kecepatan") == 1


def test_what_was_held_is_dropped_with_the_sound(scene: Scene) -> None:
    scene.plug(is_in=True)
    scene.act("pause")
    scene.act("sound")
    scene.act("sound")
    count = len(scene.speaker.said)
    scene.plug(is_in=False)
    scene.hear_out()
    scene.voice.obey(Hush())
    assert len(scene.speaker.said) == count
    assert scene.speaker.heard[-1] == Texts("id").get("speech.silenced")


def test_pause_with_nothing_to_say_says_nothing(scene: Scene) -> None:
    scene.wake()
    scene.hear_out()
    scene.act("pause")
    assert len(scene.speaker.said) == 1


def test_again_reads_the_page_from_its_beginning(scene: Scene) -> None:
    scene.wake()
    scene.focus("only_number")
    scene.act("repeat")
    assert scene.speaker.heard[-1] == scene.speaker.heard[0]


def test_sound_switched_off_is_silence_until_it_is_switched_on(scene: Scene) -> None:
    scene.wake()
    scene.act("sound")
    assert scene.mind._session.sound.is_on
    scene.act("sound")
    scene.press("close", "only_number")
    count = len(scene.speaker.said)
    assert scene.speaker.now is None
    scene.act("sound")
    assert len(scene.speaker.said) == count + 1
    assert title(scene) in scene.speaker.heard[-1]


def test_headphones_pulled_out_silence_what_was_private(scene: Scene) -> None:
    scene.plug(is_in=True)
    assert scene.speaker.now is not None
    whole = scene.speaker.heard[-1]
    scene.plug(is_in=False)
    assert scene.speaker.heard[-1].startswith("Earphone lepas. ")
    assert whole not in scene.speaker.heard[-1]


@dataclass
class Glass:
    """One page, drawn again and again before the voice."""

    speaker: FakeSpeaker
    loop: asyncio.AbstractEventLoop

    def __post_init__(self) -> None:
        self.voice = VoiceHost(self.loop, self.speaker)
        self.view = ScanView(Frame("Kecamatan", ""), "scan", "Sedang dibaca", "working", None)
        self.manner = Manner(sound=Sound(is_on=True))
        self.voice.show(None, self.view, self.manner, OFFICE)

    def draw(self, **changes: object) -> None:
        before, self.view = self.view, msgspec.structs.replace(self.view, **changes)
        self.voice.show(before, self.view, self.manner, OFFICE)

    def hear_out(self) -> None:
        self.speaker.hear_out()
        self.loop.run_until_complete(asyncio.sleep(0))


@pytest.fixture
def glass() -> Iterator[Glass]:
    loop = asyncio.new_event_loop()
    yield Glass(FakeSpeaker(), loop)
    loop.close()


def test_news_waits_for_the_end_and_only_the_newest_is_said(glass: Glass) -> None:
    for percent in (26, 51, 76):
        glass.draw(percent=percent)
    assert len(glass.speaker.said) == 1
    glass.hear_out()
    assert glass.speaker.heard[1:] == [Texts("id").get("speech.scan.75") + "."]
    assert glass.voice.is_speaking
    glass.hear_out()
    assert not glass.voice.is_speaking


def test_a_problem_breaks_off_and_what_waited_is_old_news(glass: Glass) -> None:
    glass.draw(percent=26)
    glass.draw(note=Note("problem", "Tutup pemindai masih terbuka."))
    assert "Tutup pemindai masih terbuka." in glass.speaker.heard[-1]
    glass.hear_out()
    assert len(glass.speaker.said) == 2


def test_a_problem_that_is_still_there_is_said_again_when_asked(glass: Glass) -> None:
    glass.draw(note=Note("problem", "Tutup pemindai masih terbuka."))
    glass.hear_out()
    glass.voice.obey(SayProblem())
    glass.draw()
    assert glass.speaker.heard[-1] == glass.speaker.heard[-2]
    glass.draw()
    assert len(glass.speaker.said) == 3


def test_nothing_new_is_nothing_said(glass: Glass) -> None:
    glass.hear_out()
    glass.draw(percent=3)
    glass.draw()
    assert len(glass.speaker.said) == 1
    assert not glass.voice.is_speaking


def test_what_is_being_said_goes_on_faster_from_its_broken_sentence(glass: Glass) -> None:
    whole = glass.speaker.heard[0]
    glass.manner = Manner(sound=Sound(is_on=True, speed=7, volume=2))
    glass.draw()
    assert glass.speaker.said[-1] == Spoken(whole, "id", SPEEDS_WPM[7], VOLUMES_DB[2])


def test_hidden_character_is_a_tone(glass: Glass, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "change", lambda *_: speech.Utterance(is_urgent=True, is_tone=True))
    glass.draw(percent=3)
    assert glass.speaker.beeps == [VOLUMES_DB[glass.manner.sound.volume]]
    assert glass.speaker.now is None
    assert not glass.voice.is_speaking


def test_another_part_of_a_page_is_told(scene: Scene) -> None:
    scene.wake()
    count = len(scene.speaker.said)
    scene.mind.hear(Turned(scene.seq, 1, 3))
    said = scene.speaker.heard[count:]
    assert len(said) == (scene.glass.view.frame.turning is not None)
    assert all("2" in one and "3" in one for one in said)


def test_part_is_heard_before_what_has_the_focus_there(scene: Scene) -> None:
    scene.wake()
    scene.mind.hear(Turned(scene.seq, 0, 3))
    part = scene.speaker.now
    scene.focus("bar:help")
    assert scene.speaker.now is part
    scene.hear_out()
    assert scene.speaker.now is not part
    scene.focus("bar:officer")
    said = len(scene.speaker.said)
    scene.focus("bar:help")
    assert len(scene.speaker.said) == said + 1


def test_part_that_was_turned_to_says_nothing_of_the_focus_on_the_next_page(scene: Scene) -> None:
    scene.wake()
    scene.mind.hear(Turned(scene.seq, 0, 3))
    scene.press("only_number")
    said = len(scene.speaker.said)
    scene.focus("bar:help")
    assert len(scene.speaker.said) == said + 1


def test_resident_who_has_gone_is_forgotten(scene: Scene) -> None:
    scene.wake()
    scene.focus("only_number")
    scene.act("faster")
    scene.mind.hear(Turned(scene.seq, 0, 3))
    scene.voice.obey(SayAgain("volume"))
    assert all((scene.voice._focused, scene.voice._told_tuning, scene.voice._is_turned, scene.voice._tuned))
    scene.mind._end_visit()
    assert scene.speaker.now is None
    assert scene.speaker.prepared == []
    assert _held(scene.voice) == _held(VoiceHost(scene.loop, scene.speaker))


def test_who_leaves_hears_so_once_all_of_theirs_is_forgotten_and_over_the_resting_page(scene: Scene) -> None:
    scene.wake()
    scene.mind.hear(Pressed(scene.seq, "bar:home"))
    assert isinstance(scene.glass.view, RestView)
    assert scene.voice._shown is not None
    assert isinstance(scene.voice._shown.view, RestView)
    scene.mind._redraw()
    assert scene.speaker.now is not None
    assert scene.speaker.now.text == speech.goodbye(speech.Hearing(Texts("id")), has_entered=False).text
    scene.wake()
    assert scene.speaker.now.text.startswith("Selamat datang") or title(scene) in scene.speaker.now.text


def test_who_leaves_in_silence_hears_nothing(scene: Scene) -> None:
    scene.wake()
    scene.mind.hear(Pressed(scene.seq, "bar:sound"))
    scene.mind.hear(Pressed(scene.seq, "sound:on"))
    scene.mind.hear(Pressed(scene.seq, "close"))
    count = len(scene.speaker.said)
    scene.mind.hear(Pressed(scene.seq, "bar:home"))
    assert isinstance(scene.glass.view, RestView)
    assert scene.speaker.said[count:] == []


def test_without_a_speaker_all_is_silent_and_nothing_breaks() -> None:
    scene = MindScene()
    scene.mind.hear(Acted(len(scene.glass.pages), "wake"))
    scene.mind.hear(Focused(len(scene.glass.pages), "only_number"))
    scene.mind.hear(Pressed(len(scene.glass.pages), "only_number"))
    assert not scene.mind._voice.is_speaking
    assert scene.mind._voice.has_headphones is None
    for effect in (SayAgain(), SayProblem(), Hush(), SayGoodbye()):
        scene.mind._voice.obey(effect)
    scene.mind._voice.forget()
    scene.mind.close()
    scene.loop.close()


def test_focus_that_only_stands_elsewhere_now_waits_for_the_page(scene: Scene) -> None:
    scene.wake()
    opening = scene.speaker.now
    scene.mind.hear(Focused(scene.seq, "only_number", is_moved=False))
    assert scene.speaker.now is opening
    assert scene.mind._session.focused != "only_number"
    scene.hear_out()
    assert scene.speaker.now is not None
    assert scene.speaker.now is not opening


def test_who_switches_the_sound_off_by_key_hears_so_last(scene: Scene) -> None:
    scene.wake()
    scene.act("sound")
    scene.act("sound")
    assert scene.speaker.heard[-1] == Texts("id").get("speech.silenced")
    scene.hear_out()
    count = len(scene.speaker.said)
    scene.focus("only_number")
    assert len(scene.speaker.said) == count


def test_curtain_is_said_when_it_falls_and_when_it_rises(scene: Scene) -> None:
    scene.wake()
    scene.press("bar:help", "help:curtain")
    assert scene.speaker.heard[-1].startswith(Texts("id").get("speech.curtain_on"))
    scene.press("bar:curtain")
    assert Texts("id").get("speech.curtain_off") in scene.speaker.heard[-1]
