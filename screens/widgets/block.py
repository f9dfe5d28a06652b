"""The layout: blocks that tell their height for a width and are then given a rectangle.

Kivy's own layouts settle over several frames; a page must know at once whether it fits, so that its text can step down.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

if TYPE_CHECKING:
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


class Block(Widget):
    """Anything a page places. A block that is not there takes no room.

    Args:
        grow: Its share of spare height; 0 keeps its natural height.
        most: How many times its natural height it may grow to.
    """

    grow = NumericProperty(0)
    most = NumericProperty(math.inf)
    share = NumericProperty(1)

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

    def vanish(self) -> None:
        """Draw nothing, nor any part."""
        self.size = (0, 0)
        for part in self.parts:
            part.vanish()


class Spacer(Block):
    """Takes spare height and draws nothing."""

    def height_for(self, width: int, sizes: Sizes) -> float:
        """Nothing by itself."""
        del width, sizes
        return 0


class Column(Block):
    """Parts below one another; spare height goes to those that grow, else to the end, around the middle, or a place.

    Attributes:
        slack_before: The index of the part above which height that nobody takes is left.
    """

    spacing = StringProperty("gap")
    is_centred = BooleanProperty(False)
    slack_before: int | None = None

    @property
    def is_there(self) -> bool:
        """A column without parts is not there."""
        return any(part.is_there for part in self.parts)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The heights and the gaps between."""
        heights = [part.height_for(width, sizes) for part in self.shown]
        return sum(heights) + getattr(sizes, self.spacing) * self._gaps()

    def place(self, box: Box, sizes: Sizes) -> None:
        """Stack the parts from the top."""
        super().place(box, sizes)
        gap = getattr(sizes, self.spacing)
        shown = self.shown
        natural = [part.height_for(box.width, sizes) for part in shown]
        spare = box.height - sum(natural) - gap * self._gaps()
        heights = spread(natural, [(part.grow, part.most) for part in shown], spare)
        top = float(box.top)
        slack = max(0, box.height - sum(heights) - gap * self._gaps())
        if self.is_centred:
            top -= slack / 2
        for at, (part, height) in enumerate(zip(shown, heights, strict=True)):
            if at == self.slack_before:
                top -= slack
            if at and not isinstance(part, Spacer):
                top -= gap
            part.place(Box(box.x, round(top - height), box.width, round(height)), sizes)
            top -= round(height)
        hide_absent(self)

    def _gaps(self) -> int:
        """One before each part but the first; a spacer has none of its own."""
        return sum(not isinstance(part, Spacer) for part in self.shown[1:])


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
                part.place(Box(box.x + column * (width + gap), top - round(height), width, round(height)), sizes)
            top -= round(height) + gap
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


def hide_absent(block: Block) -> None:
    """Empty the parts that are not there now but may have been before."""
    for part in block.parts:
        if not part.is_there:
            part.vanish()
