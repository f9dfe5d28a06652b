"""The dock's keypad: what a window of the kiosk's class hears of it on a real X server."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from devices.dock.panels import Place
from devices.dock.panels.keypad import KeypadPanel
from devices.keypad.kernel_keys import KERNEL_KEYS
from kiosk.keys import USUAL_KEYS
from kiosk.ports import WhoActs
from tests.devices.dock.window import Window
from tests.patience import eventually
from tests.ui.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CTRL, U, DOWN = 29, 22, 108


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with Display.start(200, 200) as display:
        yield display


@pytest.fixture
def window(display: Display) -> Iterator[Window]:
    window = Window(display)
    yield window
    window.close()


@pytest.fixture
def panel(tmp_path: Path, display: Display) -> KeypadPanel:
    return KeypadPanel(Place(tmp_path, display=display.name))


def press(panel: KeypadPanel, keys: str, hold_s: float = 0.0) -> None:
    panel.apply(panel.change(press=keys, hold_s=hold_s))


def test_every_key_of_an_action_is_heard_once_as_the_kernel_numbers_it(panel: KeypadPanel, window: Window) -> None:
    assert panel.seen().state == "ready"
    for name in ("escape", "keypad_0", *(name for names in USUAL_KEYS.values() for name in names)):
        press(panel, name)
        assert [one[:2] for one in window.heard()] == [(KERNEL_KEYS[name], True), (KERNEL_KEYS[name], False)]
    assert panel.state()["pressed"] == "f16"


def test_keys_together_are_down_at_once_and_a_held_one_for_its_time(panel: KeypadPanel, window: Window) -> None:
    press(panel, "ctrl+u")
    first, second, *others = (one[:2] for one in window.heard())
    assert (first, second) == ((CTRL, True), (U, True))
    assert sorted(others) == [(U, False), (CTRL, False)]
    press(panel, "down", hold_s=0.3)
    down, up = window.heard()
    assert up.at_ms - down.at_ms >= 300
    assert (down[:2], up[:2]) == ((DOWN, True), (DOWN, False))


def test_nothing_is_pressed_for_another_program(tmp_path: Path, display: Display) -> None:
    other = Window(display, "editor")
    panel = KeypadPanel(Place(tmp_path, display=display.name))
    assert (panel.seen().state, panel.seen().who) == ("no_kiosk", WhoActs.TECHNICIAN)
    press(panel, "enter")
    assert (other.heard(), panel.state()["presses"]) == ([], 0)
    other.close()


def test_a_kiosk_that_comes_later_is_found_by_itself(panel: KeypadPanel, display: Display) -> None:
    assert panel.seen().state == "no_kiosk"
    window = Window(display)
    eventually(lambda: panel.seen().state == "ready")
    window.close()


@pytest.mark.parametrize("name", ["", ":65533"])
def test_dock_without_a_screen_says_so_and_presses_nothing(tmp_path: Path, name: str) -> None:
    panel = KeypadPanel(Place(tmp_path, display=name))
    seen = panel.seen()
    assert (seen.state, seen.who) == ("no_screen", WhoActs.TECHNICIAN)
    assert seen.words
    assert seen.mend
    press(panel, "enter")
    assert panel.state()["presses"] == 0


def test_hand_that_is_missing_is_told(panel: KeypadPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert panel.seen().state == "no_hand"
    press(panel, "enter")
    assert panel.state()["presses"] == 0


@pytest.mark.parametrize("keys", ["", "ENTER", "enter+", "super+l", "enter windowkill", "getactivewindow", "036"])
def test_what_is_no_key_is_refused(panel: KeypadPanel, keys: str) -> None:
    with pytest.raises(ValidationError):
        panel.change(press=keys)


def test_hold_ends_soon(panel: KeypadPanel) -> None:
    with pytest.raises(ValidationError):
        panel.change(press="enter", hold_s=60.0)
    started_at = time.monotonic()
    press(panel, "enter", hold_s=5.0)  # nobody hears it
    assert time.monotonic() - started_at < 4.0
