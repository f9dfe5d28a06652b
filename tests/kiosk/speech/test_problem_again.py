"""A press that does not lead on is never answered with silence."""

from __future__ import annotations

import pytest

from kiosk.journey import KeyActed, SayProblem, State
from tests.kiosk.speech.listener import Listener
from tests.kiosk.speech.stories import HEADPHONES, KEYS_ALOUD


def heard(one: Listener, control: str) -> str:
    """What a press says."""
    one.go_to(control)
    count = len(one.said)
    one.press(control)
    return " ".join(said.text for said in one.said[count:])


@pytest.fixture
def nik() -> Listener:
    return Listener(HEADPHONES).begin("sku")  # type: ignore[return-value]


@pytest.mark.parametrize("typed", ["", "64740255150454", "6474999999999999"])
def test_the_same_mistake_in_a_number_is_said_each_time(nik: Listener, typed: str) -> None:
    nik.type(typed)
    first, *others = [heard(nik, "next") for _ in range(3)]
    assert first.startswith("Perlu diperbaiki: ")
    assert others == [first, first]


def test_a_name_that_is_missing_is_said_each_time_to_who_is_led_by_a_loudspeaker() -> None:
    one = Listener(KEYS_ALOUD).begin("sku").press("officer_fills")
    assert isinstance(one, Listener)
    assert heard(one, "next") == heard(one, "next") != ""


def test_nothing_ticked_is_said_each_time() -> None:
    one = Listener(HEADPHONES).choose("sku").press("incomplete")
    assert isinstance(one, Listener)
    assert heard(one, "next") == heard(one, "next") != ""


def test_a_date_that_nobody_set_is_said_each_time() -> None:
    one = Listener(HEADPHONES).begin("lahir").answer_until("question.tanggal_lahir_bayi")
    assert isinstance(one, Listener)
    assert heard(one, "next") == heard(one, "next") != ""


def test_a_code_that_was_tried_is_said_each_time() -> None:
    one = Listener(HEADPHONES)
    one.press("start", "check_number")
    assert one.state is State.TYPE_CODE
    one.type("7M")
    assert heard(one, "next") == heard(one, "next") != ""


def test_what_changes_something_is_answered_by_that_alone(nik: Listener) -> None:
    nik.type("64").press("next").type("7")
    assert nik.said[-1].text == "Tujuh."
    assert SayProblem() not in nik.effects


def test_who_looks_at_something_else_is_not_told(nik: Listener) -> None:
    nik.press("next", "bar:help", "close")
    assert SayProblem() not in nik.effects


def test_who_chooses_before_anything_has_the_focus_hears_what_was_typed_and_the_way_on(nik: Listener) -> None:
    nik.type("6474").happen(KeyActed("select_nothing"))
    said = nik.said[-1].text
    assert "Sekarang enam empat tujuh empat." in said
    assert said.endswith("Panah kanan ke Lanjut.")
