"""Whom to call next: nobody with priority is overtaken by a later one without, and nobody waits for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kiosk.tickets import GivenBack, Turn, Waiting, count_priority_in_a_row, order_calls

if TYPE_CHECKING:
    from collections.abc import Sequence

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MOST_IN_A_ROW = 2
PLACES = 20


def at(minute: int) -> datetime:
    return NINE + timedelta(minutes=minute)


def person(minute: int, *, has_priority: bool = False) -> Waiting:
    """Who came in this minute."""
    return Waiting(UUID(int=minute), f"A-{minute:03d}", "umum", at(minute), has_priority)


def order(*waiting: Waiting, in_a_row: int = 0, given_back: GivenBack | None = None) -> list[int]:
    """The minutes they came in, in the order of calls."""
    return [one.uuid.int for one in order_calls(waiting, in_a_row, given_back, PLACES)]


lines = st.lists(st.booleans(), min_size=1, max_size=12).map(
    lambda claims: [person(minute, has_priority=claim) for minute, claim in enumerate(claims)]
)


def overtaken(order: Sequence[Waiting], in_a_row: int) -> list[tuple[int, Waiting, Waiting]]:
    """At which place an ordinary number stands before an earlier one with priority, and is not due there."""
    found = []
    for place, one in enumerate(order):
        if not one.has_priority and in_a_row < MOST_IN_A_ROW:
            found += [(place, one, later) for later in order[place:] if later.has_priority]
        in_a_row = in_a_row + 1 if one.has_priority else 0
    return found


@given(line=lines, in_a_row=st.integers(0, 4))
def test_priority_goes_first_unless_an_ordinary_number_is_due(line: list[Waiting], in_a_row: int) -> None:
    assert overtaken(order_calls(line, in_a_row, None, PLACES), in_a_row) == []


@given(line=lines, in_a_row=st.integers(0, 4), whose=st.integers(0, 11), minute=st.integers(0, 12))
def test_number_put_back_lets_one_past_that_waited_then(
    line: list[Waiting], in_a_row: int, whose: int, minute: int
) -> None:
    back = line[whose % len(line)]
    ordered = order_calls(line, in_a_row, GivenBack(back.uuid, at(minute)), PLACES)
    assert {one.uuid for one in ordered} == {one.uuid for one in line}
    for place, passing, behind in overtaken(ordered, in_a_row):
        assert (place, behind) == (0, back), "only the one put back is passed, and only once"
        assert any(one.arrived_at <= at(minute) for one in line if one is not back), passing


def test_who_comes_after_a_number_was_put_back_overtakes_it_not() -> None:
    elderly, later = person(1, has_priority=True), person(9)
    assert order(elderly, later, given_back=GivenBack(elderly.uuid, at(5))) == [1, 9]
    assert order(elderly, person(3), given_back=GivenBack(elderly.uuid, at(5))) == [3, 1]


def test_call_given_back_was_no_turn() -> None:
    first, second = UUID(int=1), UUID(int=2)
    called = [Turn(one, has_priority=True, is_call=True) for one in (first, second)]
    back = [Turn(one, has_priority=True, is_call=False) for one in (first, second)]
    assert count_priority_in_a_row(called) == MOST_IN_A_ROW
    assert count_priority_in_a_row([*back, *called]) == 0
    assert count_priority_in_a_row([called[0], *back, *called]) == 1, "called again it is"


@given(
    numbers=st.lists(st.integers(0, 4), min_size=20, max_size=40),
    is_put_back=st.lists(st.booleans(), min_size=40, max_size=40),
)
def test_calling_and_putting_back_for_ever_holds_up_nobody(numbers: list[int], is_put_back: list[bool]) -> None:
    turns: list[Turn] = []
    for number, is_back in zip(numbers, is_put_back, strict=False):
        turns.insert(0, Turn(UUID(int=number), has_priority=True, is_call=True))
        if is_back:
            turns.insert(0, Turn(UUID(int=number), has_priority=True, is_call=False))
    assert count_priority_in_a_row(turns) >= len(numbers) - len(set(numbers)) >= MOST_IN_A_ROW
