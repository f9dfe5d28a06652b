"""What is being typed; what it looks like is in `fields.kv`."""

from __future__ import annotations

import re
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.views import Note
from screens.widgets._kv import load_kv
from screens.widgets.block import Box, Column, Row
from screens.widgets.panel import Panel
from screens.widgets.pieces import NoteLine
from screens.widgets.words import Words, label_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from screens.theme import Sizes

_TYPED_ROLES = ("field", "strong", "soft")
_NUMBER = re.compile(r"\D{0,3}\d[\d.\s]*_")  # a sign, groups of digits, the caret
_LEAST_OF_NUMBERS = "bar"  # no smaller than what was asked for
_NO_BREAK = "\u00a0"
_WORD = "nnnnnnn"
_LONG_ROLES = ("field", "strong", "body", "soft")


class TypedWords(Words):
    """What is being typed, in at most the height of two large lines, so that no text takes room from the keys.

    A longer text is set smaller. What is too long even so loses its beginning: one types at the end, and the check
    page shows all of it.

    Args:
        lines: How many lines it has at most.
        is_kept: As high with one line as with all, so that no key moves while one types.
        longest: Groups of digits as long as it may become. It is as high and as large from the first digit on, on one
            line as long as that can be read; else the third group begins the second, so that no digit moves.
    """

    roles: ClassVar[tuple[str, ...]] = _TYPED_ROLES
    lines = NumericProperty(2)
    is_kept = BooleanProperty(False)
    longest = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"role": self.roles[0], "face": "bold", "is_breakable": True} | kwargs)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """That of its lines; of all it may have where its room is kept."""
        if self.is_kept:
            return self.room(sizes)
        height = super().height_for(width, sizes)
        if not self._is_expected:
            return height
        text, size = self._set_for(self._in_halves(f"{self.longest}_", width, sizes), width, sizes)
        return max(height, self.measured(text, size, width)[0])

    def room(self, sizes: Sizes) -> float:
        """The height that its most lines take in the largest font."""
        size = sizes.text[self.role]
        return self.lines * self.measured("0", size, size)[0]

    def set_for(self, width: int, sizes: Sizes) -> tuple[str, int]:
        """All of it in the largest font that fits, rather none of its words broken; else its end in the least."""
        if not self._is_expected:
            return self._set_for(self.text, width, sizes)
        _, size = self._set_for(self._in_halves(f"{self.longest}_", width, sizes), width, sizes)
        return self._in_halves(self.text, width, sizes), size

    @property
    def _is_expected(self) -> bool:
        """Whether it is known how long it may become."""
        return self.lines > 1 and len(self.text) <= len(self.longest) + 1

    def _in_halves(self, text: str, width: int, sizes: Sizes) -> str:
        """Two groups on the first line, where one line does not hold the longest."""
        if self.broadest((f"{self.longest}_",), sizes.text[_LEAST_OF_NUMBERS]) <= width:
            return text.replace(" ", _NO_BREAK)
        return re.sub(r"^(\S+ \S+) ", r"\1\n", text)

    def _sizes_of(self, text: str, sizes: Sizes) -> Iterable[int]:
        """What is tried, largest first: a number shrinks by single steps, for it is read on one line."""
        if _NUMBER.fullmatch(text):
            return range(sizes.text[self.roles[0]], sizes.text[_LEAST_OF_NUMBERS] - 1, -1)
        return [sizes.text[role] for role in self.roles]

    def _set_for(self, text: str, width: int, sizes: Sizes) -> tuple[str, int]:
        """A text in the largest font that fits."""
        most = self.room(sizes)

        def fits(text: str, size: int, *, is_unbroken: bool = False) -> bool:
            height, is_broken = self.measured(text, size, width)
            return height <= most and not (is_unbroken and is_broken)

        for shown, is_unbroken in ((text, True), (_between_groups(text), True), (text, False)):
            for size in self._sizes_of(text, sizes):
                if fits(shown, size, is_unbroken=is_unbroken):
                    return shown, size
        start = bisect_left(range(len(text)), 1, key=lambda at: fits(f"…{text[at:]}", size))
        return f"…{text[start:]}", size


def _between_groups(text: str) -> str:
    """An amount on two lines, where one does not hold it: none of its groups is parted."""
    groups = text.split(".")
    if not _NUMBER.fullmatch(text) or len(groups) == 1:
        return text
    half = len(groups) // 2
    return f"{'.'.join(groups[:half])}.\n{'.'.join(groups[half:])}"


class LongTypedWords(TypedWords):
    """Whole sentences being typed, in a room of several lines that is as high while it is empty."""

    roles = _LONG_ROLES

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(role="body", valign="top", is_kept=True, **kwargs)


class Entry(Column):
    """The field, if there is one, and last, right under it, the note that says what is wrong with it.

    Args:
        is_roomy: It keeps room for a note, so that no key moves and none shrinks when one comes or goes.
        note_words: How many words of seven letters such a note may have; 0 for what two lines hold.
    """

    is_centred = BooleanProperty(True)
    is_roomy = BooleanProperty(False)
    note_words = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        self._longest = NoteLine()  # measured for all notes, never drawn
        super().__init__(**kwargs)

    @property
    def is_there(self) -> bool:
        """Also while there is but room."""
        return bool(self.is_roomy or self.shown)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The field's and the note's, or the room that is kept for one."""
        height = super().height_for(width, sizes)
        if not self.is_roomy:
            return height
        *field, _ = self.parts
        fields = [part.height_for(width, sizes) + sizes.gap for part in field if part.is_there]
        return max(height, float(sum(fields) + self._note_room(width, sizes)))

    def _note_room(self, width: int, sizes: Sizes) -> float:
        """The height of the longest note."""
        return note_room(self._longest, int(self.note_words), width, sizes)

    def place(self, box: Box, sizes: Sizes) -> None:
        """The field stays where it is; what the note leaves is left below it."""
        left = round(self.height_for(box.width, sizes) - super().height_for(box.width, sizes))
        super().place(Box(box.x, box.y + left, box.width, box.height - left), sizes)


def note_room(probe: NoteLine, words: int, width: int, sizes: Sizes) -> float:
    """The height of a note of so many words of seven letters; of two lines for 0."""
    if not words:
        return float(2 * label_for("0", "regular", sizes.text["soft"]).render()[1] + 2 * sizes.pad_low)
    probe.value = Note("problem", " ".join([_WORD] * words))
    return float(probe.height_for(width, sizes))


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
    longest = StringProperty("")
    suffix = StringProperty("")
    lines = NumericProperty(2)
    is_kept = BooleanProperty(False)
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


load_kv(Path(__file__).with_name("fields.kv"))
