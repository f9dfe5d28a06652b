"""A short message or question over the whole page, with what is left of the time as a very large number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import NumericProperty, StringProperty

from kiosk.views import AskView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import BigWords, Foot, Page, Piece, load_kv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Panel, Sizes
    from screens.widgets import Box

# Of a number's usual height: seconds so high are still the largest thing on the page.
_LOWER = 0.4


class Seconds(BigWords):
    """The seconds above what is within reach: large enough to be seen from afar, and too small to startle anybody."""

    def place(self, box: Box, sizes: Sizes) -> None:
        """Leave some of the room."""
        super().place(box.inset(0, box.height // 5), sizes)


@draws(AskView)
class AskScreen(Page):
    """Draws `AskView`."""

    asks = True
    warm = AskView(FRAME, "", "0", "0", "clock", BUTTON, 45, (BUTTON,))

    countdown = StringProperty("")
    icon = StringProperty("")
    tallest = NumericProperty(1)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._lifted = Seconds()
        self.lift(self._lifted)

    def take(self, view: AskView, pictures: tuple[Any, ...]) -> None:
        """Write the seconds that are left, above a page that moved down; on a lying panel in the icon's place."""
        del pictures
        self.icon = view.icon if view.countdown_s is None or not self.is_wide else ""
        seconds = "" if view.countdown_s is None else view.countdown or str(view.countdown_s)
        self._lifted.text, self.countdown = (seconds, "") if self.has_room_above else ("", seconds)

    def _whole(self, panel: Panel, room: Box) -> Sizes | None:
        """With lower seconds rather than in parts: what runs out is to be seen beside what stops it."""
        for tallest in (1, _LOWER) if self.countdown else (1,):
            self.tallest = tallest
            if (sizes := super()._whole(panel, room)) is not None:
                return sizes
        self.tallest = 1
        return None

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """In parts, the likely answer stands right below the question: time may be running out."""
        *others, foot = self.parts
        assert isinstance(foot, Foot)
        told = [part for part in others if part.is_there and not isinstance(part, BigWords)]
        for part in told:
            yield from part.pieces(width, sizes)
        if foot.main.is_there:
            yield Piece((foot.main,))
        for part in self.shown:
            if isinstance(part, BigWords):
                yield from part.pieces(width, sizes)
        yield from foot.quieter(width, sizes)


load_kv(Path(__file__).with_name("screen.kv"))
