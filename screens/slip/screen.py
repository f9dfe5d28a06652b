"""The slip page: the number as large as the panel allows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kiosk.views import Fact, Note, SlipView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import BigWords, Page, load_kv


@draws(SlipView)
class SlipScreen(Page):
    """Draws `SlipView`."""

    warm = SlipView(FRAME, "", "0", "A-012", "0", (Fact("clock", "0", "0"),) * 2, Note("info", "0"), BUTTON, "0", "0")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._lifted = BigWords()
        self.lift(self._lifted)

    def take(self, view: SlipView, pictures: tuple[Any, ...]) -> None:
        """The number stands above, too, where there is room."""
        super().take(view, pictures)
        self._lifted.text = view.number if self.has_room_above else ""


load_kv(Path(__file__).with_name("screen.kv"))
