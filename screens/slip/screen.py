"""The slip page: the number as large as the panel allows."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, NumericProperty

from kiosk.views import Fact, Note, Section, SlipView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import BigWords, FactDeck, Page, SectionDeck, load_kv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Panel, Sizes
    from screens.widgets import Box, Piece
    from screens.widgets.dealing import Dealing

_MOST_FACTS = 2
_MOST_LINES = 3.5


class Facts(FactDeck):
    """Beside one another; below one another where a word would be broken, rather than smaller words on all the page.

    Args:
        may_fold: Also where words would stand in many short lines beside one another.
    """

    may_fold = BooleanProperty(False)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """In as many columns as it is placed in."""
        self._fold(width, sizes)
        return super().height_for(width, sizes)

    def place(self, box: Box, sizes: Sizes) -> None:
        """As it was measured for this width."""
        self._fold(box.width, sizes)
        super().place(box, sizes)

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """One a row."""
        self._fold(width, sizes)
        return super().pieces(width, sizes)

    def _fold(self, width: int, sizes: Sizes) -> None:
        self.columns = _MOST_FACTS
        most = sizes.padded_lines(_MOST_LINES, "soft") if self.may_fold else math.inf
        height = super().height_for(width, replace(sizes, is_least=False))
        if height > most or height == math.inf:
            self.columns = 1


class ToBring(SectionDeck):
    """What the page is read for once the number is known: a paper a line, in the size of what is read."""

    def _follow(self, *_: Any) -> None:
        """Its lines as wide as it is."""
        super()._follow()
        for part in self.parts:
            part.is_dense = True


class Number(BigWords):
    """On a standing panel it is as high as what is told of it leaves room for.

    On a lying panel in parts it is as high as its part has room for, beside what is told of it.
    """

    fills_part = BooleanProperty(False)
    share_in_part = NumericProperty(1)


@draws(SlipView)
class SlipScreen(Page):
    """Draws `SlipView`."""

    is_lowered = BooleanProperty(False)
    is_dealt = BooleanProperty(False)
    warm = SlipView(
        FRAME,
        "",
        "0",
        "A-012",
        "0",
        (Fact("clock", "0", "0"),) * 2,
        Note("info", "0"),
        BUTTON,
        "0",
        Section("home", "0", ("0", "0")),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._lifted = BigWords()
        self.lift(self._lifted)

    def lay_out(self, panel: Panel, part: int = 0) -> Sizes:
        """As a page to read on a large panel; on a small one, larger headings would only bring more parts."""
        self.is_read = panel.is_large
        self.is_lowered = panel.is_lowered(self.view.frame.look)
        return super().lay_out(panel, part)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """As a whole."""
        self.is_dealt = False
        return super().height_for(width, sizes)

    def deal(self, room: Box, sizes: Sizes) -> Dealing:
        """The number leaves room for what is told of it."""
        self.is_dealt = True
        return super().deal(room, sizes)

    def render(self, view: SlipView, pictures: tuple[Any, ...] = ()) -> None:
        """Where a button goes with the paper it asked for, the part that tells of the paper is shown, once."""
        was = self.view
        super().render(view, pictures)
        if not self.is_new and isinstance(was, SlipView) and _ways_on(was) != _ways_on(view):
            self._shows_note = was.printing != view.printing

    def take(self, view: SlipView, pictures: tuple[Any, ...]) -> None:
        """The number stands above, too, where there is room."""
        super().take(view, pictures)
        self._lifted.text = view.number if self.has_room_above else ""


def _ways_on(view: SlipView) -> list[str]:
    return [one.id for one in view.others]


load_kv(Path(__file__).with_name("screen.kv"))
