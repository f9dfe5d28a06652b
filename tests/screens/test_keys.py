"""Real keys on the real window: a keypad works, every way out of the kiosk is shut."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec
import pytest

from devices.keypad.simulator import SimulatedKeypad
from kiosk.keys import keys_for
from kiosk.views import Acted, Button, Focused, Keyed, Plugged, Pressed, Setup, Typed
from screens._gate import AFTER_PAGE_S, DEBOUNCE_S
from tests.ui.samples import CHOOSE, LEARN, NUMBER, TYPE

if TYPE_CHECKING:
    from kiosk.views import Act
    from tests.ui.display import Display
    from tests.ui.pen_process import PenProcess

pytestmark = pytest.mark.window
NOTHING_COMES_S = 0.35
# Of X: evdev codes and 8 more.
STORM_CODES = {"F17": 195, "F23": 201, "F24": 202}
SHUT = [
    *[("Escape",), ("Print",), ("Menu",), ("Home",), ("End",), ("Delete",), ("Insert",), ("Scroll_Lock",)],
    *[(f"F{number}",) for number in range(1, 13)],
    *[("Control_L", key) for key in ("q", "w", "c", "v", "x", "z", "a", "e", "Tab", "Escape", "F1")],
    *[("Alt_L", key) for key in ("F4", "Tab", "space", "F2")],
    *[("Super_L",), ("Super_L", "d"), ("Control_L", "Alt_L", "Delete"), ("Control_L", "Alt_L", "BackSpace")],
    *[("Shift_L", "Insert"), ("slash",), ("semicolon",), ("bracketleft",), ("k",), ("space",)],
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


def test_simulated_keypad_finds_the_real_window_by_its_class(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(NUMBER)
    assert SimulatedKeypad(display.name).press("keypad_6")
    shown_pen.wait_for(lambda event: event == Typed(shown_pen.seq, "6"))


def test_backspace_takes_a_digit_away_only_where_there_is_one(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(CHOOSE)
    display.press_key("BackSpace")
    assert shown_pen.events(NOTHING_COMES_S) == []
    shown_pen.draw(NUMBER)
    display.press_key("BackSpace")
    assert shown_pen.events(NOTHING_COMES_S) == [Pressed(shown_pen.seq, "key:back")]


def test_code_reader_that_types_at_once_loses_nothing(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(NUMBER)
    since = shown_pen.seq
    for digit in "6474025504540003":
        display.press_key(digit)
    typed = ""
    for _ in range(16):
        event = shown_pen.wait_for(lambda event: isinstance(event, Typed))
        assert isinstance(event, Typed)
        assert since <= event.seq <= shown_pen.seq  # who answers late gets the next for the view before
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
        shown_pen.wait_for(lambda event, name=target.id: isinstance(event, Focused) and event.control == name)  # type: ignore[misc]
        shown_pen.draw(CHOOSE)
        assert display.screenshot().tobytes() != plain, "focus is not to be seen"
    time.sleep(DEBOUNCE_S)
    display.press_key("Down")
    display.press_key("Up")
    display.press_key("Up")
    display.press_key("KP_Enter")
    first, last, before = drawn.targets[0].id, drawn.targets[-1].id, drawn.targets[-2].id
    seq = shown_pen.seq
    assert shown_pen.events(NOTHING_COMES_S) == [
        *(Focused(seq, name) for name in (first, last, before)),
        Pressed(seq, before),
    ]


def test_enter_without_focus_only_asks_what_can_be_done(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(CHOOSE)
    time.sleep(AFTER_PAGE_S)
    display.press_key("Return")
    assert shown_pen.events(NOTHING_COMES_S) == [Acted(shown_pen.seq, "select_nothing")]


def test_focus_stays_where_it_was_and_is_nowhere_once_that_has_gone(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(CHOOSE)
    display.press_key("Down")
    display.press_key("Down")
    second, third = drawn.targets[1].id, drawn.targets[2].id
    shown_pen.wait_for(lambda event: event == Focused(shown_pen.seq, second))
    shown_pen.draw(CHOOSE)
    display.press_key("Down")
    shown_pen.wait_for(lambda event: event == Focused(shown_pen.seq, third))
    shown_pen.events()
    without = msgspec.structs.replace(CHOOSE, choices=CHOOSE.choices[:2])
    shown_pen.draw(without)
    shown_pen.wait_for(lambda event: event == Focused(shown_pen.seq, "", is_moved=False))
    shown_pen.draw(NUMBER)
    shown_pen.draw(CHOOSE)
    display.press_key("Down")
    assert shown_pen.events(NOTHING_COMES_S) == [Focused(shown_pen.seq, drawn.targets[0].id)]


def test_page_in_practice_is_another_page_and_begins_before_its_first_control(
    display: Display, shown_pen: PenProcess
) -> None:
    drawn = shown_pen.draw(CHOOSE)
    display.press_key("Down")
    display.press_key("Down")
    shown_pen.wait_for(lambda event: event == Focused(shown_pen.seq, drawn.targets[1].id))
    shown_pen.events()
    frame = msgspec.structs.replace(CHOOSE.frame, mark="Latihan")
    drawn = shown_pen.draw(msgspec.structs.replace(CHOOSE, frame=frame))
    display.press_key("Down")
    assert shown_pen.events(NOTHING_COMES_S) == [Focused(shown_pen.seq, drawn.targets[0].id)]


def test_any_key_wakes_the_resting_kiosk(display: Display, shown_pen: PenProcess) -> None:
    for key in ("Down", "Return", "5", "m"):
        time.sleep(DEBOUNCE_S)
        display.press_key(key)
        shown_pen.wait_for(lambda event: event == Acted(shown_pen.seq, "wake"))
    display.press_key("Escape")
    assert shown_pen.events(NOTHING_COMES_S) == []


@pytest.mark.parametrize(
    ("key", "act"),
    [("minus", "softer"), ("F17", "volume"), ("F24", "faster"), ("F23", "slower"), ("r", "help"), ("p", "pause")],
)
def test_key_asks_for_something(display: Display, shown_pen: PenProcess, key: str, act: Act) -> None:
    shown_pen.draw(CHOOSE)
    time.sleep(AFTER_PAGE_S)
    display.press_code(STORM_CODES[key]) if key in STORM_CODES else display.press_key(key)
    assert shown_pen.events(NOTHING_COMES_S) == [Acted(shown_pen.seq, act)]


def test_volume_keys_and_headphones_are_told(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(NUMBER)
    for code in (123, 122, 193, 194):  # volume up and down, F15, F16
        display.press_code(code)
    seq = shown_pen.seq
    told = [Acted(seq, "louder"), Acted(seq, "softer"), Plugged(seq, True), Plugged(seq, False)]
    assert shown_pen.events(NOTHING_COMES_S) == told


def test_key_that_is_held_acts_once(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(CHOOSE)
    with display.holding("Down"):
        pass
    assert shown_pen.events(NOTHING_COMES_S) == [Focused(shown_pen.seq, drawn.targets[0].id)]


def test_right_key_goes_to_what_goes_on_and_does_not_press_it(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(NUMBER)
    display.press_key("Right")
    display.press_key("Left")
    seq = shown_pen.seq
    assert shown_pen.events(NOTHING_COMES_S) == [Focused(seq, NUMBER.primary.id), Focused(seq, "bar:back")]


def test_right_and_left_turn_a_list(display: Display, shown_pen: PenProcess) -> None:
    buttons = (Button("previous", "Sebelumnya"), Button("more", "Berikutnya"))
    shown_pen.draw(msgspec.structs.replace(CHOOSE, others=buttons))
    time.sleep(AFTER_PAGE_S)
    display.press_key("Right")
    shown_pen.wait_for(lambda event: event == Pressed(shown_pen.seq, "more"))
    display.press_key("Left")
    shown_pen.wait_for(lambda event: event == Pressed(shown_pen.seq, "previous"))


def test_two_switches_reach_and_press_everything_even_where_digits_are_typed(
    display: Display, shown_pen: PenProcess
) -> None:
    shown_pen.set_up(Setup(keys_for({}, is_two_switch=True), is_two_switch=True))
    try:
        drawn = shown_pen.draw(NUMBER)
        time.sleep(AFTER_PAGE_S)
        for target in (*drawn.targets, drawn.targets[0]):
            display.press_key("1")
            shown_pen.wait_for(lambda event, name=target.id: event == Focused(shown_pen.seq, name))  # type: ignore[misc]
        display.press_key("2")
        assert shown_pen.events(NOTHING_COMES_S) == [Pressed(shown_pen.seq, drawn.targets[0].id)]
    finally:
        shown_pen.set_up(Setup(keys_for({})))


def test_switch_that_typed_begins_again_at_the_first_key(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.set_up(Setup(keys_for({}, is_two_switch=True), is_two_switch=True))
    try:
        shown_pen.draw(NUMBER)
        time.sleep(AFTER_PAGE_S)
        for _ in range(3):
            display.press_key("1")
        display.press_key("2")
        display.press_key("2")  # a hand that trembles
        shown_pen.wait_for(lambda event: event == Pressed(shown_pen.seq, "key:2"))
        assert not [event for event in shown_pen.events(NOTHING_COMES_S) if isinstance(event, Pressed)]
        shown_pen.draw(NUMBER)
        shown_pen.wait_for(lambda event: event == Focused(shown_pen.seq, "key:0", is_moved=False))
        time.sleep(DEBOUNCE_S)
        display.press_key("2")
        shown_pen.wait_for(lambda event: event == Pressed(shown_pen.seq, "key:0"))
    finally:
        shown_pen.set_up(Setup(keys_for({})))


def test_letter_acts_where_only_digits_are_typed(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(NUMBER)
    time.sleep(AFTER_PAGE_S)
    display.press_key("r")
    shown_pen.wait_for(lambda event: event == Acted(shown_pen.seq, "help"))
    display.press_key("Shift_L", "b")
    shown_pen.wait_for(lambda event: event == Typed(shown_pen.seq, "B"))
    shown_pen.draw(TYPE)
    time.sleep(AFTER_PAGE_S)
    display.press_key("r")
    shown_pen.wait_for(lambda event: event == Typed(shown_pen.seq, "r"))


def test_page_that_learns_is_told_every_key_by_its_name(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(LEARN)
    for key in ("Down", "Escape", "Print", "q", "Return", "Shift_L"):
        display.press_key(key)
    for code in (191, 172):  # F13, and a media key that has no name
        display.press_code(code)
    names = [event.name for event in shown_pen.events(NOTHING_COMES_S) if isinstance(event, Keyed)]
    assert names == ["down", "escape", "print_screen", "q", "enter", "f13", "code:1073742085"]
