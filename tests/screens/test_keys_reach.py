"""How a walk by keys is judged; the pages themselves are walked where they are measured, in `test_matrix`."""

from __future__ import annotations

import pytest

from tests.ui.walk_keys import IN_BAR, Box, Place, disorder, is_reverse

BOXES: dict[str, Box] = {
    "a": (0, 0, 100, 100),
    "b": (120, 10, 220, 90),
    "low": (0, 120, 100, 200),
    "tall": (240, 20, 340, 120),
    "high": (360, -10, 460, 90),
    "turn:back": (0, 300, 100, 400),
}


def places(*controls: str, part: int = 0) -> list[Place]:
    return [Place(part, one, BOXES[one], is_seen=True, is_chosen=True) for one in controls]


@pytest.mark.parametrize(
    "order",
    [
        ("a", "b", "low"),
        ("b", "low", "a"),
        ("high", "low", "a"),
        ("a", "b", "tall", "low"),
        ("turn:back", "a", "low"),
    ],
)
def test_rows_from_the_left_and_from_the_top_are_in_order_wherever_the_walk_began(order: tuple[str, ...]) -> None:
    assert not list(disorder(places(*order)))


def test_what_comes_before_its_left_neighbour_or_what_is_above_is_told() -> None:
    assert list(disorder(places("a", "low", "b"))) == ["low before b"]
    assert list(disorder(places("a", "tall", "b"))) == ["tall before b"]


def test_bar_may_be_read_down_its_columns_but_not_across_and_down() -> None:
    columns: dict[str, Box] = {
        "one": (0, 0, 10, 10),
        "two": (0, 20, 10, 30),
        "three": (20, 0, 30, 10),
        "four": (20, 20, 30, 30),
    }

    def bar(*names: str) -> list[Place]:
        return [Place(IN_BAR, name, columns[name], is_seen=True, is_chosen=True) for name in names]

    assert not list(disorder(bar("one", "two", "three", "four")))
    assert not list(disorder(bar("one", "three", "two", "four")))
    assert list(disorder(bar("one", "four", "two", "three")))


def test_way_back_is_the_same_way_wherever_it_begins() -> None:
    there = places("a", "b", "low")
    assert is_reverse(there, places("b", "a", "low"))
    assert not is_reverse(there, places("a", "b", "low"))
    assert not is_reverse(there, places("b", "a"))
