"""A page that the glass is too small for, dealt out in parts: whole pieces in reading order, as many a part as fit."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from screens.widgets.block import Block, Row
from screens.widgets.pressable import PushButton
from screens.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kiosk.views import Turning
    from screens.theme import Sizes

_BROADEST = (8, 88)  # no page comes in more parts; room is kept for it, so that every part has the same
_MOST_TITLE = 4  # a title is repeated on every part if it takes no more than this part of the room


class Extent(NamedTuple):
    """How high a piece is, the gap above it, and whether it can be pressed."""

    height: float
    gap: float
    is_pressed: bool = False
    glue: str = ""


class Part(NamedTuple):
    """Indices of the pieces of one part, and whether the room holds them."""

    pieces: tuple[int, ...]
    is_whole: bool = True


def deal(extents: Sequence[Extent], room: float, reach: float, title: int | None = None) -> list[Part]:
    """Deal pieces out, as many to each part as it holds.

    Args:
        extents: Of the pieces, in reading order.
        room: The height of a part.
        reach: The height, from the part's lower edge, above which nothing may be pressed.
        title: The piece that is repeated on every part, if it is low enough.
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
    return [Part(part, fits(part)) for part in parts]


def height_of(extents: Sequence[Extent], part: Sequence[int]) -> float:
    """The height of the pieces of a part with the gaps between them."""
    return sum(extents[at].height for at in part) + sum(extents[at].gap for at in part[1:])


def first_pressed(extents: Sequence[Extent], part: Sequence[int]) -> int | None:
    """Where in a part the first piece stands that can be pressed."""
    return next((place for place, at in enumerate(part) if extents[at].is_pressed), None)


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


class TurnRow(Row):
    """The way back, where one is, and the way on: at the foot of every part, at the same places.

    Both ways are equally broad, unless the longest word of one needs more. Where words need the room, icons go, then
    where one is becomes mere numbers.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(spacing="gap_tight", **kwargs)
        self._back, self._on = PushButton(look="quiet"), PushButton(look="turn")
        self._at = Words(face="medium", halign="center")
        self._turning: Turning | None = None
        self._numbers = (1, 1)
        for part in (self._back, self._at, self._on):
            self.add_widget(part)

    @property
    def shown(self) -> list[Block]:
        """All three places, with their buttons or without."""
        return list(self.parts)

    def tell(self, turning: Turning, part: int, parts: int) -> None:
        """Say where one is; there is no way beyond the first and the last part."""
        self._turning, self._numbers = turning, (part + 1, parts)
        for button, value, is_there in (
            (self._back, turning.back, part > 0),
            (self._on, turning.on, part < parts - 1),
        ):
            button.value = value
            button.control = value.id if is_there else ""

    def _widths(self, width: int, sizes: Sizes) -> list[int]:
        """The widths of the three, the same on every part."""
        turning, (part, parts) = self._turning, self._numbers
        assert turning is not None
        left = ways = 0
        for has_icons, at in ((True, turning.at), (False, turning.at), (False, "{at}/{all}")):
            self._back.icon, self._on.icon = (turning.back.icon, turning.on.icon) if has_icons else ("", "")
            self._at.text = _filled(at, *_BROADEST)
            ways = width - self._at.natural_width(sizes) - 2 * sizes.gap_tight
            left, right = self._back.least_width(sizes), self._on.least_width(sizes)
            self._at.text = _filled(at, part, parts)
            if left + right <= ways:
                break
        back = min(max(left, ways // 2), ways - right)
        return [back, width - 2 * sizes.gap_tight - ways, ways - back]


def _filled(at: str, part: int, parts: int) -> str:
    """Where one is, with its numbers."""
    return at.replace("{at}", str(part)).replace("{all}", str(parts))
