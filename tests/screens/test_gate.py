"""The rules of touches and of what is sent, with time as an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.views import Pressed
from screens._answers import PATIENCE_S, Answers
from screens._gate import AFTER_PAGE_S, AFTER_PART_S, DEBOUNCE_S, TREMBLE_S, TouchGate

if TYPE_CHECKING:
    from kiosk.views import Typed


def test_same_control_is_pressed_once_within_the_pause() -> None:
    gate = TouchGate()
    assert gate.down("next", 10.0)
    assert gate.up("next", 10.1) == "next"
    assert not gate.down("next", 10.1 + DEBOUNCE_S - 0.01)
    assert gate.down("next", 10.1 + DEBOUNCE_S)


def test_keys_and_steppers_may_be_pressed_fast() -> None:
    gate = TouchGate()
    for at, control in enumerate(("key:1", "key:1", "year:up10", "year:up10")):
        assert gate.down(control, 10 + at / 5)
        assert gate.up(control, 10 + at / 5) == control


def test_different_keys_may_follow_at_once() -> None:
    gate = TouchGate()
    for at, control in enumerate(("key:4", "key:7", "key:4", "day:up", "day:down", "day:up")):
        now = 10 + at / 100
        assert gate.down(control, now)
        assert gate.up(control, now) == control


@pytest.mark.parametrize("control", ["key:a", "key:back", "year:up", "year:down10"])
def test_trembling_finger_types_one_letter(control: str) -> None:
    gate = TouchGate()
    assert gate.down(control, 10.0)
    assert gate.up(control, 10.02) == control
    assert not gate.down(control, 10.10)
    assert gate.up(control, 10.12) is None
    assert gate.down(control, 10 + TREMBLE_S)


def test_key_meant_twice_counts_though_its_release_was_taken_late() -> None:
    gate = TouchGate()
    assert gate.down("key:5", 10.0)
    assert gate.up("key:5", 10.19) == "key:5"
    assert gate.down("key:5", 10.2)


def test_second_finger_does_not_count() -> None:
    gate = TouchGate()
    assert gate.down("a", 1.0)
    assert not gate.down("b", 1.1)
    assert gate.up("a", 1.2) == "a"


def test_new_page_forgets_the_finger_and_shuts_for_a_moment() -> None:
    gate = TouchGate()
    assert gate.down("a", 1.0)
    gate.page_changed(1.1)
    assert gate.up("a", 1.2) is None
    assert not gate.down("a", 1.1 + AFTER_PAGE_S - 0.01)
    assert not gate.strike("a", 1.1 + AFTER_PAGE_S - 0.01)
    assert gate.down("a", 1.1 + AFTER_PAGE_S)


def test_second_tap_of_two_does_not_press_what_another_part_has_there() -> None:
    gate = TouchGate()
    assert gate.down("next", 1.0)
    assert gate.up("next", 1.1) == "next"
    gate.part_changed(1.15)
    assert not gate.down("turn:back", 1.1 + 0.4)
    assert not gate.strike("turn:back", 1.15 + AFTER_PART_S - 0.01)
    assert gate.down("turn:back", 1.15 + AFTER_PART_S)


def test_acts_wait_for_the_view_that_answers_the_one_before() -> None:
    sent: list[Pressed | Typed] = []
    answers = Answers(sent.append)
    answers.shown(1, "nik", 0.0)
    answers.act(lambda seq: Pressed(seq, "key:1"), 0.01)
    answers.act(lambda seq: Pressed(seq, "key:2"), 0.02)
    assert sent == [Pressed(1, "key:1")]
    answers.shown(2, "nik", 0.05)
    assert sent[1:] == [Pressed(2, "key:2")]


def test_acts_go_on_when_the_mind_has_nothing_new_to_show() -> None:
    sent: list[Pressed | Typed] = []
    answers = Answers(sent.append)
    answers.shown(1, "nik", 0.0)
    answers.act(lambda seq: Pressed(seq, "key:1"), 0.0)
    answers.act(lambda seq: Pressed(seq, "key:2"), 0.1)
    assert answers.due_at == PATIENCE_S
    answers.pump(PATIENCE_S)
    assert sent == [Pressed(1, "key:1"), Pressed(1, "key:2")]
    assert answers.due_at is None


def test_acts_meant_for_another_page_are_dropped() -> None:
    sent: list[Pressed | Typed] = []
    answers = Answers(sent.append)
    answers.shown(1, "nik", 0.0)
    answers.act(lambda seq: Pressed(seq, "next"), 0.0)
    answers.act(lambda seq: Pressed(seq, "key:2"), 0.1)
    answers.shown(2, "birth", 0.12)
    answers.pump(9.0)
    assert sent == [Pressed(1, "next")]
