"""The keys of a keypad: names, usual keys, and what an office may say of its own."""

from __future__ import annotations

from typing import get_args

import pytest

from kiosk.keys import KEY_CODES, USUAL_KEYS, code_of, key_problems, keys_for, name_of
from kiosk.views import Act

PENS_OWN = {"next", "previous", "select", "turn_on", "turn_back", "headphones_in", "headphones_out"}


def test_every_act_has_its_usual_key_but_those_that_other_keys_ask_for() -> None:
    assert set(USUAL_KEYS) == (set(get_args(Act)) - {"wake", "select_nothing"}) | PENS_OWN
    assert all(USUAL_KEYS.values())


def test_usual_keys_are_known_and_none_does_two_things() -> None:
    codes = [code_of(name) for names in USUAL_KEYS.values() for name in names]
    assert None not in codes
    assert len(codes) == len(set(codes))
    assert list(key_problems({})) == list(key_problems({}, is_two_switch=True)) == []


def test_names_and_codes_are_pairs_and_any_other_key_is_named_by_its_number() -> None:
    assert len(set(KEY_CODES.values())) == len(KEY_CODES)
    assert all(name_of(code) == name for name, code in KEY_CODES.items())
    assert name_of(1073742000) == "code:1073742000"
    assert code_of("code:1073742000") == 1073742000
    assert code_of("F17") is code_of("code:0") is code_of("code:99999999999") is None


def test_named_keys_win_and_take_themselves_away_from_what_they_usually_do() -> None:
    keys = keys_for({"select": ("f13",), "help": ("down",)})
    assert keys["select"] == ("f13",)
    assert keys["next"] == ("tab",)
    assert keys["previous"] == USUAL_KEYS["previous"]


def test_two_switches_are_added_to_what_is_there() -> None:
    keys = keys_for({"select": ("f13",)}, is_two_switch=True)
    assert keys["next"] == ("down", "tab", "1")
    assert keys["select"] == ("f13", "2")


@pytest.mark.parametrize(
    ("named", "place", "reason"),
    [
        ({"selct": ("f13",)}, "selct", "did you mean `select`?"),
        ({"select": ("entr",)}, "select.1", "did you mean `enter`?"),
        ({"select": ("f13",), "help": ("f14", "f13")}, "help.2", "`f13` is used for `select` already"),
        ({"select": ("f13", "f13")}, "select.2", "is used for `select` already"),
        ({"select": ("enter",), "help": ("code:13",)}, "help.1", "is used for `select` already"),
        ({"select": ("code:304",)}, "select.1", "held beside other keys"),
        ({"select": ()}, "select", "has no key left"),
        ({"select": ("space", "keypad_5")}, "select", "has no key left that types nothing"),
        ({"help": ("down",), "sound": ("tab",)}, "next", "has no key left"),
    ],
)
def test_wrong_keys_are_told_with_their_place(named: dict[str, tuple[str, ...]], place: str, reason: str) -> None:
    (problem,) = key_problems(named)
    assert problem.place == place
    assert reason in problem.reason


def test_key_of_a_switch_cannot_do_anything_else() -> None:
    (problem,) = key_problems({"help": ("1",)}, is_two_switch=True)
    assert "is used for `next` already" in problem.reason
    assert not list(key_problems({"next": ("1", "f13")}, is_two_switch=True))
