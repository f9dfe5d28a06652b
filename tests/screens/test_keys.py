"""Real keys on the real window: a keypad works, every way out of the kiosk is shut."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from kiosk.views import Pressed, Typed
from screens._gate import AFTER_PAGE_S, DEBOUNCE_S
from tests.ui.samples import CHOOSE, NUMBER

if TYPE_CHECKING:
    from tests.ui.display import Display
    from tests.ui.pen_process import PenProcess

pytestmark = pytest.mark.window
NOTHING_COMES_S = 0.35
SHUT = [
    *[("Escape",), ("Print",), ("Menu",), ("Home",), ("End",), ("Delete",), ("Insert",), ("Page_Up",), ("Page_Down",)],
    *[(f"F{number}",) for number in range(1, 13)],
    *[("Control_L", key) for key in ("q", "w", "c", "v", "x", "z", "a", "e", "Tab", "Escape", "F1")],
    *[("Alt_L", key) for key in ("F4", "Tab", "space", "F2")],
    *[("Super_L",), ("Super_L", "d"), ("Control_L", "Alt_L", "Delete"), ("Control_L", "Alt_L", "BackSpace")],
    *[("Shift_L", "Insert"), ("minus",), ("semicolon",), ("bracketleft",)],
]


def test_no_key_leads_out(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(CHOOSE)
    before = display.screenshot()
    for keys in SHUT:
        display.press_key(*keys)
    assert shown_pen.answers_ping(1)
    assert shown_pen.events(NOTHING_COMES_S) == []
    assert display.screenshot().tobytes() == before.tobytes()
    assert shown_pen.process.poll() is None


def test_digits_and_letters_are_typed(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(NUMBER)
    for key, text in (("6", "6"), ("KP_Insert", ""), ("s", "s"), ("space", " ")):
        display.press_key(key)
        if text:
            shown_pen.wait_for(lambda event, text=text: event == Typed(shown_pen.seq, text))  # type: ignore[misc]
            shown_pen.draw(NUMBER)
    display.press_key("Shift_L", "s")
    shown_pen.wait_for(lambda event: event == Typed(shown_pen.seq, "S"))


def test_backspace_takes_a_digit_away_only_where_there_is_one(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(CHOOSE)
    display.press_key("BackSpace")
    assert shown_pen.events(NOTHING_COMES_S) == []
    shown_pen.draw(NUMBER)
    display.press_key("BackSpace")
    assert shown_pen.events(NOTHING_COMES_S) == [Pressed(shown_pen.seq, "key:back")]


def test_code_reader_that_types_at_once_loses_nothing(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(NUMBER)
    for digit in "6474025504540003":
        display.press_key(digit)
    typed = ""
    for _ in range(16):
        event = shown_pen.wait_for(lambda event: isinstance(event, Typed))
        assert isinstance(event, Typed)
        assert event.seq == shown_pen.seq
        typed += event.text
        shown_pen.draw(NUMBER)
    assert typed == "6474025504540003"


def test_keypad_reaches_every_control_in_order_and_presses_it(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(CHOOSE)
    plain = display.screenshot().tobytes()
    time.sleep(AFTER_PAGE_S)  # the pen's own pause after a new page
    for target in drawn.targets:
        display.press_key("Tab")
        display.press_key("Return")
        shown_pen.wait_for(lambda event, name=target.id: event == Pressed(shown_pen.seq, name))  # type: ignore[misc]
        shown_pen.draw(CHOOSE)
        assert display.screenshot().tobytes() != plain, "focus is not to be seen"
    time.sleep(DEBOUNCE_S)
    display.press_key("Down")
    display.press_key("Up")
    display.press_key("Up")
    display.press_key("KP_Enter")
    assert shown_pen.events(NOTHING_COMES_S) == [Pressed(shown_pen.seq, drawn.targets[-2].id)]


def test_enter_without_focus_is_nothing(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(CHOOSE)
    time.sleep(AFTER_PAGE_S)
    display.press_key("Return")
    assert shown_pen.events(NOTHING_COMES_S) == []
