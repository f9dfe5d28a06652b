"""The touch test: a target, and how far from its middle a finger came down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Ellipse, Rectangle
from kivy.properties import ObjectProperty

from kiosk.views import TouchTestView
from screens._registry import draws
from screens.widgets import Block, Page, load_kv

if TYPE_CHECKING:
    from screens.theme import Panel, Sizes
    from screens.widgets import Box

_ACROSS_MM, _LINE_MM, _ROOM_MM = 16.0, 0.8, 60.0


class Bullseye(Block):
    """A disc with a cross through its middle.

    Args:
        target: Where it stands in the block, as shares from the left and from the top.
    """

    target = ObjectProperty((0.5, 0.5))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._paper = Color(1, 1, 1, 1)
            self._disc = Ellipse(size=(0, 0))
            self._ink = Color(0, 0, 0, 1)
            self._lines = [Rectangle(size=(0, 0)) for _ in range(2)]
        self._sizes: Sizes | None = None
        self.middle = (0.0, 0.0)
        self.bind(target=self._move)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """Room for a target anywhere."""
        del width
        return float(sizes.mm(_ROOM_MM))

    def place(self, box: Box, sizes: Sizes) -> None:
        """Draw where the target is."""
        super().place(box, sizes)
        self._sizes = sizes
        self._move()

    def vanish(self) -> None:
        """Draw nothing."""
        super().vanish()
        for drawn in (self._disc, *self._lines):
            drawn.size = (0, 0)

    def _move(self, *_: Any) -> None:
        if self._sizes is None:
            return
        across, line = self._sizes.mm(_ACROSS_MM), self._sizes.mm(_LINE_MM)
        self._paper.rgba, self._ink.rgba = self._sizes.colours["primary"], self._sizes.colours["on_primary"]
        right, down = self.target
        left = round(self.x + across / 2 + right * (self.width - across))
        low = round(self.y + across / 2 + (1 - down) * (self.height - across))
        self.middle = (left, low)
        self._disc.pos, self._disc.size = (left - across / 2, low - across / 2), (across, across)
        flat, upright = self._lines
        flat.pos, flat.size = (left - across / 2, low - line / 2), (across, line)
        upright.pos, upright.size = (left - line / 2, low - across / 2), (line, across)


@draws(TouchTestView)
class TouchTestScreen(Page):
    """Draws `TouchTestView`; residents never see it."""

    warm = None

    def lay_out(self, panel: Panel, part: int = 0) -> Sizes:
        """Remember what a pixel is worth."""
        self._panel = panel
        return super().lay_out(panel, part)

    def miss_mm(self, left: float, y: float) -> tuple[float, float]:
        """How far right of the target's middle and below it a point is; `y` counts from the bottom."""
        panel = self._panel
        target = next(one for one in self.shown if isinstance(one, Bullseye))
        right, down = left - target.middle[0], target.middle[1] - y
        return right * panel.width_mm / panel.width_px, down * panel.height_mm / panel.height_px


load_kv(Path(__file__).with_name("screen.kv"))
