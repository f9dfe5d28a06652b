"""A page that the glass is too small for, dealt out in parts: whole pieces in reading order, as many as fit. Pure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_MOST_TITLE = 4  # parts are dealt for a title on each of them if it takes no more than this part of the room


class Extent(NamedTuple):
    """How high a piece is, the gap above it, whether it can be pressed, and how many pieces above it its heading is."""

    height: float
    gap: float
    is_pressed: bool = False
    glue: str = ""
    under: int = 0


class Part(NamedTuple):
    """Indices of the pieces of one part, and whether the room holds them."""

    pieces: tuple[int, ...]
    is_whole: bool = True


def deal(extents: Sequence[Extent], room: float, reach: float, title: int | None = None) -> list[Part]:
    """Deal pieces out, as many to each part as it holds; a heading is repeated where there is room.

    Args:
        extents: Of the pieces, in reading order.
        room: The height of a part.
        reach: The height, from the part's lower edge, above which nothing may be pressed.
        title: The piece that is repeated: a low one has room on every part, a high one takes what room a part leaves.
    """

    def fits(part: Sequence[int]) -> bool:
        return _fits(extents, part, room, reach)

    repeated = () if title is None or extents[title].height > room / _MOST_TITLE else (title,)
    parts: list[tuple[int, ...]] = []
    for unit in _units(extents, fits):
        if parts and fits((*parts[-1], *unit)):
            parts[-1] = (*parts[-1], *unit)
        else:
            titled = (*repeated, *unit)
            is_titled = bool(parts) and unit[0] > max(repeated, default=0) and fits(titled)
            parts.append(titled if is_titled else unit)
    return [Part(part, fits(part)) for part in (_led(extents, part, title, fits) for part in parts)]


def height_of(extents: Sequence[Extent], part: Sequence[int]) -> float:
    """The height of the pieces of a part with the gaps between them."""
    return sum(extents[at].height for at in part) + sum(extents[at].gap for at in part[1:])


def first_pressed(extents: Sequence[Extent], part: Sequence[int]) -> int | None:
    """Where in a part the first piece stands that can be pressed."""
    return next((place for place, at in enumerate(part) if extents[at].is_pressed), None)


def _led(
    extents: Sequence[Extent], part: tuple[int, ...], title: int | None, fits: Callable[[Sequence[int]], bool]
) -> tuple[int, ...]:
    """The part below what its first piece belongs to: title and heading, else the heading, which says more of it."""
    rest = part[1:] if part[0] == title and len(part) > 1 else part
    above = [at for at in (title, rest[0] - extents[rest[0]].under) if at is not None and at < rest[0]]
    led = ((*lead, *rest) for lead in (above, above[1:]))
    return next((one for one in led if fits(one)), part)


def _units(extents: Sequence[Extent], fits: Callable[[Sequence[int]], bool]) -> Iterator[tuple[int, ...]]:
    """Neighbours that are glued together, unless they are too high for one part."""
    for _, group in groupby(range(len(extents)), key=lambda at: extents[at].glue or at):
        unit = tuple(group)
        yield from [unit] if fits(unit) else [(at,) for at in unit]


def _fits(extents: Sequence[Extent], part: Sequence[int], room: float, reach: float) -> bool:
    """Whether a part is low enough, and what is pressed within reach."""
    first = first_pressed(extents, part)
    low = 0.0 if first is None else height_of(extents, part[first:])
    return height_of(extents, part) <= room and low <= reach
