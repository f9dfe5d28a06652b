"""Where head, work and foot of a page go on a standing and on a lying panel."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from screens.widgets.block import Block, Box, Column, Piece, Row, hide_absent
from screens.widgets.deck import ButtonDeck
from screens.widgets.pressable import PushButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes

_MOST_IN_LINE = 3


class Areas(Column):
    """Three parts: head, work, foot.

    On a standing panel below one another. Split, for a lying panel: head and foot on one side, the work on the other.

    Args:
        is_split: Two sides.
        is_work_first: The work before the head, and on the left.
        work_share: The part of the width that the work takes when split.
    """

    is_split = BooleanProperty(False)
    is_work_first = BooleanProperty(False)
    work_share = NumericProperty(0.52)

    @property
    def shown(self) -> list[Block]:
        """The parts in reading order."""
        head, work, foot = self.parts
        order = [work, head, foot] if self.is_work_first else [head, work, foot]
        return [part for part in order if part.is_there]

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The higher side when split."""
        if not self.is_split:
            return super().height_for(width, sizes)
        head, work, foot = self.parts
        side, broad = self._widths(width, sizes)
        heights = [part.height_for(side, sizes) for part in (head, foot) if part.is_there]
        beside = work.height_for(broad, sizes) if work.is_there else 0
        return max(sum(heights) + sizes.gap * max(0, len(heights) - 1), beside)

    def low_height_for(self, width: int, sizes: Sizes) -> float:
        """All of it when split, for then it is low."""
        return self.height_for(width, sizes) if self.is_split else super().low_height_for(width, sizes)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Head at the top, foot at the bottom, the work beside them when split."""
        head, work, foot = self.parts
        if not self.is_split:
            # What is pressed stays low, in reach; what is read stays high, in sight.
            self.slack_before = len(self.shown) - 1 if self.is_work_first else 1
            super().place(box, sizes)
            return
        Block.place(self, box, sizes)
        box = within_reach(box, sizes) if work.bears_controls else box
        side, broad = self._widths(box.width, sizes)
        apart = 2 * sizes.gap
        left = box.x + (broad + apart if self.is_work_first else 0)
        work_left = box.x if self.is_work_first else box.x + side + apart
        low = round(foot.height_for(side, sizes)) if foot.is_there else 0
        rest = box.height - low - (sizes.gap if low else 0)
        natural = round(head.height_for(side, sizes))
        high = rest if head.grow else min(natural, rest)
        for part, place in (
            (head, Box(left, box.top - high, side, high)),
            (work, Box(work_left, box.y, broad, box.height)),
            (foot, Box(left, box.y, side, low)),
        ):
            if part.is_there:
                part.place(place, sizes)
        hide_absent(self)

    def _widths(self, width: int, sizes: Sizes) -> tuple[int, int]:
        """The widths of the side and of the work."""
        broad = int((width - 2 * sizes.gap) * self.work_share)
        return width - 2 * sizes.gap - broad, broad


def within_reach(box: Box, sizes: Sizes) -> Box:
    """The part of a rectangle that lies within reach."""
    return box._replace(height=min(box.height, max(0, sizes.reach - box.y)))


class Stretch(Row):
    """A row on a lying panel, a column on a standing one."""

    is_row = BooleanProperty(False)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """As a row or as a column."""
        if self.is_row:
            return super().height_for(width, sizes)
        heights = [part.height_for(width, sizes) for part in self.shown]
        return sum(heights) + sizes.gap * max(0, len(heights) - 1)

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """Those of its parts, below one another."""
        for part in self.shown:
            for at, piece in enumerate(part.pieces(width, sizes)):
                yield piece._replace(gap=piece.gap if at else "gap", glue=piece.glue or self.glue)

    def place(self, box: Box, sizes: Sizes) -> None:
        """As a row or as a column."""
        if self.is_row:
            super().place(box, sizes)
            return
        Block.place(self, box, sizes)
        top = box.top
        for part in self.shown:
            height = round(part.height_for(box.width, sizes))
            part.place(Box(box.x, top - height, box.width, height), sizes)
            top -= height + sizes.gap
        hide_absent(self)


class Foot(Block):
    """The quieter buttons, and the one that goes on: always last, always largest.

    Args:
        is_row: All beside one another, for a lying panel; many quieter ones in two lines beside the main one.
    """

    others = ObjectProperty(())
    primary = ObjectProperty(None, allownone=True)
    is_row = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._deck, self._main = ButtonDeck(is_last_wide=True), PushButton(look="primary")
        self.add_widget(self._deck)
        self.add_widget(self._main)
        self.bind(others=self._take, primary=self._take)
        self._take()

    @property
    def is_there(self) -> bool:
        """Only with a button."""
        return self._deck.is_there or self._main.is_there

    @property
    def main(self) -> PushButton:
        """The button that goes on."""
        return self._main

    def quieter(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """The others, row by row."""
        self._heights(width, sizes)
        yield from self._deck.pieces(width, sizes)

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """The others, row by row, then the main one; all at once where they stand in one line."""
        if self._is_line and self.height_for(width, replace(sizes, is_least=False)) < math.inf:
            yield from super().pieces(width, sizes)
            return
        yield from self.quieter(width, sizes)
        yield from self._main.pieces(width, sizes)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """One line of buttons, or the others above the main one."""
        deck, main = self._heights(width, sizes)
        if self._is_line:
            return max(deck, main)
        return deck + main + (sizes.gap if deck and main else 0)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the buttons."""
        super().place(box, sizes)
        deck, main = self._heights(box.width, sizes)
        if self._is_line:
            width = self._line_width(box.width, sizes)
            self._deck.place(Box(box.x, box.y, width, box.height), sizes)
            left = box.x + width + sizes.gap
            self._main.place(Box(left, box.y, box.x + box.width - left, box.height), sizes)
        elif deck:
            self._deck.place(Box(box.x, box.top - round(deck), box.width, round(deck)), sizes)
        if main and not self._is_line:
            self._main.place(Box(box.x, box.y, box.width, round(main)), sizes)
        hide_absent(self)

    @property
    def _is_line(self) -> bool:
        """The main button beside the others."""
        return bool(self.is_row and self._deck.is_there and self._main.is_there)

    @property
    def _line_columns(self) -> int:
        """How many of the others stand in one line: more than a few would make all of the page small."""
        count = len(self.others)
        return count if count <= _MOST_IN_LINE else math.ceil(count / 2)

    def _line_width(self, width: int, sizes: Sizes) -> int:
        """What the others take of the width; the main button is wider than each of them."""
        count = self._line_columns
        return int((width - sizes.gap) * count / (count + 1.3))

    def _heights(self, width: int, sizes: Sizes) -> tuple[float, float]:
        """The heights of the others and of the main button."""
        count = len(self.others)
        if self._is_line:
            self._deck.columns = self._line_columns
            deck_width = self._line_width(width, sizes)
            return (
                self._deck.height_for(deck_width, sizes),
                self._main.height_for(width - deck_width - sizes.gap, sizes),
            )
        self._deck.columns = count if self.is_row else min(2, max(1, count))
        deck = self._deck.height_for(width, sizes) if self._deck.is_there else 0
        return deck, self._main.height_for(width, sizes) if self._main.is_there else 0

    def _take(self, *_: Any) -> None:
        """Follow the values."""
        self._deck.values = self.others
        self._main.value = self.primary
