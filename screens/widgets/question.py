"""What is asked, and the note that takes its place where there is no room for one beside the field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from screens.widgets.block import Block, Box, Piece, hide_absent
from screens.widgets.fields import note_room
from screens.widgets.pieces import Heading, NoteLine
from screens.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes

_TITLE_SHARES = (0.5, 0.4, 0.6, 0.33)  # of the width, where the note stands beside the title


class QuestionHeading(Heading):
    """A heading that is as high with a note in its place as without, so that no key moves when one comes or goes.

    The note is there for a moment: while it stands, progress and hint give way to it, and the title is set smaller if
    need be; where no title has room, all of the question is on another part.

    Args:
        note: What is wrong with what was filled in, where it stands here.
        holds_note: Room is kept for it.
        is_brief: Only the title, as the rest stands on another part.
        note_words: See `Entry`.
    """

    note = ObjectProperty(None, allownone=True)
    holds_note = BooleanProperty(False)
    is_brief = BooleanProperty(False)
    note_words = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        self._longest = NoteLine()  # measured for all notes, never drawn
        self._line = NoteLine()
        super().__init__(**kwargs)
        self.add_widget(self._line)
        self.bind(note=self._line.setter("value"))
        self._line.value = self.note

    @property
    def shown(self) -> list[Block]:
        """The words; of a brief one the title."""
        return self._title if self.is_brief else self._texts

    @property
    def is_there(self) -> bool:
        """With something to say, or to be said."""
        return bool(self._texts or self.holds_note)

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """All its words, for the part on which there is more than the title."""
        for part in self._texts:
            for piece in self._joined(part.pieces(width, sizes)):
                # The number of the question stands with its title.
                yield piece if isinstance(part, Words) and part.role == "body" else piece._replace(glue="question")

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The words' or the note's with what stays above it."""
        words = super().height_for(width, sizes)
        if not self.holds_note:
            return words
        room = note_room(self._longest, int(self.note_words), width, sizes)
        note = self._line.height_for(width, sizes) if self._line.is_there else 0.0
        kept = 0.0 if self.is_brief else self._height_of(self._title, width, sizes) + sizes.gap_text
        return max(words, kept + max(room, note))

    def place(self, box: Box, sizes: Sizes) -> None:
        """The words from the top; or the title, as large as there is room for, and the note right above the field."""
        if not (self.holds_note and self._line.is_there):
            super().place(box, sizes)
            for part in self.parts:
                if part not in self.shown:
                    part.vanish()
            return
        Block.place(self, box, sizes)
        self.upper = None
        room = self._beside_note(box, sizes) if self._title else None
        title, note, smaller = room or (box, self._below_title(box, 0, sizes), None)
        for part in self._texts:
            if part in self._title and smaller is not None:
                part.place(title, smaller)
            else:
                part.vanish()
        self._line.place(note, sizes)
        hide_absent(self)

    def _beside_note(self, box: Box, sizes: Sizes) -> tuple[Box, Box, Sizes] | None:
        """Where title and note go, and how large the title is: below one another, else abreast; None without room."""
        low = self._below_title(box, 0, sizes)
        above = box._replace(y=low.top + sizes.gap_text, height=box.height - low.height - sizes.gap_text)
        if smaller := self._title_within(above, sizes):
            return above, low, smaller
        strict = replace(sizes, is_least=False)
        for side in (int((box.width - sizes.gap) * share) for share in _TITLE_SHARES):
            left = box._replace(width=side)
            high = self._line.height_for(box.width - side - sizes.gap, strict)
            if high <= box.height and (smaller := self._title_within(left, sizes)):
                return left, self._below_title(box, side + sizes.gap, sizes), smaller
        return None

    def _title_within(self, box: Box, sizes: Sizes) -> Sizes | None:
        """The sizes at which the title fits, no smaller than what else is read and no word of it broken."""
        for px in range(sizes.text["title"], sizes.text["soft"] - 1, -1):
            smaller = replace(sizes, text={**sizes.text, "title": px}, is_least=False)
            if self._height_of(self._title, box.width, smaller) <= box.height:
                return smaller
        return None

    def _below_title(self, box: Box, left: int, sizes: Sizes) -> Box:
        """The note's rectangle at the foot of the heading, right of so much that is the title's."""
        note = box._replace(x=box.x + left, width=box.width - left)
        return note._replace(height=round(self._line.height_for(note.width, sizes)))

    @property
    def _texts(self) -> list[Block]:
        """Progress, title and hint, as far as they are there."""
        return [part for part in self.parts if part is not self._line and part.is_there]

    @property
    def _title(self) -> list[Block]:
        """The title alone."""
        return [part for part in self._texts if isinstance(part, Words) and part.role == "title"]
