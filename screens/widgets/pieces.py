"""The pieces that pages share; what they look like is in `pieces.kv`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.widgets._kv import load_kv
from screens.widgets.areas import Stretch
from screens.widgets.block import Block, Box, Column, Piece, Row
from screens.widgets.deck import Deck
from screens.widgets.panel import Panel, hide
from screens.widgets.pressable import Pressable
from screens.widgets.words import Icon, Words, longest_of

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
# Of the picture's square: the size of a mark, which has to be seen from where one stands, and how far the two reach out
# of it, so that neither covers the other.
_MARK, _MARK_LEFT, _MARK_RIGHT, _MARK_BELOW = 0.62, 0.22, 0.08, 0.1
_CHOSEN = "check-circle"
_MOST_LINES = 4.5


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
    """An icon, or a few letters, on a tinted square.

    Args:
        name: The icon.
        letters: What is there instead.
        mark: Another icon in the lower right corner, on the ground of what was chosen; the other one makes room for
            it, and nothing else has to.
    """

    name = StringProperty("")
    letters = StringProperty("")
    mark = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        self._words: Words | None = None
        self._badge: Icon | None = None
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
        square = Box(box.x + (box.width - wide) // 2, box.y + (box.height - high) // 2, wide, high)
        super().place(square, sizes)
        self._mark(square, sizes)

    def _mark(self, square: Box, sizes: Sizes) -> None:
        """Draw the mark and the picture in two corners; the square itself is not drawn."""
        if not self.mark:
            if self._badge is not None:
                self._badge.vanish()
            return
        if self._badge is None:
            self._badge = Icon(tone="icon_on_chosen")
            Widget.add_widget(self, self._badge)
        self._badge.name = self.mark
        hide(self._back)
        left, right, below, side = (
            round(square.height * part) for part in (_MARK_LEFT, _MARK_RIGHT, _MARK_BELOW, _MARK)
        )
        rest = left + square.width + right - side
        self.parts[0].place(Box(square.x - left, square.top - rest, rest, rest), sizes)
        self._badge.place(Box(square.x - left + rest, square.y - below, side, side), sizes)

    def vanish(self) -> None:
        """The mark goes, too."""
        super().vanish()
        if self._badge is not None:
            self._badge.vanish()

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
        abreast: How many of its deck's columns it is as broad as, so that it is as narrow as the others are.

    Attributes:
        mark: The mark at the end: of several, an open or a ticked box; else an arrow where there is room, or what tells
            that it was chosen.
        corner: The same on the picture, where there is no room at the end: a choice moves no word.
        is_long: Whether the title has a word that no line holds, as the name of a file may.
    """

    value = ObjectProperty(None, rebind=True)
    is_several = BooleanProperty(False)
    is_narrow = BooleanProperty(False)
    is_long = BooleanProperty(False)
    abreast = NumericProperty(1)
    mark = StringProperty("")
    corner = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(value=self._tick, is_several=self._tick, is_narrow=self._tick)
        self._tick()

    def on_value(self, *_: Any) -> None:
        """Look for such a word."""
        self.is_long = self.value is not None and len(longest_of(self.value.title)) > _LONGEST_UNBROKEN

    def height_for(self, width: int, sizes: Sizes) -> float:
        """That of its words."""
        self._narrow(width, sizes)
        return super().height_for(width, sizes)

    def place(self, box: Box, sizes: Sizes) -> None:
        """As it was measured for this width."""
        self._narrow(box.width, sizes)
        super().place(box, sizes)

    def _narrow(self, width: int, sizes: Sizes) -> None:
        """Whether a column is narrow; on a broad tile below narrow ones an arrow would seem to say something."""
        self.is_narrow = width / self.abreast < _NARROW_EMS * sizes.text["strong"]

    def _tick(self, *_: Any) -> None:
        """Follow what was chosen."""
        if self.value is None:
            return
        is_chosen = self.value.is_chosen
        self.mark = self.corner = ""
        if self.is_several:
            self.mark = "checkbox-marked" if is_chosen else "checkbox-blank-outline"
        elif self.is_narrow and self.value.icon:
            self.corner = _CHOSEN if is_chosen else ""
        else:
            plain = "" if self.is_narrow else "chevron-right"
            self.mark = _CHOSEN if is_chosen else plain


class TileDeck(Deck):
    """Answers to choose from."""

    is_several = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(is_several=self._tell, columns=self._follow, is_last_wide=self._follow)

    def make(self, value: Any) -> Block:
        """A tile."""
        return Tile(value=value, is_several=self.is_several)

    def _follow(self, *_: Any) -> None:
        """One tile a value; one alone in the last row is as broad as a row, and dressed as the others are."""
        super()._follow()
        columns = max(1, int(self.columns))
        for part in self.parts:
            part.abreast = 1
        left_over = len(self.parts) % columns
        for part in self.parts[-left_over:] if left_over and self.is_last_wide else ():
            part.abreast = columns / left_over

    def is_cramped(self, width: int, sizes: Sizes) -> bool:
        """Whether a tile is as high as more lines than is easily read."""
        return max(self._heights(width, sizes), default=0) > sizes.padded_lines(_MOST_LINES, "strong", "soft")

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
