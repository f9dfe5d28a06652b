"""Dealing a page out in parts, without a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screens._parts import Extent, deal

_extents = st.lists(
    st.builds(
        Extent, st.integers(1, 60), st.integers(0, 5), st.booleans(), st.sampled_from(["", "", "a", "b"]), st.just(0)
    ),
    min_size=1,
    max_size=25,
)


def _pieces(heights: list[float], *pressed: int) -> list[Extent]:
    return [Extent(height, 10, at in pressed) for at, height in enumerate(heights)]


def _dealt(extents: list[Extent], room: float, reach: float = 1000, title: int | None = None) -> list[tuple[int, ...]]:
    return [part.pieces for part in deal(extents, room, reach, title)]


def test_as_many_pieces_as_fit_with_their_gaps() -> None:
    assert _dealt(_pieces([30, 30, 30]), 109) == [(0, 1), (2,)]
    assert _dealt(_pieces([30, 30, 30]), 110) == [(0, 1, 2)]


def test_low_title_is_repeated_and_a_high_one_only_where_there_is_room_left() -> None:
    assert _dealt(_pieces([25, 60, 30, 30]), 100, title=0) == [(0, 1), (0, 2), (0, 3)]
    assert _dealt(_pieces([26, 60, 30, 30]), 100, title=0) == [(0, 1), (2, 3)]
    assert _dealt(_pieces([26, 60, 60]), 100, title=0) == [(0, 1), (0, 2)]


def test_heading_is_repeated_above_what_stands_under_it_and_rather_than_the_title() -> None:
    lines = (Extent(height, 10, under=1 + at) for at, height in enumerate((40, 30, 30, 60)))
    section = [Extent(20, 10), Extent(20, 10), *lines]
    assert _dealt(section, 100, title=0) == [(0, 1, 2), (1, 3, 4), (1, 5)]
    assert _dealt(section[:-2], 100, title=0) == [(0, 1, 2), (0, 1, 3)]


def test_title_gives_way_to_a_piece_that_needs_the_room() -> None:
    assert _dealt(_pieces([25, 60, 90]), 100, title=0) == [(0, 1), (2,)]


def test_what_is_pressed_must_be_within_reach_but_what_is_read_need_not() -> None:
    assert _dealt(_pieces([50, 20, 20], 1, 2), 200, reach=50) == [(0, 1, 2)]
    assert _dealt(_pieces([50, 20, 20], 1, 2), 200, reach=49) == [(0, 1), (2,)]


def test_glued_pieces_stay_together_unless_they_fill_more_than_a_part() -> None:
    glued = [Extent(40, 10), Extent(40, 10, glue="a"), Extent(40, 10, glue="a")]
    assert _dealt(glued, 100) == [(0,), (1, 2)]
    assert _dealt(glued, 80) == [(0,), (1,), (2,)]


def test_piece_higher_than_the_room_is_told() -> None:
    assert [part.is_whole for part in deal(_pieces([30, 120]), 100, 100)] == [True, False]


@given(_extents, st.integers(10, 200), st.integers(10, 200), st.booleans())
def test_every_piece_is_dealt_once_and_in_order(extents: list[Extent], room: int, reach: int, has_title: bool) -> None:
    parts = _dealt(extents, room, reach, 0 if has_title else None)
    assert all(parts)
    firsts = [part if not at else [one for one in part if one or not has_title] for at, part in enumerate(parts)]
    assert [one for part in firsts for one in part] == list(range(len(extents)))


@given(_extents, st.integers(60, 200), st.integers(60, 200))
def test_part_is_only_too_high_where_one_piece_is(extents: list[Extent], room: int, reach: int) -> None:
    for part in deal(extents, room, reach):
        assert part.is_whole
