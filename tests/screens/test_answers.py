"""Acts wait for the view that answers the one before, and none overtakes another."""

from __future__ import annotations

from kiosk.views import Pressed, Typed
from screens._answers import PATIENCE_S, Answers


def test_act_never_overtakes_one_that_waits() -> None:
    sent: list[Pressed | Typed] = []
    answers = Answers(sent.append)
    answers.shown(1, "nik", 0.0)
    answers.act(lambda seq: Typed(seq, "1"), 0.0)
    answers.act(lambda seq: Typed(seq, "2"), 0.1)
    answers.act(lambda seq: Typed(seq, "3"), PATIENCE_S)  # the mind said nothing: the next is due, and that is the 2
    assert sent == [Typed(1, "1"), Typed(1, "2")]
    answers.shown(2, "nik", PATIENCE_S)
    assert sent[2:] == [Typed(2, "3")]


def test_press_that_waited_is_dropped_with_its_control() -> None:
    sent: list[Pressed | Typed] = []
    answers = Answers(sent.append)
    answers.shown(1, "list", 0.0)
    for control in ("more", "choice:3", "next"):
        answers.act(lambda seq, control=control: Pressed(seq, control), 0.0, control)  # type: ignore[misc]
    answers.shown(2, "list", 0.1, lambda control: control == "next")
    assert sent == [Pressed(1, "more"), Pressed(2, "next")]
