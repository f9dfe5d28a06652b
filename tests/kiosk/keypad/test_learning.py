"""A technician teaches the kiosk the keys of a keypad."""

from __future__ import annotations

import pytest

from kiosk.keypad import Learning, Phase, key_pressed, key_words, present, pressed
from kiosk.keys import KEY_CODES, USUAL_KEYS, keys_for
from kiosk.texts import Texts
from kiosk.views import Frame, KeyRow, LearnView

FRAME = Frame("Kecamatan", "")
NEW = Learning(dict(USUAL_KEYS))
ACTIONS = list(USUAL_KEYS)


def _page(learning: Learning) -> LearnView:
    return present(learning, Texts("id"), FRAME)


def _row(learning: Learning, label: str) -> KeyRow:
    (row,) = [row for row in _page(learning).rows if row.label == label]
    return row


def _skip_rest(learning: Learning) -> Learning:
    while learning.phase is Phase.ASK:
        learning = pressed(learning, "skip")
    return learning


def test_key_that_is_pressed_is_shown_with_what_it_does() -> None:
    after = key_pressed(NEW, "down")
    assert _row(after, "Maju").state == "pressed"
    assert _page(after).note is not None
    assert "Maju" in _page(after).note.text  # type: ignore[union-attr]
    unknown = _page(key_pressed(NEW, "code:1073742085"))
    assert all(row.state == "known" for row in unknown.rows)
    assert "Tombol No. 1073742085" in unknown.note.text  # type: ignore[union-attr]


def test_every_key_of_an_action_is_named() -> None:
    texts = Texts("id")
    for action, row in zip(ACTIONS, _page(NEW).rows, strict=True):
        assert row.keys.split(", ") == [key_words(name, texts) for name in USUAL_KEYS[action]]


def test_story_of_a_technician_with_a_keypad_of_five_keys() -> None:
    learning = pressed(NEW, "learn")
    assert "Maju" in _page(learning).title
    for key in ("f13", "f14", "f15"):
        learning = key_pressed(learning, key)
    learning = _skip_rest(learning)
    assert learning.phase is Phase.CONFIRM
    assert learning.learnt == {"next": ("f13",), "previous": ("f14",), "select": ("f15",)}
    assert learning.tried == keys_for(learning.learnt)
    assert _row(key_pressed(learning, "f14"), "Mundur").state == "pressed"
    saved = pressed(learning, "save")
    assert saved.phase is Phase.SAVED
    assert saved.keys["select"] == ("f15",)
    assert pressed(saved, "close").phase is Phase.OVER


def test_key_that_is_taken_is_asked_for_again() -> None:
    learning = key_pressed(pressed(NEW, "learn"), "f13")
    again = key_pressed(learning, "f13")
    assert again.action == learning.action == "previous"
    assert "Maju" in _page(again).note.text  # type: ignore[union-attr]
    assert key_pressed(again, "f14").action == "select"


@pytest.mark.parametrize("key", ["5", "k", "space", "keypad_5"])
def test_key_that_types_does_not_move_but_may_ask(key: str) -> None:
    learning = key_pressed(pressed(NEW, "learn"), key)
    assert (learning.action, learning.learnt) == ("next", {})
    asked = pressed(NEW, "learn")
    while asked.action != "help":
        asked = pressed(asked, "skip")
    assert key_pressed(asked, key).learnt == {"help": (key,)}


def test_keypad_that_nobody_could_use_is_not_kept() -> None:
    learning = pressed(NEW, "learn")
    for _ in range(3):
        learning = pressed(learning, "skip")
    for key in ("down", "tab"):
        learning = key_pressed(learning, key)
    learning = _skip_rest(learning)
    assert pressed(learning, "save") == learning
    assert [button.id for button in (_page(learning).primary, *_page(learning).others)] == ["learn", "cancel"]
    assert pressed(key_pressed(learning, "up"), "save").phase is Phase.CONFIRM


def test_switch_is_not_learnt_for_anything_else() -> None:
    asked = pressed(Learning(keys_for({}, is_two_switch=True), is_two_switch=True), "learn")
    while asked.action != "help":
        asked = pressed(asked, "skip")
    assert key_pressed(asked, "1").learnt == {}


def test_cancelling_leaves_everything_as_it_was() -> None:
    learning = pressed(key_pressed(pressed(NEW, "learn"), "f13"), "cancel")
    assert learning == NEW
    assert _row(learning, "Maju").keys == "Panah bawah, Tab"


@pytest.mark.parametrize("control", ["save", "skip", "cancel", "nonsense", "bar:home"])
def test_press_that_means_nothing_here_changes_nothing(control: str) -> None:
    assert pressed(NEW, control) == NEW


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_phase_has_its_page_in_every_language(language: str) -> None:
    pages = {present(Learning(dict(USUAL_KEYS), phase=phase), Texts(language), FRAME).page for phase in Phase}
    assert len(pages) == len(Phase)
    assert len(_page(NEW).rows) == len(ACTIONS) <= 20


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_key_is_called_as_people_call_it(language: str) -> None:
    texts = Texts(language)
    said = {name: key_words(name, texts) for name in (*KEY_CODES, "code:1073741942")}
    assert not [words for words in said.values() if "_" in words or ":" in words or not words]
    assert len(set(said.values())) == len(said)  # no two keys are called the same


def test_keys_are_called_as_they_are_labelled() -> None:
    texts = Texts("id")
    named = {"down": "Panah bawah", "f13": "F13", "a": "A", "keypad_plus": "Num +", "keypad_5": "Num 5"}
    named |= {"keypad_enter": "Num Enter", "code:1073741942": "No. 1073741942"}
    assert {name: key_words(name, texts) for name in named} == named
    learning = key_pressed(pressed(NEW, "learn"), "keypad_plus")
    assert "Num +" in {row.keys for row in present(learning, texts, Frame("", "")).rows}
