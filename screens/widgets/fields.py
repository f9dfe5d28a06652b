"""What is being typed; what it looks like is in `fields.kv`."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from screens.widgets._kv import load_kv
from screens.widgets.block import Box, Column, Row
from screens.widgets.panel import Panel
from screens.widgets.words import Words, label_for

if TYPE_CHECKING:
    from screens.theme import Sizes

_TYPED_ROLES = ("field", "strong", "soft")
_LONG_ROLES = ("body", "soft")


class TypedWords(Words):
    """What is being typed, in at most the height of two large lines, so that no text takes room from the keys.

    A longer text is set smaller. What is too long even so loses its beginning: one types at the end, and the check
    page shows all of it.

    Args:
        lines: How many lines it has at most.
        is_kept: As high with one line as with all, so that no key moves while one types.
    """

    roles: ClassVar[tuple[str, ...]] = _TYPED_ROLES
    lines = NumericProperty(2)
    is_kept = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"role": self.roles[0], "face": "bold", "is_breakable": True} | kwargs)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """That of its lines; of all it may have where its room is kept."""
        return self.room(sizes) if self.is_kept else super().height_for(width, sizes)

    def room(self, sizes: Sizes) -> float:
        """The height that its most lines take in the largest font."""
        return float(self.lines * label_for("0", self.face, sizes.text[self.role]).render()[1])

    def set_for(self, width: int, sizes: Sizes) -> tuple[str, int]:
        """All of it in the largest font that fits, rather none of its words broken; else its end in the least."""
        most = self.room(sizes)

        def fits(text: str, size: int, *, is_unbroken: bool = False) -> bool:
            height, is_broken = self.measured(text, size, width)
            return height <= most and not (is_unbroken and is_broken)

        for is_unbroken in (True, False):
            for role in self.roles:
                size = sizes.text[role]
                if fits(self.text, size, is_unbroken=is_unbroken):
                    return self.text, size
        start = bisect_left(range(len(self.text)), 1, key=lambda at: fits(f"…{self.text[at:]}", size))
        return f"…{self.text[start:]}", size


class LongTypedWords(TypedWords):
    """Whole sentences being typed, in a room of several lines that is as high while it is empty."""

    roles = _LONG_ROLES

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(face="regular", valign="top", is_kept=True, **kwargs)


class Entry(Column):
    """The field, and last, right under it, the note that says what is wrong with it.

    Args:
        is_roomy: It keeps room for a note of two lines, so that no key moves and none shrinks when one comes or goes.
    """

    is_centred = BooleanProperty(True)
    is_roomy = BooleanProperty(False)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The field's and the note's, or the room that is kept for one."""
        height = super().height_for(width, sizes)
        if not self.is_roomy:
            return height
        *field, _ = self.parts
        alone = sum(part.height_for(width, sizes) for part in field if part.is_there)
        line = label_for("0", "regular", sizes.text["soft"]).render()[1]
        return max(height, float(alone + sizes.gap + 2 * line + 2 * sizes.pad_low))

    def place(self, box: Box, sizes: Sizes) -> None:
        """The field stays where it is; what the note leaves is left below it."""
        left = round(self.height_for(box.width, sizes) - super().height_for(box.width, sizes))
        super().place(Box(box.x, box.y + left, box.width, box.height - left), sizes)


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
