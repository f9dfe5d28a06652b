"""One page's body dealt out in parts at one scale."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from screens._parts import Extent, Part, deal, first_pressed, height_of
from screens.widgets.block import Block, Box, Piece, spread
from screens.widgets.pieces import NoteLine
from screens.widgets.reorder import is_title, reordered
from screens.widgets.words import Icon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from screens.theme import Sizes
    from screens.widgets.page import Page

_MOST_GROWTH = 1.25
_MOST_ANSWER = 1.8  # of answers: two of them leave no band empty where a third has no room
_BEST = 4  # what a first part may be worth
_HEADING_AND_LINES = 4  # pieces of a section whose last two lines may stand apart from its heading
_MOST_EMPTY = 0.6  # of the first part; what is read next begins on one that has less on it


class Dealing:
    """Which piece of a page goes to which part.

    Args:
        page: With a frame that has words to turn with.
        room: Where its body goes, turning buttons and all.
        sizes: The lengths to deal with.
        begins_full: The first part is to say as much as it can, as that of a page to read does.
    """

    def __init__(self, page: Page, room: Box, sizes: Sizes, *, begins_full: bool = False) -> None:
        self.sizes = sizes
        self._page, self._room = page, room
        page.turn.tone_on(page.ink)
        page.turn.tell(page.view.frame.turning, 1, 3)
        turn = page.turn.height_for(room.width, sizes)
        self._turn = int(min(turn, room.height))
        foot = self._turn + sizes.gap
        self._space = Box(room.x, room.y + foot, room.width, max(0, room.height - foot))
        whole = (piece for piece in page.pieces(room.width, sizes) if not isinstance(piece.blocks[0], Icon))
        self._deal([part for piece in whole for part in self._low_enough(piece)])
        if page.is_read or begins_full:
            self._try(self._terser())
            for asking in reordered(self._pieces, page):
                if not self._begins_well:
                    self._try(asking)
            self._try(self._fuller())

    def __len__(self) -> int:
        return len(self._parts)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is cut in any part."""
        return all(part.is_whole for part in self._parts)

    @property
    def is_answerable(self) -> bool:
        """Whether the first part has something to press, where anything of the page has."""
        return not any(one.is_pressed for one in self._extents) or self._is_pressed(self._parts[0])

    @property
    def worth(self) -> int:
        """How well a page begins: 0 with a title, 1 with words, 2 with an answer, 3 with all that are compared.

        4 where its note has an answer beside it, too: who is shown the note has nothing to turn. Of more answers than
        are compared, one is enough.
        """
        first, noted = self._parts[0], self.part_noted()
        if self._page.asks and self.is_answerable:
            is_whole = all(self._has(first, answer) for answer in self._page.compared)
            is_told = noted is None or self._is_pressed(self._parts[noted])
            return (_BEST if is_told else _BEST - 1) if is_whole else 2
        return int(any(at > self._title for at in first.pieces))

    @property
    def is_best(self) -> bool:
        """Whether nothing is cut, and the first part begins as well as any could."""
        return self.is_whole and self._begins_well

    @property
    def rank(self) -> tuple[bool, int, bool, int]:
        """What is least of the better of two: what is cut, how it does not begin, how many parts it takes.

        An answer alone on the first part is taken for all there are.
        """
        is_alone = sum(self._has(self._parts[0], answer) for answer in self._page.answers) == 1
        return not self.is_whole, -self.worth, is_alone, len(self)

    def part_with(self, block: Block) -> int | None:
        """The part on which a block is drawn."""
        places = (number for number, part in enumerate(self._parts) if self._has(part, block))
        return next(places, None)

    def part_noted(self) -> int | None:
        """The part on which the page's note stands."""
        notes = (block for piece in self._pieces for block in piece.blocks if isinstance(block, NoteLine))
        note = next(notes, None)
        return None if note is None else self.part_with(note)

    def place(self, number: int) -> None:
        """Draw one part and the buttons that turn; all else of the page is gone from the glass."""
        part, page, sizes = self._parts[number].pieces, self._page, self.sizes
        keep({block for at in part for block in self._pieces[at].blocks}, page)
        if len(self) > 1:
            page.turn.tell(page.view.frame.turning, number, len(self))
            page.turn.place(self._room._replace(height=self._turn), sizes)
        else:  # of what fits without its second column, nothing is left to turn to
            page.turn.vanish()
            self._space = self._room
        heights, top = self._grown(part), self._top(part)
        for place, (at, height) in enumerate(zip(part, heights, strict=True)):
            top -= round(self._extents[at].gap) if place else 0
            self._pieces[at].place(Box(self._space.x, top - int(height), self._space.width, int(height)), sizes)
            top -= int(height)

    def enlarge_upper(self, number: int, steps: Iterable[Sizes]) -> None:
        """Draw what is only read, above what is pressed in a part, as large as there is room."""
        part = self._parts[number].pieces
        first = first_pressed(self._extents, part)
        if not first:
            return
        upper = [self._pieces[at] for at in part[:first]]
        below = self._pieces[part[first]]
        line = below.blocks[0].top + round(self._extents[part[first]].gap)
        for sizes in steps:
            heights = [round(piece.height_for(self._space.width, sizes)) for piece in upper]
            gaps = [getattr(sizes, piece.gap) for piece in upper[1:]]
            if line + sum(heights) + sum(gaps) <= self._space.top:
                _stack(upper, heights, gaps, self._space._replace(y=int(line)), sizes)
                return

    def _is_pressed(self, part: Part) -> bool:
        """Whether there is anything to press on a part."""
        return any(self._extents[at].is_pressed for at in part.pieces)

    def _has(self, part: Part, block: Block) -> bool:
        """Whether a block is among a part's pieces."""
        return any(block in self._pieces[at].blocks for at in part.pieces)

    def _deal(self, pieces: list[Piece]) -> None:
        """Deal these out."""
        self._pieces = pieces
        places: dict[Block | None, int] = {piece.blocks[0]: at for at, piece in enumerate(pieces)}
        self._extents = [self._extent(piece, at - places.get(piece.under, at)) for at, piece in enumerate(pieces)]
        title = next((at for at, piece in enumerate(pieces) if is_title(piece)), None)
        self._title = -1 if title is None else title
        reach = min(self._space.height, self.sizes.reach - self._space.y)
        self._parts = deal(self._extents, self._space.height, reach, title)

    def _try(self, pieces: list[Piece] | None) -> None:
        """Keep what is dealt otherwise if it says more at once; it may take a part more only to ask better."""
        if pieces is None:
            return
        kept, parts, whole, said = self._pieces, len(self), self.is_whole, self._said_first()
        self._deal(pieces)
        now = self._said_first()
        if (len(self) > parts and now[0] == said[0]) or self.is_whole < whole or now <= said:
            self._deal(kept)

    def _said_first(self) -> tuple[int, bool, float]:
        """What the first part is worth, whether it has something to press, then how much of it is in use."""
        return self.worth, self.is_answerable, height_of(self._extents, self._parts[0].pieces)

    def _terser(self) -> list[Piece] | None:
        """Without the progress above the title, where the first part would ask with nothing to answer."""
        return None if self._begins_well or self._title <= 0 else self._pieces[self._title :]

    @property
    def _begins_well(self) -> bool:
        """Whether the first part asks as well as any could."""
        return self.worth == _BEST if self._page.asks else self.is_answerable

    def _fuller(self) -> list[Piece] | None:
        """With what is read after the first part in its lines, where much of that part would be empty."""
        at = len(self._parts[0].pieces)
        used = height_of(self._extents, self._parts[0].pieces)
        if len(self) == 1 or used > _MOST_EMPTY * self._space.height or self._extents[at].is_pressed:
            return None
        inner = self._divided(self._pieces[at])
        return [*self._pieces[:at], *inner, *self._pieces[at + 1 :]] if len(inner) > 1 else None

    def _top(self, part: tuple[int, ...]) -> int:
        """Where a part begins: what is read stands right above what is pressed, and that within reach."""
        extents, first = self._extents, first_pressed(self._extents, part)
        if first is None:
            return self._space.top
        above = height_of(extents, part[:first]) + (extents[part[first]].gap if first else 0)
        return min(self._space.top, self.sizes.reach + int(above))

    def _grown(self, part: tuple[int, ...]) -> list[float]:
        """The heights of a part's pieces; what is pressed takes some of the spare height."""
        extents = self._extents
        first = first_pressed(extents, part)
        room = self._space.height - height_of(extents, part)
        if first is not None:
            low = min(self._space.height, self.sizes.reach - self._space.y)
            room = min(room, low - height_of(extents, part[first:]))
        return spread([extents[at].height for at in part], [self._growth(at) for at in part], room)

    def _growth(self, at: int) -> tuple[float, float]:
        """What share of spare height a piece takes, and how many times its height it may become."""
        if self._pieces[at].fills_part:
            return 1.0, math.inf
        if not self._extents[at].is_pressed:
            return 0.0, 1.0
        answers = self._page.answers
        return 1.0, _MOST_ANSWER if any(block in answers for block in self._pieces[at].blocks) else _MOST_GROWTH

    def _low_enough(self, piece: Piece) -> list[Piece]:
        """The piece, or what is in it where it is too high for a part of its own."""
        width, sizes = self._room.width, self.sizes
        if piece.height_for(width, sizes) <= self._space.height:
            return [piece]
        if len(piece.blocks) > 1:
            singles = [Piece((block,), piece.gap) for block in piece.blocks]
            return [low for single in singles for low in self._low_enough(single)]
        return self._divided(piece)

    def _divided(self, piece: Piece) -> list[Piece]:
        """What is in a piece; a row of several stays whole, for what is in one of them is not all."""
        if len(piece.blocks) > 1:
            return [piece]
        inner = [
            one for one in piece.blocks[0].insides(self._room.width, self.sizes) if not isinstance(one.blocks[0], Icon)
        ]
        # A heading does not part from its first line, nor the last line from the one before it.
        glues = dict.fromkeys((0, 1), f"heading of {id(piece.blocks[0])}") if len(inner) > 1 else {0: piece.glue}
        if len(inner) >= _HEADING_AND_LINES:
            glues |= dict.fromkeys((len(inner) - 2, len(inner) - 1), f"end of {id(piece.blocks[0])}")
        return [
            one._replace(gap=one.gap if at else piece.gap, glue=glues.get(at, one.glue)) for at, one in enumerate(inner)
        ]

    def _extent(self, piece: Piece, under: int) -> Extent:
        """What dealing needs to know of a piece, given how many above it its heading is."""
        height = piece.height_for(self._room.width, self.sizes)
        is_pressed = any(block.bears_controls for block in piece.blocks)
        return Extent(height, getattr(self.sizes, piece.gap), is_pressed, piece.glue, under)


def _stack(pieces: list[Piece], heights: list[int], gaps: list[int], foot: Box, sizes: Sizes) -> None:
    """Set pieces below one another, the last one on the foot."""
    top = foot.y + sum(heights) + sum(gaps)
    for piece, height, gap in zip(pieces, heights, [*gaps, 0], strict=True):
        piece.place(Box(foot.x, top - height, foot.width, height), sizes)
        top -= height + gap


def keep(wanted: set[Block], block: Block) -> bool:
    """Empty all of a block but the wanted blocks in it; whether there are any."""
    if block in wanted:
        return True
    kept = [keep(wanted, part) for part in block.parts]
    if any(kept):
        block.undress()
        return True
    block.vanish()
    return False
