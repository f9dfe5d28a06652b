"""The layout: blocks that tell their height for a width and are then given a rectangle.

Kivy's own layouts settle over several frames; a page must know at once whether it fits, so that its text can step down.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from screens.theme import Sizes


class Box(NamedTuple):
    """A rectangle in Kivy's coordinates: origin bottom left, whole pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def top(self) -> int:
        """The upper edge."""
        return self.y + self.height

    def inset(self, across: int, along: int) -> Box:
        """The rectangle within margins left and right, above and below."""
        return Box(self.x + across, self.y + along, self.width - 2 * across, self.height - 2 * along)


class Piece(NamedTuple):
    """What stays whole when a page is dealt out in parts.

    Args:
        blocks: Beside one another, each as wide as the others.
        gap: The distance to what stands above it, by name.
        glue: Neighbours with the same name stay in one part.
        under: The heading that it stands under, which is repeated on another part.
    """

    blocks: tuple[Block, ...]
    gap: str = "gap"
    glue: str = ""
    under: Block | None = None

    @property
    def fills_part(self) -> bool:
        """Whether it takes the height that is left."""
        return any(block.fills_part for block in self.blocks)

    def width_in(self, width: int, sizes: Sizes) -> int:
        """The width of each block."""
        gaps = sizes.gap_tight * (len(self.blocks) - 1)
        return (width - gaps) // len(self.blocks)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The height of the highest block."""
        each = self.width_in(width, sizes)
        return max(block.height_for(each, sizes) for block in self.blocks)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the blocks from the left."""
        each = self.width_in(box.width, sizes)
        for at, block in enumerate(self.blocks):
            block.place(Box(box.x + at * (each + sizes.gap_tight), box.y, each, box.height), sizes)


class Block(Widget):
    """Anything a page places. A block that is not there takes no room.

    Args:
        grow: Its share of spare height; 0 keeps its natural height.
        most: How many times its natural height it may grow to.
        glue: When a page is dealt out in parts, neighbours with the same name stay together.

    Attributes:
        is_open: It sees to it by itself that its controls can be reached.
        fills_part: Where a page is dealt out in parts, it takes the height that is left.
    """

    is_open: ClassVar[bool] = False
    fills_part: ClassVar[bool] = False

    grow = NumericProperty(0)
    most = NumericProperty(math.inf)
    share = NumericProperty(1)
    glue = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        self.parts: list[Block] = []
        super().__init__(size_hint=(None, None), **kwargs)

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        """Add a part; parts keep the order in which they were added."""
        super().add_widget(widget, *args, **kwargs)
        self.parts.append(widget)

    def remove_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        """Remove a part."""
        super().remove_widget(widget, *args, **kwargs)
        self.parts.remove(widget)

    @property
    def shown(self) -> list[Block]:
        """The parts that are there."""
        return [part for part in self.parts if part.is_there]

    @property
    def is_there(self) -> bool:
        """Whether there is anything to draw."""
        return True

    def width_for(self, sizes: Sizes) -> int | None:
        """A fixed width, or None to share what is left."""
        del sizes
        return None

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The natural height; infinite where a word does not fit the width and smaller text could help."""
        raise NotImplementedError

    def place(self, box: Box, sizes: Sizes) -> None:
        """Take a rectangle and draw there."""
        del sizes
        self.pos, self.size = (box.x, box.y), (box.width, box.height)

    @property
    def bears_controls(self) -> bool:
        """Whether anything in it can be pressed."""
        return any(part.bears_controls for part in self.shown)

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """What it falls into when a page is dealt out in parts, in reading order; it stays whole unless it says so."""
        del width, sizes
        if self.is_there:
            yield Piece((self,), glue=self.glue)

    def insides(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """What it falls into where it is too high for a part of its own; its back is not drawn then."""
        return self.pieces(width, sizes)

    def vanish(self) -> None:
        """Draw nothing, nor any part."""
        self.undress()
        for part in self.parts:
            part.vanish()

    def undress(self) -> None:
        """Draw nothing of its own; its parts are left alone."""
        self.size = (0, 0)


class Spacer(Block):
    """Takes spare height and draws nothing."""

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """None."""
        del width, sizes
        return iter(())

    def height_for(self, width: int, sizes: Sizes) -> float:
        """Nothing by itself."""
        del width, sizes
        return 0


class Column(Block):
    """Parts below one another; spare height goes to those that grow, else to the end, around the middle, or a place.

    No control ends up above the reach of an arm: what is read stays above that line, what is pressed goes below it.

    Attributes:
        slack_before: The index of the part above which height that nobody takes is left.
        upper: The parts that stand above the line of reach, and where, once placed; None where nothing had to move.
    """

    is_open = True
    spacing = StringProperty("gap")
    is_centred = BooleanProperty(False)
    slack_before: int | None = None
    upper: tuple[list[Block], Box] | None = None

    @property
    def is_there(self) -> bool:
        """A column without parts is not there."""
        return any(part.is_there for part in self.parts)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The heights and the gaps between."""
        return self._height_of(self.shown, width, sizes)

    def low_height_for(self, width: int, sizes: Sizes) -> float:
        """The height of what must be within reach: from the first part with a control to the end."""
        shown = self.shown
        first = first_control(shown)
        if first is None:
            return 0
        low = self._height_of(shown[first:], width, sizes)
        inner = shown[first]
        if isinstance(inner, Column) and inner.is_open:
            low -= inner.height_for(width, sizes) - inner.low_height_for(width, sizes)
        return low

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """Those of its parts."""
        for part in self.shown:
            yield from self._joined(part.pieces(width, sizes))

    def _joined(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """The pieces of one part, the first of them at the column's own distance."""
        for at, piece in enumerate(pieces):
            yield piece._replace(gap=piece.gap if at else self.spacing, glue=piece.glue or self.glue)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Stack the parts from the top; if a control came out too high, those from it on below the line."""
        Block.place(self, box, sizes)
        self.upper = None
        shown = self.shown
        first = first_control(shown)
        tops = self._tops(shown, box, sizes)
        if first is None or tops[first][0] <= sizes.reach or _sinks(shown[first], box.width, tops[first], sizes):
            self._set(shown, tops, box, sizes)
        else:
            upper, lower = shown[:first], shown[first:]
            gap = getattr(sizes, self.spacing) if upper else 0
            line = min(sizes.reach, box.top - round(self._height_of(upper, box.width, sizes)) - gap)
            high, low = (
                Box(box.x, line + gap, box.width, box.top - line - gap),
                Box(box.x, box.y, box.width, line - box.y),
            )
            self.upper = (upper, high)
            self._set_upper(sizes)
            self._set(lower, self._tops(lower, low, sizes), low, sizes)
        hide_absent(self)

    def enlarge_upper(self, steps: Iterable[Sizes]) -> None:
        """Draw what only is read, above the line of reach, as large as there is room."""
        if self.upper is None:
            for part in self.shown:
                if isinstance(part, Column) and part.is_open:
                    part.enlarge_upper(steps)
            return
        shown, box = self.upper
        for sizes in steps:
            if self._height_of(shown, box.width, sizes) <= box.height:
                self._set_upper(sizes)
                return

    def _set_upper(self, sizes: Sizes) -> None:
        """Set what is only read right above what is pressed."""
        if self.upper is None:
            return
        shown, box = self.upper
        box = box._replace(height=min(box.height, round(self._height_of(shown, box.width, sizes))))
        self._set(shown, self._tops(shown, box, sizes), box, sizes)

    @staticmethod
    def _set(shown: list[Block], tops: list[tuple[int, int]], box: Box, sizes: Sizes) -> None:
        """Place each part at its top with its height."""
        for part, (top, height) in zip(shown, tops, strict=True):
            part.place(Box(box.x, top - height, box.width, height), sizes)

    def _tops(self, shown: list[Block], box: Box, sizes: Sizes) -> list[tuple[int, int]]:
        """The upper edge and the height of each part."""
        gap = getattr(sizes, self.spacing)
        natural = [part.height_for(box.width, sizes) for part in shown]
        between = gap * gaps_of(shown)
        heights = spread(natural, [(part.grow, part.most) for part in shown], box.height - sum(natural) - between)
        slack = max(0, box.height - sum(heights) - between)
        top = box.top - (slack / 2 if self.is_centred else 0)
        held = self.shown[self.slack_before] if self.slack_before is not None else None
        tops = []
        for at, (part, height) in enumerate(zip(shown, heights, strict=True)):
            top -= slack if part is held else 0
            top -= gap if at and not isinstance(part, Spacer) else 0
            tops.append((round(top), int(height)))
            top -= int(height)
        return tops

    def _height_of(self, shown: list[Block], width: int, sizes: Sizes) -> float:
        """The heights of some parts and the gaps between."""
        return sum(part.height_for(width, sizes) for part in shown) + getattr(sizes, self.spacing) * gaps_of(shown)


class Row(Block):
    """Parts beside one another, all as high as the row; those without a width of their own share what is left."""

    spacing = StringProperty("gap")

    @property
    def is_there(self) -> bool:
        """A row without parts is not there."""
        return any(part.is_there for part in self.parts)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The height of the highest part."""
        shown = self.shown
        widths = self._widths(width, sizes)
        return max((part.height_for(w, sizes) for part, w in zip(shown, widths, strict=True)), default=0)

    def insides(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """The pieces of its columns, without the icons beside them; whole where it has none."""
        columns = [part for part in self.shown if isinstance(part, Column)]
        for part in columns:
            yield from part.insides(width, sizes)
        if not columns:
            yield from self.pieces(width, sizes)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the parts from the left."""
        super().place(box, sizes)
        left = box.x
        for part, width in zip(self.shown, self._widths(box.width, sizes), strict=True):
            part.place(Box(left, box.y, width, box.height), sizes)
            left += width + getattr(sizes, self.spacing)
        hide_absent(self)

    def _widths(self, width: int, sizes: Sizes) -> list[int]:
        """The width of each part that is there."""
        shown = self.shown
        fixed = [part.width_for(sizes) for part in shown]
        left = width - sum(w or 0 for w in fixed) - getattr(sizes, self.spacing) * max(0, len(shown) - 1)
        shares = sum(part.share for part, w in zip(shown, fixed, strict=True) if w is None) or 1
        return [int(left * part.share / shares) if w is None else w for part, w in zip(shown, fixed, strict=True)]


class Grid(Block):
    """Parts in rows of equal columns; the last row is as wide as the others if `is_last_wide`."""

    columns = NumericProperty(1)
    spacing = StringProperty("gap")
    is_last_wide = BooleanProperty(False)

    @property
    def is_there(self) -> bool:
        """A grid without parts is not there."""
        return any(part.is_there for part in self.parts)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The heights of the rows and the gaps between."""
        heights = self._heights(width, sizes)
        return sum(heights) + getattr(sizes, self.spacing) * max(0, len(heights) - 1)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the parts row by row; all rows share spare height."""
        super().place(box, sizes)
        gap = getattr(sizes, self.spacing)
        natural = self._heights(box.width, sizes)
        spare = box.height - sum(natural) - gap * max(0, len(natural) - 1)
        heights = spread(natural, [(1, math.inf)] * len(natural), spare)
        top = box.top
        for row, height in zip(self._rows(), heights, strict=True):
            width = self._width(len(row), box.width, gap)
            for column, part in enumerate(row):
                part.place(Box(box.x + column * (width + gap), top - int(height), width, int(height)), sizes)
            top -= int(height) + gap
        hide_absent(self)

    def _rows(self) -> list[list[Block]]:
        """The parts, row by row."""
        shown, columns = self.shown, max(1, int(self.columns))
        return [shown[at : at + columns] for at in range(0, len(shown), columns)]

    def _width(self, count: int, width: int, gap: int) -> int:
        """The width of one part in a row of `count`."""
        columns = count if self.is_last_wide else max(1, int(self.columns))
        return (width - gap * (columns - 1)) // columns

    def _heights(self, width: int, sizes: Sizes) -> list[float]:
        """The natural height of each row."""
        gap = getattr(sizes, self.spacing)
        return [max(part.height_for(self._width(len(row), width, gap), sizes) for part in row) for row in self._rows()]


def spread(natural: list[float], growth: list[tuple[float, float]], spare: float) -> list[float]:
    """Give spare height to the parts that grow, by their share, none above its most."""
    heights = list(natural)
    open_parts = [at for at, (share, _) in enumerate(growth) if share]
    while spare > 1 and open_parts:
        step = spare / sum(growth[at][0] for at in open_parts)
        full = []
        for at in open_parts:
            share, most = growth[at]
            room = natural[at] * most - heights[at] if most < math.inf else math.inf
            given = min(step * share, room)
            heights[at] += given
            spare -= given
            full += [at] if given == room else []
        open_parts = [at for at in open_parts if at not in full]
    return heights


def _sinks(part: Block, width: int, extent: tuple[int, int], sizes: Sizes) -> bool:
    """Whether a part brings its controls within reach by itself, in the height between its top and its bottom."""
    bottom = extent[0] - extent[1]
    return isinstance(part, Column) and part.is_open and part.low_height_for(width, sizes) <= sizes.reach - bottom


def gaps_of(shown: list[Block]) -> int:
    """One before each part but the first; a spacer has none of its own."""
    return sum(not isinstance(part, Spacer) for part in shown[1:])


def first_control(shown: list[Block]) -> int | None:
    """The index of the first part with something to press."""
    return next((at for at, part in enumerate(shown) if part.bears_controls), None)


def hide_absent(block: Block) -> None:
    """Empty the parts that are not there now but may have been before."""
    for part in block.parts:
        if not part.is_there:
            part.vanish()
