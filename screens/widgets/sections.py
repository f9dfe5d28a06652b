"""Sections of lines to read; what they look like is in `sections.kv`."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from screens.widgets._kv import load_kv
from screens.widgets.block import Block, Box, Column, Piece, Row, spread
from screens.widgets.deck import Deck
from screens.widgets.panel import Panel
from screens.widgets.pieces import IconBack
from screens.widgets.words import Icon, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes

_MOST_AIRY = 4


class BulletLine(Row):
    """A line of a list; the bullet stays in the margin when the line wraps."""

    text = StringProperty("")
    bullet = StringProperty("")


class NumberBadge(IconBack):
    """A number on a tinted square."""

    number = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._words = Words(role="body", face="bold", tone="ink", halign="center")
        self.add_widget(self._words)
        self.bind(number=self._words.setter("text"))
        self._words.text = self.number

    @property
    def is_there(self) -> bool:
        """No number, no square."""
        return bool(self.number)

    def width_for(self, sizes: Sizes) -> int:
        """A square with room for one line."""
        return round(sizes.text["body"] * 1.7)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """A square."""
        del width
        return float(self.width_for(sizes))


class NumberedLine(Row):
    """A step with its number."""

    text = StringProperty("")
    number = StringProperty("")


class Lines(Column):
    """Lines below one another: bulleted when there are several, numbered where order matters."""

    lines = ObjectProperty(())
    is_numbered = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(lines=self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        """Make one line part a line."""
        for part in list(self.parts):
            self.remove_widget(part)
        for at, line in enumerate(self.lines, 1):
            if self.is_numbered:
                self.add_widget(NumberedLine(text=line, number=str(at)))
            elif len(self.lines) > 1:
                self.add_widget(BulletLine(text=line, bullet="circle-medium"))
            else:
                self.add_widget(Words(text=line))


class SectionPanel(Panel):
    """A heading with its lines; a dense one has its icon before the heading, so that its lines are as wide as it is."""

    value = ObjectProperty(None, rebind=True)
    is_dense = BooleanProperty(False)

    def insides(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """The heading without its icon, and each line under it."""
        pieces = super().insides(width, sizes)
        heading, *lines = (piece for piece in pieces if not isinstance(piece.blocks[0], Icon))
        yield heading
        for line in lines:
            yield line._replace(under=heading.blocks[0])


class SectionDeck(Deck):
    """Sections of a show page, read down one column and then down the next, which is as high.

    Attributes:
        gutter: The distance between columns, by name.
        is_dense: Whether there are so many that each must be brief.
    """

    gutter = StringProperty("gap")
    is_dense = BooleanProperty(False)

    def make(self, value: Any) -> Block:
        """A section."""
        return SectionPanel(value=value)

    def _follow(self, *_: Any) -> None:
        """As many as there are, each as dense as their number asks."""
        super()._follow()
        self.is_dense = len(self.values) > _MOST_AIRY
        for part in self.parts:
            part.is_dense = self.is_dense

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """One a section, as wide as the page: they differ too much in height to stand beside one another."""
        del width, sizes
        for part in self.parts:
            yield Piece((part,), self.spacing, self.glue)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The higher column."""
        gap = getattr(sizes, self.spacing)
        return max((stacked(column, gap) for column in self._split(width, sizes)), default=0)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the sections; all of a column share its spare height."""
        Block.place(self, box, sizes)
        gap, waiting, left = getattr(sizes, self.spacing), iter(self.parts), box.x
        width = self._column_width(box.width, sizes)
        for natural in self._split(box.width, sizes):
            heights = spread(natural, [(1, math.inf)] * len(natural), box.height - stacked(natural, gap))
            top = box.top
            for height, part in zip(heights, waiting, strict=False):
                part.place(Box(left, top - round(height), width, round(height)), sizes)
                top -= round(height) + gap
            left += width + getattr(sizes, self.gutter)

    def _column_width(self, width: int, sizes: Sizes) -> int:
        """The width of one of one or two columns."""
        return self._width(int(self.columns), width, getattr(sizes, self.gutter))

    def _split(self, width: int, sizes: Sizes) -> list[list[float]]:
        """The natural heights of each column's sections, cut where the higher column is lowest."""
        each, gap = self._column_width(width, sizes), getattr(sizes, self.spacing)
        heights = [part.height_for(each, sizes) for part in self.parts]
        if int(self.columns) == 1:
            return [heights]
        cuts = range(1, len(heights))
        cut = min(cuts, key=lambda at: max(stacked(heights[:at], gap), stacked(heights[at:], gap)), default=1)
        return [heights[:cut], heights[cut:]]


def stacked(heights: list[float], gap: int) -> float:
    """The height of parts below one another."""
    return sum(heights) + gap * max(0, len(heights) - 1)


load_kv(Path(__file__).with_name("sections.kv"))
