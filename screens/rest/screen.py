"""The rest page: dark, calm, one large button; a touch anywhere starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty

from kiosk.views import Fact, Frame, RestView
from screens._registry import draws
from screens._warm import BUTTON
from screens.widgets import Block, Deck, Page, Piece, Row, load_kv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes


class RestFact(Row):
    """A fact in light words on the dark ground."""

    value = ObjectProperty(None, rebind=True)


class RestFacts(Deck):
    """Facts in two columns on a lying panel: the short ones beside one another, the longer ones below them."""

    def make(self, value: Any) -> Block:
        """A fact."""
        return RestFact(value=value)

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """In parts there is room below: each on lines of its own."""
        for part in self.shown:
            yield from part.pieces(width, sizes)


@draws(RestView)
class RestScreen(Page):
    """Draws `RestView`."""

    warm = RestView(Frame("0", "0"), "", "0", "0", BUTTON, (Fact("clock", "0", "0"),))

    @property
    def everywhere(self) -> str | None:  # type: ignore[override]
        """A touch beside the button starts too."""
        return str(self.view.start.id)

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """In parts, what starts comes right after the headline."""
        headline, *others = super().pieces(width, sizes)
        yield headline
        yield from sorted(others, key=lambda piece: not piece.blocks[0].bears_controls)


load_kv(Path(__file__).with_name("screen.kv"))
