"""The choose page: tiles below one another, or in two columns on a lying panel.

What goes on stands at the bottom, as on every page; buttons without one stay close to the tiles they belong to.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.views import Choice, ChooseView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Block, Page, Piece, TileDeck, load_kv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes


@draws(ChooseView)
class ChooseScreen(Page):
    """Draws `ChooseView`.

    Args:
        note_above: On a standing panel, what is to be known before one chooses; it is on the first part, too.
        note_below: What answers to a choice, right above the button that was pressed.
        has_lack: Nothing of several was chosen. On a standing panel that is told in the place of the hint, which says
            the same, and as large: among what is pressed there is room for it only if the answers shrink.
    """

    note_above = ObjectProperty(None, allownone=True)
    note_below = ObjectProperty(None, allownone=True)
    has_lack = BooleanProperty(False)
    hint = StringProperty("")
    may_have = (1, 2)
    is_read = True
    asks = True
    warm = ChooseView(FRAME, "", "0", tuple(Choice(str(n), "0", "0", "home") for n in range(4)), others=(BUTTON,))

    def take(self, view: ChooseView, pictures: tuple[Any, ...]) -> None:
        """Sort the note."""
        del pictures
        note = None if self.is_wide else view.note
        has_problem = note is not None and note.tone == "problem"
        self.has_lack = has_problem and view.is_several
        self.hint = "" if self.has_lack else view.hint
        is_answer = (view.primary is not None or has_problem) and not self.has_lack
        self.note_above, self.note_below = (None, note) if is_answer else (note, None)

    @property
    def answers(self) -> list[Block]:
        """The tiles."""
        return [tile for part in self.shown if isinstance(part, TileDeck) for tile in part.shown]

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """In parts, what answers to a choice stands above the button that goes on; what several lack, above them."""
        is_lack = self.view.is_several and self.view.note is not None and self.view.note.tone == "problem"
        is_by_foot = self.view.primary is not None and not is_lack
        yield from self.pieces_by_foot(width, sizes) if is_by_foot else super().pieces(width, sizes)

    def is_cramped(self, width: int, sizes: Sizes) -> bool:
        """Whether a tile has more lines than is easily read."""
        return any(part.is_cramped(width, sizes) for part in self.shown if isinstance(part, TileDeck))


load_kv(Path(__file__).with_name("screen.kv"))
