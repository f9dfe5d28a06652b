"""The pieces that pages share; what they look like is in `pieces.kv`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from screens.widgets._kv import load_kv
from screens.widgets.areas import Stretch
from screens.widgets.block import Block, Box, Column, Piece, Row
from screens.widgets.deck import Deck
from screens.widgets.panel import Panel
from screens.widgets.pressable import Pressable
from screens.widgets.words import Words, longest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes

_NOTE_LOOKS = {
    "info": ("tint", "information-outline", "ink"),
    "ok": ("tint", "check-circle", "ink"),
    "warning": ("warning", "alert", "ink"),
    "problem": ("problem", "alert-octagon", "danger"),
}
_NARROW_EMS = 17
_LONGEST_UNBROKEN = 20  # letters; no word of ours has as many
_LINE = 1.25  # of the size of a font
_MOST_LINES = 5.5


class Heading(Column):
    """Progress, the one question as title, a hint."""

    progress = StringProperty("")
    title = StringProperty("")
    hint = StringProperty("")
    halign = StringProperty("left")


class NotedHeading(Stretch):
    """A heading, on a lying panel with the page's note beside it, for height is scarce there."""

    progress = StringProperty("")
    title = StringProperty("")
    hint = StringProperty("")
    note = ObjectProperty(None, allownone=True)

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """What went wrong before the hint: in parts it may else be on one that nobody has turned to."""
        pieces = list(super().pieces(width, sizes))
        if self.hint and self.is_row and self.note is not None and self.note.tone == "problem":
            *first, hint, problem = pieces
            pieces = [*first, problem, hint]
        yield from pieces


class IconBack(Panel):
    """An icon, or a few letters, on a tinted square."""

    name = StringProperty("")
    letters = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        self._words: Words | None = None
        super().__init__(**kwargs)
        self.bind(letters=self._spell)
        self._spell()

    @property
    def is_there(self) -> bool:
        """No icon, no square."""
        return bool(self.name or self.letters)

    def width_for(self, sizes: Sizes) -> int:
        """A square; wider where letters need it."""
        if not self.letters or self._words is None:
            return sizes.icon_back
        return max(sizes.icon_back, self._words.natural_width(sizes) + 2 * sizes.gap_text)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """A square."""
        del width
        return float(sizes.icon_back)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Keep the square in the middle of the rectangle."""
        high = min(round(self.height_for(box.width, sizes)), box.height)
        wide = self.width_for(sizes) if self.letters else high
        super().place(Box(box.x + (box.width - wide) // 2, box.y + (box.height - high) // 2, wide, high), sizes)

    def _spell(self, *_: Any) -> None:
        """Few pages have letters there: they are made for the first."""
        if self._words is None:
            if not self.letters:
                return
            self._words = Words(role="body", face="bold", tone="primary", halign="center")
            self.add_widget(self._words)
        self._words.text = self.letters


class Tile(Pressable):
    """One answer of a choose page; with a box to tick where several may be chosen.

    Args:
        is_narrow: Words need the room that an arrow would take. Set by the layout itself.

    Attributes:
        is_long: Whether the title has a word that no line holds, as the name of a file may.
    """

    value = ObjectProperty(None, rebind=True)
    is_several = BooleanProperty(False)
    is_narrow = BooleanProperty(False)
    is_long = BooleanProperty(False)
    marks = ObjectProperty(("", ""))

    def on_value(self, *_: Any) -> None:
        """Look for such a word."""
        self.is_long = self.value is not None and len(longest_of(self.value.title)) > _LONGEST_UNBROKEN

    def height_for(self, width: int, sizes: Sizes) -> float:
        """That of its words."""
        self.is_narrow = width < _NARROW_EMS * sizes.text["strong"]
        return super().height_for(width, sizes)

    def place(self, box: Box, sizes: Sizes) -> None:
        """As it was measured for this width."""
        self.is_narrow = box.width < _NARROW_EMS * sizes.text["strong"]
        super().place(box, sizes)


class TileDeck(Deck):
    """Answers to choose from."""

    is_several = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(is_several=self._tell)

    def make(self, value: Any) -> Block:
        """A tile."""
        return Tile(value=value, is_several=self.is_several)

    def is_cramped(self, width: int, sizes: Sizes) -> bool:
        """Whether a tile is as high as more lines than is easily read."""
        line = (sizes.text["strong"] + sizes.text["soft"]) / 2 * _LINE
        return max(self._heights(width, sizes), default=0) > _MOST_LINES * line + 2 * sizes.pad_low

    def _tell(self, *_: Any) -> None:
        """Pass it on to the tiles that are there already."""
        for part in self.parts:
            part.is_several = self.is_several


class NoteLine(Panel):
    """A note with the icon, colour and edge of its tone."""

    value = ObjectProperty(None, allownone=True, rebind=True)
    role = StringProperty("soft")
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

    def insides(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """A few lines of its words each."""
        words = (part for part in self.parts if isinstance(part, Words))
        return next(words).insides(width, sizes)


load_kv(Path(__file__).with_name("pieces.kv"))
