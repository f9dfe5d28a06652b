"""The pieces that pages share; what they look like is in `pieces.kv`."""

from __future__ import annotations

import math
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from screens.widgets._kv import load_kv
from screens.widgets.block import Block, Box, Column, Row, spread
from screens.widgets.deck import Deck
from screens.widgets.panel import Panel
from screens.widgets.pressable import Pressable
from screens.widgets.words import Words, label_for

if TYPE_CHECKING:
    from screens.theme import Sizes

_NOTE_LOOKS = {
    "info": ("tint", "information-outline", "ink"),
    "ok": ("tint", "check-circle", "ink"),
    "warning": ("warning", "alert", "ink"),
    "problem": ("problem", "alert-octagon", "danger"),
}
_TYPED_ROLES = ("field", "strong", "soft")
_LONG_ROLES = ("body", "soft")
_MOST_AIRY = 4


class Heading(Column):
    """Progress, the one question as title, a hint."""

    progress = StringProperty("")
    title = StringProperty("")
    hint = StringProperty("")
    halign = StringProperty("left")


class IconBack(Panel):
    """An icon on a tinted square."""

    name = StringProperty("")

    @property
    def is_there(self) -> bool:
        """No icon, no square."""
        return bool(self.name)

    def width_for(self, sizes: Sizes) -> int:
        """A square."""
        return sizes.icon_back

    def height_for(self, width: int, sizes: Sizes) -> float:
        """A square."""
        del width
        return float(sizes.icon_back)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Keep the square in the middle of the rectangle."""
        side = min(self.width_for(sizes), box.height)
        super().place(Box(box.x + (box.width - side) // 2, box.y + (box.height - side) // 2, side, side), sizes)


class Tile(Pressable):
    """One answer of a choose page; with a box to tick where several may be chosen."""

    value = ObjectProperty(None, rebind=True)
    is_several = BooleanProperty(False)
    marks = ObjectProperty(("", ""))


class TileDeck(Deck):
    """Answers to choose from."""

    is_several = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(is_several=self._tell)

    def make(self, value: Any) -> Block:
        """A tile."""
        return Tile(value=value, is_several=self.is_several)

    def _tell(self, *_: Any) -> None:
        """Pass it on to the tiles that are there already."""
        for part in self.parts:
            part.is_several = self.is_several


class NoteLine(Panel):
    """A note with the icon, colour and edge of its tone."""

    value = ObjectProperty(None, allownone=True, rebind=True)
    icon = StringProperty("")
    tone = StringProperty("ink")
    text = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(value=self._take)
        self._take()

    @property
    def is_there(self) -> bool:
        """Only with something to say."""
        return self.value is not None

    def _take(self, *_: Any) -> None:
        """Follow the value."""
        if self.value is not None:
            self.skin, self.icon, self.tone = _NOTE_LOOKS[self.value.tone]
            self.text = self.value.text


class FactTile(Panel):
    """A small true thing."""

    value = ObjectProperty(None, rebind=True)


class FactDeck(Deck):
    """Small true things beside one another."""

    def make(self, value: Any) -> Block:
        """A fact."""
        return FactTile(value=value)


class IconLine(Row):
    """A line with an icon before it."""

    icon = StringProperty("")
    text = StringProperty("")
    face = StringProperty("regular")

    @property
    def is_there(self) -> bool:
        """No words, no line."""
        return bool(self.text)


class BulletLine(Row):
    """A line of a list; the bullet stays in the margin when the line wraps."""

    text = StringProperty("")
    bullet = StringProperty("")


class NumberBadge(IconBack):
    """A number on a tinted square."""

    number = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._words = Words(role="body", face="bold", tone="primary", halign="center")
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


class SnugWords(Words):
    """Words that can be as wide as they are, so that others take the rest of the row."""

    is_snug = BooleanProperty(False)

    def width_for(self, sizes: Sizes) -> int | None:
        """The width on one line, where it is snug."""
        return self.natural_width(sizes) if self.is_snug else None


class TypedWords(Words):
    """What is being typed, in at most the height of two large lines, so that no text takes room from the keys.

    A longer text is set smaller. What is too long even so loses its beginning: one types at the end, and the check
    page shows all of it.
    """

    roles: ClassVar[tuple[str, ...]] = _TYPED_ROLES
    lines = NumericProperty(2)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"role": self.roles[0], "face": "bold", "is_breakable": True} | kwargs)

    def room(self, sizes: Sizes) -> float:
        """The height that its most lines take in the largest font."""
        return float(self.lines * label_for("0", self.face, sizes.text[self.role]).render()[1])

    def set_for(self, width: int, sizes: Sizes) -> tuple[str, int]:
        """All of it in the largest font that fits, else its end in the least."""
        most = self.room(sizes)

        def fits(text: str, size: int) -> bool:
            return self.measured(text, size, width)[0] <= most

        for role in self.roles:
            size = sizes.text[role]
            if fits(self.text, size):
                return self.text, size
        start = bisect_left(range(len(self.text)), 1, key=lambda at: fits(f"…{self.text[at:]}", size))
        return f"…{self.text[start:]}", size


class LongTypedWords(TypedWords):
    """Whole sentences being typed, in a room of several lines that is as high while it is empty."""

    roles = _LONG_ROLES

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(face="regular", valign="top", **kwargs)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """All its lines."""
        del width
        return self.room(sizes)


class FieldRow(Row):
    """What is being typed, and its unit right after it; the unit keeps its width, the typed text gives way."""

    spacing = StringProperty("gap_tight")

    def _widths(self, width: int, sizes: Sizes) -> list[int]:
        """The typed text as wide as it is, if a unit follows; else the whole row."""
        typed, unit = self.parts
        if not unit.is_there:
            return [width]
        left = width - getattr(sizes, self.spacing)
        first = min(typed.natural_width(sizes), max(left // 2, left - unit.natural_width(sizes)))
        return [first, left - first]


class Field(Panel):
    """What has been typed, with a caret."""

    text = StringProperty("")
    suffix = StringProperty("")
    is_shown = BooleanProperty(True)

    @property
    def is_there(self) -> bool:
        """Unless sentences are asked for."""
        return bool(self.is_shown)


class LongField(Panel):
    """Sentences that have been typed, with a caret; the last lines of what does not fit."""

    text = StringProperty("")
    lines = NumericProperty(4)
    is_shown = BooleanProperty(True)

    @property
    def is_there(self) -> bool:
        """Only where sentences are asked for."""
        return bool(self.is_shown)


load_kv(Path(__file__).with_name("pieces.kv"))
