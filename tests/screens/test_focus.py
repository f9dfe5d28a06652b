"""Where the focus is, as a value: through the page, then its bar, and to the nearest when its control goes."""

from __future__ import annotations

from kiosk.views import Target
from screens._focus import Focus, in_order, keys_first

BAR = {"bar:back", "bar:help"}


def _column(*names: str) -> tuple[Target, ...]:
    return tuple(Target(name, 0, at * 100, 300, 80) for at, name in enumerate(names))


def _focus(*names: str) -> Focus:
    focus = Focus()
    focus.shown(_column(*names), BAR, is_new=True)
    return focus


def test_first_key_comes_to_the_first_or_the_last() -> None:
    for step, control in ((1, "a"), (-1, "bar:help")):
        focus = _focus("a", "b", "bar:back", "bar:help")
        focus.move(step)
        assert focus.control == control


def test_first_key_comes_to_where_a_page_begins_and_the_second_goes_on_from_there() -> None:
    focus = _focus("key:1", "key:2", "officer_fills", "next", "bar:back")
    focus.begins_at = "officer_fills"
    seen = []
    for _ in range(6):
        focus.move(1)
        seen.append(focus.control)
    assert seen == ["officer_fills", "next", "bar:back", "key:1", "key:2", "officer_fills"]


def test_page_that_begins_at_what_another_part_has_begins_at_its_first() -> None:
    focus = _focus("key:1", "key:2")
    focus.begins_at = "officer_fills"
    focus.move(1)
    assert focus.control == "key:1"


LEFT = tuple(one for one in _column("a", "x", "y", "bar:back") if one.id != "x")


def test_focus_is_on_no_control_in_the_place_of_its_own() -> None:
    focus = _focus("a", "b", "c", "bar:back")
    assert focus.put("b")
    focus.shown(LEFT, BAR, is_new=False)
    assert focus.control is None
    focus.move(1)
    assert focus.control == "a"


def test_focus_goes_to_the_nearest_key_of_another_sheet() -> None:
    focus = _focus("a", "b", "c", "bar:back")
    assert focus.put("b")
    focus.shown(LEFT, BAR, is_new=False, to_nearest=True)
    assert focus.control in {"a", "y"}
    focus.shown((), BAR, is_new=False, to_nearest=True)
    assert focus.control is None


def test_focus_that_was_left_begins_again_forward_and_comes_back_backward() -> None:
    for step, control in ((1, "a"), (-1, "b")):
        focus = _focus("a", "b", "c", "bar:back")
        focus.put("b")
        focus.leave()
        assert focus.control is None
        focus.move(step)
        assert focus.control == control


def test_same_control_keeps_the_focus_wherever_it_is_drawn_and_a_new_page_has_none() -> None:
    focus = _focus("a", "b")
    focus.put("b")
    focus.shown(_column("x", "y", "b"), BAR, is_new=False)
    assert focus.control == "b"
    focus.shown(_column("b"), BAR, is_new=True)
    assert focus.control is None


def test_ends_of_the_page_are_before_and_after_its_bar() -> None:
    focus = _focus("a", "b", "bar:back", "bar:help")
    focus.begin()
    assert (focus.control, focus.is_at_begin, focus.is_at_end) == ("a", True, False)
    focus.end()
    assert (focus.control, focus.is_at_end, focus.is_at_last) == ("b", True, False)
    focus.put("bar:back")
    assert focus.is_past_end
    focus.put("bar:help")
    assert focus.is_at_last


def test_page_without_bar_ends_where_it_ends() -> None:
    focus = _focus("a", "b")
    focus.begin()
    assert focus.is_past_end
    focus.end()
    assert focus.is_at_last


def test_control_that_is_not_there_gets_no_focus() -> None:
    focus = _focus("a")
    assert not focus.put("bar:back")
    assert focus.control is None


def test_focus_goes_as_one_reads_whatever_was_added_first() -> None:
    tiles = (
        Target("bar:help", 0, 900, 90, 90),
        Target("unsure", 0, 500, 90, 90),
        Target("2", 100, 200, 90, 90),
        Target("1", 0, 205, 90, 90),
        Target("more", 300, 100, 90, 90),
    )
    assert [one.id for one in in_order(tiles, BAR)] == ["more", "1", "2", "unsure", "bar:help"]


def test_column_of_a_date_is_gone_through_before_the_next() -> None:
    steps = [("month", "up"), ("month", "down"), ("day", "up"), ("day", "down")]
    targets = tuple(
        Target(f"{name}:{step}", 300 * (name == "month"), 100 + 200 * (step == "down"), 90, 90) for name, step in steps
    )
    assert [one.id for one in in_order(targets, BAR)] == ["day:up", "day:down", "month:up", "month:down"]


NUMBER_PAD = _column(*(f"key:{digit}" for digit in "123456789"), "unsure", "key:0", "key:back", "next", "bar:back")


def test_switches_come_to_the_digits_first_then_on_then_to_the_rest() -> None:
    names = [one.id for one in keys_first(NUMBER_PAD, BAR, "next")]
    digits = [f"key:{digit}" for digit in "0123456789"]
    assert names == [*digits, "key:back", "next", "unsure", "bar:back"]


def test_switches_come_to_letters_as_they_stand() -> None:
    letters = ("q", "key:B", "key:A", "key:2", "key:space", "pad:0", "next")
    names = [one.id for one in keys_first(_column(*letters), BAR, "next")]
    assert names == ["key:B", "key:A", "key:2", "key:space", "pad:0", "next", "q"]


def test_switches_come_first_to_what_typing_has_led_to() -> None:
    names = [one.id for one in keys_first(NUMBER_PAD, BAR, "next", {"next"})]
    assert names[:3] == ["next", "key:0", "key:1"]
    found = _column("key:A", "key:B", "found:1", "found:2", "unsure", "bar:back")
    names = [one.id for one in keys_first(found, BAR, "", {"found:1", "found:2"})]
    assert names == ["found:1", "found:2", "key:A", "key:B", "unsure", "bar:back"]


def test_whole_nik_is_few_presses_of_two_switches() -> None:
    focus, presses = Focus(), 0
    focus.shown(keys_first(NUMBER_PAD, BAR, "next"), BAR, is_new=True)
    for digit in "6474025504540003":
        while focus.control != f"key:{digit}":
            focus.move(1)
            presses += 1
        presses += 1
        focus.begin()
    assert presses <= 6 * 16


def test_who_turns_on_and_on_stays_on_the_button_and_every_other_turn_begins_before_the_first_control() -> None:
    for control in ("turn:on", "turn:back", "next", "bar:help"):
        focus = _focus("next", "turn:on", "turn:back", "bar:help")
        focus.put(control)
        focus.turned()
        assert focus.control == (control if control.startswith("turn:") else None)


def test_last_part_has_no_button_that_turns_on_and_nothing_in_its_place_has_the_focus() -> None:
    focus = _focus("a", "turn:on", "bar:help")
    focus.put("turn:on")
    focus.turned()
    focus.shown(_column("b", "next", "turn:back", "bar:help"), BAR, is_new=False)
    assert focus.control is None


def test_way_back_to_the_part_before_comes_last() -> None:
    targets = tuple(Target(name, at * 100, 0, 90, 90) for at, name in enumerate(("turn:back", "turn:on", "next")))
    assert [one.id for one in in_order(targets, BAR)] == ["turn:on", "next", "turn:back"]
