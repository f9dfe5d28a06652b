"""The search page: question and field, what was found, the keyboard.

What is found changes with every letter. The room for it does not, so that no key moves under a finger.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.views import Choice, SearchView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Block, ButtonDeck, Column, Deck, Page, Pressable, load_kv

if TYPE_CHECKING:
    from screens.theme import Sizes

# As wide as the longest name of a work in the register: room is kept for it whether or not it was found.
_LONG_NAME = Choice("0", "nnnnnnnnn " * 6)


class FoundRow(Pressable):
    """One thing that was found."""

    value = ObjectProperty(None, rebind=True)


class FoundDeck(Deck):
    """What was found; no row is lower than one with a long name."""

    kept_rows = NumericProperty(6)

    def __init__(self, **kwargs: Any) -> None:
        self._probe = FoundRow(value=_LONG_NAME)
        super().__init__(**kwargs)

    def make(self, value: Any) -> Block:
        """A row."""
        return FoundRow(value=value)

    def most_height(self, width: int, sizes: Sizes) -> float:
        """The height of all that a page can hold."""
        gaps = getattr(sizes, self.spacing) * (self.kept_rows - 1)
        return self._least(width, sizes) * self.kept_rows + gaps

    def _heights(self, width: int, sizes: Sizes) -> list[float]:
        """The height of each row."""
        least = self._least(width, sizes)
        return [max(height, least) for height in super()._heights(width, sizes)]

    def _least(self, width: int, sizes: Sizes) -> float:
        """The height of a row with a long name."""
        return self._probe.height_for(self._width(int(self.columns), width, getattr(sizes, self.spacing)), sizes)


class FoundRoom(Column):
    """A note and what was found, in the room that a full page needs."""

    @property
    def is_there(self) -> bool:
        """Empty, too."""
        return True

    def height_for(self, width: int, sizes: Sizes) -> float:
        """As if all were found that a page can hold."""
        deck = next(part for part in self.parts if isinstance(part, FoundDeck))
        return max(super().height_for(width, sizes), deck.most_height(width, sizes))


class KeptButtons(ButtonDeck):
    """Buttons below the keys, in fixed places; their room is kept while there is none."""

    is_kept = BooleanProperty(True)

    @property
    def is_there(self) -> bool:
        """Wherever its room is kept."""
        return bool(self.is_kept)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """At least one row."""
        return max(super().height_for(width, sizes), sizes.target)


@draws(SearchView)
class SearchScreen(Page):
    """Draws `SearchView`; on a lying panel the buttons sit beside the space bar."""

    warm = SearchView(
        FRAME,
        "",
        "0",
        "0",
        (("Q",),),  # not all keys: the page for words has made such already, and each set takes 3 MiB a pen
        (Choice("0", "0"),),
        unsure=BUTTON,
    )

    foot_others = ObjectProperty(())
    has_subtitles = BooleanProperty(False)

    def take(self, view: SearchView, pictures: tuple[Any, ...]) -> None:
        """On a standing panel all buttons go below the keys; on a lying one subtitles need broader rows."""
        del pictures
        self.has_subtitles = any(choice.subtitle for choice in view.choices)
        self.foot_others = view.others if view.unsure is None else (view.unsure, *view.others)


load_kv(Path(__file__).with_name("screen.kv"))
