"""Where the focus is, as a value: through the page, then its bar, and to the nearest when its control goes."""

from __future__ import annotations

from kiosk.views import Target
from screens._focus import Focus, in_order

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


def test_focus_goes_to_the_nearest_control_that_is_left() -> None:
    focus = _focus("a", "b", "c", "bar:back")
    assert focus.put("b")
    left = tuple(one for one in _column("a", "x", "y", "bar:back") if one.id != "x")
    assert focus.shown(left, BAR, is_new=False)
    assert focus.control in {"a", "y"}
    assert focus.shown((), BAR, is_new=False) is False
    assert focus.control is None


def test_same_control_keeps_the_focus_wherever_it_is_drawn_and_a_new_page_has_none() -> None:
    focus = _focus("a", "b")
    focus.put("b")
    assert not focus.shown(_column("x", "y", "b"), BAR, is_new=False)
    assert focus.control == "b"
    assert not focus.shown(_column("b"), BAR, is_new=True)
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
