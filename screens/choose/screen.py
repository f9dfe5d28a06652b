"""The choose page: tiles below one another, or in two columns on a lying panel.

What goes on stands at the bottom, as on every page; buttons without one stay close to the tiles they belong to.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty

from kiosk.views import Choice, ChooseView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Page, TileDeck, load_kv

if TYPE_CHECKING:
    from screens.theme import Sizes


@draws(ChooseView)
class ChooseScreen(Page):
    """Draws `ChooseView`.

    Args:
        note_above: On a standing panel, what is to be known before one chooses; it is on the first part, too.
        note_below: What answers to a choice, right above the button that was pressed.
    """

    note_above = ObjectProperty(None, allownone=True)
    note_below = ObjectProperty(None, allownone=True)
    may_have = (1, 2)
    is_read = True
    asks = True
    warm = ChooseView(FRAME, "", "0", tuple(Choice(str(n), "0", "0", "home") for n in range(4)), others=(BUTTON,))

    def take(self, view: ChooseView, pictures: tuple[Any, ...]) -> None:
        """Sort the note."""
        del pictures
        note = None if self.is_wide else view.note
        is_answer = view.primary is not None or (note is not None and note.tone == "problem")
        self.note_above, self.note_below = (None, note) if is_answer else (note, None)

    def is_cramped(self, width: int, sizes: Sizes) -> bool:
        """Whether a tile has more lines than is easily read."""
        return any(part.is_cramped(width, sizes) for part in self.shown if isinstance(part, TileDeck))


load_kv(Path(__file__).with_name("screen.kv"))
