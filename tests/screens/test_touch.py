"""Real touches on the real window: each act once, none by mistake."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from kiosk.views import Drawn, Pressed, Touched
from screens._gate import AFTER_PAGE_S, DEBOUNCE_S, TREMBLE_S
from screens._pen import LOOKS_PRESSED_S
from tests.ui.samples import CHOOSE, NUMBER, NUMBER_FULL, REST, SAMPLES, Sample, picture_fd

if TYPE_CHECKING:
    from kiosk.views import Target
    from tests.ui.display import Display
    from tests.ui.pen_process import PenProcess

pytestmark = pytest.mark.window
NOTHING_COMES_S = 0.35  # longer than an act may wait for the view before it


@pytest.mark.slow
def test_every_control_sends_its_own_press_once(display: Display, shown_pen: PenProcess) -> None:
    kinds = {type(sample.view): sample for sample in SAMPLES}
    for sample in kinds.values():
        drawn = _draw(shown_pen, sample)
        _let_page_open()
        for target in drawn.targets:
            _tap(display, target)
            shown_pen.wait_for(lambda event, name=target.id: event == Pressed(shown_pen.seq, name))  # type: ignore[misc]
            drawn = _draw(shown_pen, sample)
        assert shown_pen.events() == [], sample.name


def test_touch_beside_every_control_says_that_somebody_is_there(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(CHOOSE)
    _let_page_open()
    first = drawn.targets[0]
    display.tap(first.left - 5, first.top)
    assert shown_pen.events(NOTHING_COMES_S) == [Touched(shown_pen.seq)]


def test_double_tap_is_one_press(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(CHOOSE)
    _let_page_open()
    tile = drawn.targets[0]
    _tap(display, tile)
    _tap(display, tile)
    assert shown_pen.events(NOTHING_COMES_S) == [Pressed(shown_pen.seq, tile.id)]


def test_second_tap_of_a_double_tap_does_not_press_the_next_page(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(CHOOSE)
    drawn = shown_pen.draw(NUMBER)
    for target in drawn.targets[:3]:
        _tap(display, target)
    assert shown_pen.events(NOTHING_COMES_S) == []
    _tap(display, drawn.targets[0])
    assert shown_pen.events(NOTHING_COMES_S) == [Pressed(shown_pen.seq, drawn.targets[0].id)]


def test_finger_that_is_down_while_the_page_changes_presses_nothing(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(NUMBER)
    _let_page_open()
    key = drawn.targets[0]
    display.press(*_middle(key))
    shown_pen.draw(NUMBER_FULL)
    display.release()
    told = shown_pen.events(NOTHING_COMES_S)
    assert [event for event in told if event != Touched(shown_pen.seq)] == []  # it may lie beside the new page's keys


def test_finger_that_slides_off_presses_nothing(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(CHOOSE)
    _let_page_open()
    display.press(*_middle(drawn.targets[0]))
    display.move(*_middle(drawn.targets[1]))
    display.release()
    assert shown_pen.events(NOTHING_COMES_S) == []


def test_trembling_finger_presses(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(CHOOSE)
    _let_page_open()
    x, y = _middle(drawn.targets[0])
    display.press(x, y)
    for step in (9, -7, 12):
        display.move(x + step, y - step)
    display.release()
    assert shown_pen.events(NOTHING_COMES_S) == [Pressed(shown_pen.seq, drawn.targets[0].id)]


def test_touch_shows_at_once(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(CHOOSE)
    _let_page_open()
    tile = drawn.targets[0]
    inside = (tile.left + tile.width // 2, tile.top + 12)
    old = display.pixel(*inside)
    display.press(*inside)
    display.wait_changed(*inside, old)
    display.release()
    display.wait_changed(*inside, display.pixel(*inside)) if display.pixel(*inside) != old else None
    assert display.pixel(*inside) == old


def test_what_was_pressed_looks_so_until_its_answer(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(CHOOSE)
    _let_page_open()
    tile = drawn.targets[0]
    inside = (tile.left + tile.width // 2, tile.top + 12)
    old = display.pixel(*inside)
    display.press(*inside)
    display.wait_changed(*inside, old)
    began_s = time.monotonic()
    display.release()
    shown_pen.wait_for(lambda event: event == Pressed(shown_pen.seq, tile.id))
    looks = display.pixel(*inside)
    assert looks != old or time.monotonic() - began_s > LOOKS_PRESSED_S
    shown_pen.draw(CHOOSE)
    assert display.pixel(*inside) == old


def test_rest_page_starts_wherever_it_is_touched(display: Display, shown_pen: PenProcess) -> None:
    shown_pen.draw(REST)
    _let_page_open()
    display.tap(500, 300)
    assert shown_pen.events(NOTHING_COMES_S) == [Pressed(shown_pen.seq, REST.start.id)]


def test_fast_keys_are_all_sent_each_for_the_newest_view(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(NUMBER)
    _let_page_open()
    keys = {target.id: target for target in drawn.targets}
    for digit in "6474025054":
        _tap(display, keys[f"key:{digit}"])
    typed = ""
    for _ in range(10):
        event = shown_pen.wait_for(lambda event: isinstance(event, Pressed))
        assert isinstance(event, Pressed)
        assert event.seq == shown_pen.seq
        typed += event.control.removeprefix("key:")
        shown_pen.draw(NUMBER)
    assert typed == "6474025054"


def test_trembling_finger_types_a_digit_once(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(NUMBER)
    _let_page_open()
    key = drawn.targets[0]
    _tap(display, key)
    _tap(display, key)
    assert shown_pen.events(NOTHING_COMES_S) == [Pressed(shown_pen.seq, key.id)]


def test_same_digit_meant_twice_is_typed_twice(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(NUMBER)
    _let_page_open()
    key = drawn.targets[0]
    for _ in range(2):
        _tap(display, key)
        shown_pen.wait_for(lambda event: event == Pressed(shown_pen.seq, key.id))
        shown_pen.draw(NUMBER)
        time.sleep(TREMBLE_S)


def test_same_button_can_be_pressed_again_after_a_while(display: Display, shown_pen: PenProcess) -> None:
    drawn = shown_pen.draw(CHOOSE)
    _let_page_open()
    for _ in range(2):
        _tap(display, drawn.targets[0])
        shown_pen.wait_for(lambda event: event == Pressed(shown_pen.seq, drawn.targets[0].id))
        time.sleep(DEBOUNCE_S)


def _draw(pen: PenProcess, sample: Sample) -> Drawn:
    import os  # noqa: PLC0415

    fds = [picture_fd() for _ in range(sample.picture_count)]
    drawn = pen.draw(sample.view, fds)
    for fd in fds:
        os.close(fd)
    return drawn


def _let_page_open() -> None:
    """Wait out the pause after a new page; it is another process's clock, so nothing else can be waited for."""
    time.sleep(AFTER_PAGE_S + 0.05)


def _middle(target: Target) -> tuple[int, int]:
    return target.left + target.width // 2, target.top + target.height // 2


def _tap(display: Display, target: Target) -> None:
    display.tap(*_middle(target))
