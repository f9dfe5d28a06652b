"""Somebody of the office reads the sentences of a language aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import Config
from kiosk.ports import Prompt, PromptState, TakeState
from kiosk.technician import (
    ControlPressed,
    Happening,
    Keep,
    KeepTake,
    ListPrompts,
    ListVoices,
    Place,
    PromptsListed,
    Record,
    RemoveClip,
    Replay,
    ReplayEnded,
    SettingsKept,
    StopRecording,
    TakeEnded,
    TakeMoved,
    VoicesListed,
)
from kiosk.technician._table import PRESSES
from kiosk.texts import Texts
from kiosk.views import AskView, ChooseView, Note
from tests.fakes.technician import Walk
from tests.fakes.technician_pages import prompts

OPEN, OWN = PromptState.OPEN, PromptState.OWN
TWO = (Prompt("start", "Kembali.", OPEN), Prompt("start", "Selesai.", OPEN), Prompt("ask", "Ya.", OWN))
NAMES = (("id", "Bahasa Indonesia"), ("bug", "Basa Ugi"))


def in_language(told: tuple[Prompt, ...] = TWO) -> Walk:
    walk = Walk().come_in().press("open:sound", "voices").hear(VoicesListed(NAMES)).press("voice:bug")
    return walk.hear(PromptsListed("bug", told))


def ask(walk: Walk) -> AskView:
    assert isinstance(walk.page, AskView)
    return walk.page


def choose(walk: Walk) -> ChooseView:
    assert isinstance(walk.page, ChooseView)
    return walk.page


def controls(walk: Walk) -> set[str]:
    page = ask(walk)
    return {page.primary.id, *(one.id for one in page.others)}


def test_a_sentence_is_read_heard_back_and_used_and_the_next_one_comes() -> None:
    walk = in_language()
    assert choose(walk).title == "Basa Ugi: 1 dari 3 direkam"
    walk.press("part:start", "prompt:0", "record")
    assert isinstance(walk.effects[-1], Record)
    walk.hear(TakeMoved(4.2, 7))
    assert (ask(walk).countdown_s, "Bagus" in ask(walk).text) == (11, True)
    walk.press("stop_recording")
    assert isinstance(walk.effects[-1], StopRecording)
    walk.hear(TakeEnded(TakeState.GOOD))
    assert walk.caused(Replay) == Replay()
    walk.press("use")
    assert walk.caused(KeepTake) == KeepTake("bug", "Kembali.")
    walk.hear(PromptsListed("bug", (Prompt("start", "Kembali.", OWN), *TWO[1:]), TakeState.GOOD))
    assert ask(walk).title == "“Selesai.”"
    assert "2 dari 3 direkam" in ask(walk).text


def test_after_the_last_sentence_comes_the_language_with_all_of_it_recorded() -> None:
    walk = in_language((TWO[0], TWO[2])).press("next", "record").hear(TakeEnded(TakeState.GOOD)).press("use")
    walk.hear(PromptsListed("bug", (Prompt("start", "Kembali.", OWN), TWO[2]), TakeState.GOOD))
    assert choose(walk).title == "Basa Ugi: 2 dari 2 direkam"
    assert choose(walk).primary is None


@pytest.mark.parametrize("state", [one for one in TakeState if one not in {TakeState.GOOD, TakeState.UNHEARD}])
def test_what_is_of_no_use_is_told_with_what_to_do_and_cannot_be_used(state: TakeState) -> None:
    walk = in_language().press("part:start", "prompt:0", "record").hear(TakeEnded(state))
    assert ask(walk).primary.id == "record"
    assert ask(walk).text == Texts("id").get(f"tech.prompts.take.{state.value}")
    before = len(walk.effects)
    walk.press("use")
    assert len(walk.effects) == before


def test_a_disk_that_does_not_take_it_is_told_and_the_sentence_is_still_open() -> None:
    walk = in_language().press("part:start", "prompt:0", "record").hear(TakeEnded(TakeState.GOOD)).press("use", "use")
    assert sum(isinstance(one, KeepTake) for one in walk.effects) == 1
    walk.hear(PromptsListed("bug", TWO, TakeState.UNKEPT))
    assert "belum tersimpan" in ask(walk).text


def test_a_recording_is_heard_and_removed_and_only_ones_own_can_be() -> None:
    walk = in_language((Prompt("ask", "Ya.", OWN), Prompt("ask", "Tidak.", PromptState.GIVEN), TWO[0]))
    walk.press("part:ask", "prompt:1")
    assert controls(walk) == {"record", "replay", "next"}
    walk.press("remove", "bar:back", "prompt:0")
    assert controls(walk) == {"record", "replay", "remove", "next"}
    walk.press("replay")
    assert walk.caused(Replay) == Replay("bug", "Ya.")
    walk.hear(ReplayEnded(TakeState.UNHEARD))
    assert "pengeras suara" in ask(walk).text
    walk.press("remove")
    assert walk.caused(RemoveClip) == RemoveClip("bug", "Ya.")
    assert sum(isinstance(one, RemoveClip) for one in walk.effects) == 1


@pytest.mark.parametrize("way", ["bar:back", "cancel"])
def test_who_leaves_the_recording_ends_it_and_hears_no_more_of_it(way: str) -> None:
    walk = in_language().press("part:start", "prompt:0", "record", way)
    assert isinstance(walk.effects[-1], StopRecording)
    walk.hear(TakeEnded(TakeState.SHORT))
    assert walk.visit.place is Place.PROMPT
    assert "Dibaca mesin" in ask(walk).text


def test_reading_aloud_keeps_the_visit_open() -> None:
    walk = in_language().press("part:start", "prompt:0", "record")
    walk.visit = walk.visit.__class__(**{**walk.visit.__dict__, "still_s": 100})
    assert walk.hear(TakeMoved(1.0, 5)).visit.still_s == 0


def test_a_language_that_was_begun_is_offered_to_residents_once() -> None:
    walk = in_language().press("offer", "offer")
    assert [one.changes for one in walk.effects if isinstance(one, Keep)] == [{"speech.languages": ["id", "en", "bug"]}]
    assert isinstance(walk.visit.config, Config)
    assert walk.visit.config.speech.languages == ("id", "en", "bug")
    assert not [one for one in choose(walk).others if one.id == "offer"]


def test_a_language_that_the_disk_does_not_take_is_still_to_be_offered() -> None:
    walk = in_language()
    before = walk.visit.config
    walk.press("offer").hear(SettingsKept(None, ("speech.languages",), before))
    assert choose(walk).note == Note("problem", Texts("id").get("tech.not_kept"))
    assert [one for one in choose(walk).others if one.id == "offer"]
    assert not walk.visit.changed


def test_all_parts_and_sentences_are_reached_page_by_page() -> None:
    walk = in_language(prompts())
    seen: set[str] = set()
    while True:
        seen |= {one.id for one in choose(walk).choices}
        assert len(choose(walk).choices) <= 8
        if "more" not in {one.id for one in choose(walk).others}:
            break
        walk.press("more")
    assert seen == {f"part:{one.part}" for one in prompts()}


pressed = st.sampled_from(sorted({control for place in Place for control in PRESSES.get(place, {})})).flatmap(
    lambda name: st.sampled_from([name, *(f"{name}:{rest}" for rest in ("0", "9", "26", "bug", "scan", "stale"))])
)
came = st.sampled_from(
    [
        *(TakeEnded(one) for one in TakeState),
        *(ReplayEnded(one) for one in TakeState),
        TakeMoved(14.9, 10),
        VoicesListed(NAMES),
        PromptsListed("bug", ()),
        PromptsListed("bug", TWO, TakeState.GOOD),
        PromptsListed("bug", prompts(), TakeState.UNKEPT),
    ]
)


@given(st.lists(st.one_of(pressed.map(ControlPressed), came), max_size=40))
def test_whatever_is_pressed_and_comes_back_every_page_can_be_drawn(happenings: list[Happening]) -> None:
    walk = in_language(prompts()).hear(*happenings)
    assert walk.page.frame.bar


def test_back_from_a_sentence_is_where_it_stands_in_the_list() -> None:
    many = tuple(Prompt("start", f"Kalimat {number}.", OPEN) for number in range(15))
    walk = in_language(many).press("part:start", "more", "more", "prompt:13", "bar:back")
    assert [one.id for one in choose(walk).choices] == ["prompt:12", "prompt:13", "prompt:14"]


def test_a_recording_that_fits_no_sentence_is_removed_and_leaves_no_page_behind() -> None:
    stale = Prompt("stale", "Lama.", PromptState.STALE)
    walk = in_language((*TWO, stale)).press("part:stale", "prompt:3", "remove")
    walk.hear(PromptsListed("bug", TWO, TakeState.GOOD))
    assert choose(walk).title == "Basa Ugi: 1 dari 3 direkam"


def test_a_language_that_cannot_be_begun_says_so() -> None:
    walk = Walk().come_in().press("open:sound", "voices").hear(VoicesListed(NAMES)).press("voice:bug")
    walk.hear(PromptsListed("bug", (), TakeState.UNKEPT))
    note = choose(walk).note
    assert note is not None
    assert (choose(walk).title, note.tone) == ("Basa Ugi", "problem")


def test_what_is_not_there_changes_nothing() -> None:
    walk = Walk().come_in().press("open:sound", "voices")
    assert isinstance(walk.effects[-1], ListVoices)
    walk.press("voice:bug")
    assert walk.visit.place is Place.VOICES
    walk.hear(VoicesListed(NAMES)).press("voice:xx", "voice:bug")
    assert walk.caused(ListPrompts) == ListPrompts("bug")
    walk.hear(PromptsListed("id", TWO)).press("part:scan", "next")
    assert walk.visit.place is Place.PARTS
    walk.hear(PromptsListed("bug", TWO)).press("part:scan", "prompt:9", "part:start", "prompt:9", "prompt:x")
    assert walk.visit.place is Place.PROMPTS
    walk.hear(TakeMoved(1.0, 3), TakeEnded(TakeState.GOOD), ReplayEnded(TakeState.UNHEARD), VoicesListed(()))
    assert walk.visit.place is Place.PROMPTS
    walk.press("bar:back", "bar:back", "bar:back")
    assert walk.visit.place is Place.SOUND
