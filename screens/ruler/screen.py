"""The ruler page: a line whose length in pixels follows from what the pen believes of its glass."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty

from kiosk.views import RulerView
from screens._registry import draws
from screens.widgets import Block, Box, Page, load_kv

if TYPE_CHECKING:
    from screens.theme import Panel, Sizes

_THICK_MM, _END_MM = 1.6, 14.0


class RulerLine(Block):
    """A line with an end across it at either side; its outer edges are `length` pixels apart."""

    length = NumericProperty(0)
    is_upright = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._colour = Color(0, 0, 0, 1)
            self._bars = [Rectangle(size=(0, 0)) for _ in range(3)]
        self.bind(length=self._move, is_upright=self._move)
        self._sizes: Sizes | None = None

    def height_for(self, width: int, sizes: Sizes) -> float:
        """As high as its line; of one too broad for its room nothing can be made."""
        del width
        return float(self.length) + 2 * sizes.gap if self.is_upright else float(sizes.mm(3 * _END_MM))

    def place(self, box: Box, sizes: Sizes) -> None:
        """Draw in the middle."""
        super().place(box, sizes)
        self._sizes = sizes
        self._move()

    def vanish(self) -> None:
        """Draw nothing."""
        super().vanish()
        for bar in self._bars:
            bar.size = (0, 0)

    def _move(self, *_: Any) -> None:
        if self._sizes is None:
            return
        ink = self._sizes.colours["ink"]
        self._colour.rgba = ink
        thick, end, length = self._sizes.mm(_THICK_MM), self._sizes.mm(_END_MM), round(self.length)
        middle = (round(self.x + self.width / 2), round(self.y + self.height / 2))
        along = 1 if self.is_upright else 0
        start = middle[along] - length // 2
        places = ((start, length, thick), (start, thick, end), (start + length - thick, thick, end))
        for bar, (at, long, broad) in zip(self._bars, places, strict=True):
            across = middle[1 - along] - broad // 2
            bar.pos = (across, at) if self.is_upright else (at, across)
            bar.size = (broad, long) if self.is_upright else (long, broad)


@draws(RulerView)
class RulerScreen(Page):
    """Draws `RulerView`; residents never see it."""

    warm = None
    length = NumericProperty(0)

    def lay_out(self, panel: Panel, part: int = 0) -> Sizes:
        """The line's pixels are those of its own direction: they need not be square."""
        upright, along = panel.height_px / panel.height_mm, panel.width_px / panel.width_mm
        self.length = round(self.view.length_mm * (upright if self.view.is_upright else along))
        return super().lay_out(panel, part)


load_kv(Path(__file__).with_name("screen.kv"))
