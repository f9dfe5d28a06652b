"""A short message or question over the whole page, with what is left of the time as a very large number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.properties import StringProperty

from kiosk.views import AskView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import BigWords, Foot, Page, Piece, load_kv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes


@draws(AskView)
class AskScreen(Page):
    """Draws `AskView`."""

    warm = AskView(FRAME, "", "0", "0", "clock", BUTTON, 45, (BUTTON,))

    countdown = StringProperty("")
    icon = StringProperty("")

    def take(self, view: AskView, pictures: tuple[Any, ...]) -> None:
        """Write the seconds that are left; on a lying panel they take the place of the icon."""
        del pictures
        self.icon = view.icon if view.countdown_s is None or not self.is_wide else ""
        self.countdown = "" if view.countdown_s is None else str(view.countdown_s)

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """In parts, the likely answer stands right below the question: time may be running out."""
        *told, foot = [part for part in self.shown if not isinstance(part, BigWords)]
        assert isinstance(foot, Foot)
        for part in told:
            yield from part.pieces(width, sizes)
        yield Piece((foot.main,))
        for part in self.shown:
            if isinstance(part, BigWords):
                yield from part.pieces(width, sizes)
        yield from foot.quieter(width, sizes)


load_kv(Path(__file__).with_name("screen.kv"))
