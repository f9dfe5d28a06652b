"""What was found: rows in a room of a fixed height, so that no key moves under a finger while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.views import Choice
from screens.widgets import Block, Box, ButtonDeck, Column, Deck, Pressable, PushButton
from screens.widgets.keyrow import LONG_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes
    from screens.widgets.block import Piece

# Wider than the longest name of a work in the register: room is kept for it whether or not it was found.
_LONG_NAME = Choice("0", "nnnnnnnnn " * 7, icon="home")


class FoundRow(Pressable):
    """One thing that was found."""

    value = ObjectProperty(None, rebind=True)
    has_picture = BooleanProperty(False)


class FoundDeck(Deck):
    """What was found; every row is as high as one with a long name, wherever others are.

    Args:
        kept_rows: How many rows there is room for, filled or not.
        has_pictures: With the picture of each thing, where there is one.
    """

    kept_rows = NumericProperty(6)
    has_pictures = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self._probe = FoundRow(value=_LONG_NAME)
        super().__init__(**kwargs)
        self.bind(has_pictures=self._tell)

    @property
    def is_there(self) -> bool:
        """Its room is there before anything was found."""
        return bool(self.kept_rows)

    def make(self, value: Any) -> Block:
        """A row."""
        return FoundRow(value=value, has_picture=self.has_pictures)

    def _tell(self, *_: Any) -> None:
        """Pass it on to the rows that are there already."""
        for part in (self._probe, *self.parts):
            part.has_picture = self.has_pictures

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """None where nothing was found; each as wide as the page where words then take less height."""
        if not self.parts:
            return
        if int(self.columns) > 1 and self._total(1, width, sizes) <= self._total(int(self.columns), width, sizes):
            self.columns = 1
        yield from super().pieces(width, sizes)

    def _total(self, columns: int, width: int, sizes: Sizes) -> float:
        """The height of all that was found, in so many columns."""
        gap = getattr(sizes, self.spacing)
        each = [part.height_for(self._width(columns, width, gap), sizes) for part in self.parts]
        rows = [max(each[at : at + columns]) for at in range(0, len(each), columns)]
        return sum(rows) + gap * (len(rows) - 1)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The height of all that it has room for."""
        gap = getattr(sizes, self.spacing)
        rows = max(int(self.kept_rows), len(self._rows()))
        return self._row_height(width, sizes) * rows + gap * max(0, rows - 1)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the rows from the top; spare height is for all it has room for."""
        rows, gap = max(int(self.kept_rows), len(self._rows())), getattr(sizes, self.spacing)
        each = (box.height - gap * (rows - 1)) // max(1, rows)
        filled = len(self._rows()) * (each + gap) - gap
        super().place(Box(box.x, box.top - max(0, filled), box.width, max(0, filled)), sizes)

    def _row_height(self, width: int, sizes: Sizes) -> float:
        """The height of the highest row, or of one with a long name."""
        least = self._probe.height_for(self._width(int(self.columns), width, getattr(sizes, self.spacing)), sizes)
        return max([least, *self._heights(width, sizes)])


class FoundRoom(Column):
    """What was found, or a note that nothing was, in the same room."""

    is_open = False
    is_kept = BooleanProperty(True)

    @property
    def is_there(self) -> bool:
        """Empty, too, wherever its room is kept."""
        return bool(self.is_kept)

    @property
    def bears_controls(self) -> bool:
        """What will be found in it can be pressed: it is within reach before."""
        return self.is_there

    def height_for(self, width: int, sizes: Sizes) -> float:
        """That of the things; the note stands in their room, for it comes when there are none."""
        note, deck = self.parts
        room = deck.height_for(width, sizes)
        above = _high(note, width, sizes)
        return room + sizes.gap_tight + above if above and deck.parts else max(room, above)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the note above what was found."""
        note, deck = self.parts
        Block.place(self, box, sizes)
        high = round(_high(note, box.width, sizes))
        if note.is_there:
            note.place(Box(box.x, box.top - high, box.width, high), sizes)
            high += sizes.gap_tight
        else:
            note.vanish()
        deck.place(Box(box.x, box.y, box.width, max(0, box.height - high)), sizes)


class FoundButtons(ButtonDeck):
    """Buttons below the keys, in fixed places; their room is kept while there are none."""

    is_kept = BooleanProperty(True)

    def __init__(self, **kwargs: Any) -> None:
        self._probe = PushButton(value=LONG_LABEL, look=self.look)
        super().__init__(**kwargs)

    @property
    def is_there(self) -> bool:
        """Wherever its room is kept."""
        return bool(self.is_kept or self.parts)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """At least one row of long words."""
        each = self._width(int(self.columns), width, getattr(sizes, self.spacing))
        return max(super().height_for(width, sizes), self._probe.height_for(each, sizes))


def _high(block: Block, width: int, sizes: Sizes) -> float:
    """The height of a block, if it is there."""
    return block.height_for(width, sizes) if block.is_there else 0.0
