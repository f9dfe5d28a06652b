"""The check page: every answer in a row, with its own Change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.views import CheckRow, CheckView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Block, Deck, Page, Panel, Piece, load_kv
from screens.widgets.words import longest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes

_MOST_LINES = 2.9
_LONGEST_UNBROKEN = 16  # letters; so many fit one line of a row of its own at the largest text on the smallest panel


class AnswerRow(Panel):
    """What was asked, what was answered, and the way to change it.

    Attributes:
        is_long: Whether a word of the answer may be broken; a name that is, is not the name that was given.
    """

    value = ObjectProperty(None, rebind=True)
    is_long = BooleanProperty(False)

    def on_value(self, *_: Any) -> None:
        """Look for words that no line holds."""
        self.is_long = self.value is not None and len(longest_of(self.value.value)) > _LONGEST_UNBROKEN


class AnswerDeck(Deck):
    """The rows."""

    def make(self, value: Any) -> Block:
        """A row."""
        return AnswerRow(value=value)

    def is_cramped(self, width: int, sizes: Sizes) -> bool:
        """Whether a row has more lines than is easily read."""
        return max(self._heights(width, sizes), default=0) > sizes.padded_lines(_MOST_LINES, "body", "soft")


@draws(CheckView)
class CheckScreen(Page):
    """Draws `CheckView`."""

    may_have = (1, 2)
    is_read = True
    asks = True
    warm = CheckView(FRAME, "", "0", tuple(CheckRow("0", "0", BUTTON) for _ in range(3)), BUTTON, others=(BUTTON,))

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """In parts, the note stands by the button that it names."""
        return self.pieces_by_foot(width, sizes)

    def is_cramped(self, width: int, sizes: Sizes) -> bool:
        """Whether an answer has more lines than is easily read."""
        return any(part.is_cramped(width, sizes) for part in self.shown if isinstance(part, AnswerDeck))


load_kv(Path(__file__).with_name("screen.kv"))
