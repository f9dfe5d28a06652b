"""A page: header, body, bar; it steps its text down until the body fits."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.theme import PALETTE, Panel, Sizes, sizes_for, steps_for
from screens.widgets.bands import BarBand, HeaderBand
from screens.widgets.block import Box, Column
from screens.widgets.pressable import Pressable, pressables

if TYPE_CHECKING:
    from collections.abc import Iterator

_EDGE_MM = 10.5  # touch is least accurate at the glass's edge
_log = logging.getLogger(__name__)


class Page(Column):
    """One page kind's screen; a kind's KV rule adds the body.

    Args:
        view: What is drawn.
        is_wide: Whether the panel lies; the body's layout may differ.
    """

    view = ObjectProperty(None, rebind=True)
    is_wide = BooleanProperty(False)
    tone = StringProperty("ground")
    warm: ClassVar[Any]
    # A control that a touch beside every other presses.
    everywhere: ClassVar[str | None] = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.header, self.bar = HeaderBand(), BarBand()
        Widget.add_widget(self, self.header)
        Widget.add_widget(self, self.bar)
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = Rectangle(size=(0, 0))

    def render(self, view: Any, pictures: tuple[Any, ...] = ()) -> None:
        """Take a view; nothing is placed yet."""
        self.view = view
        self.take(view, pictures)
        self.header.frame = self.bar.frame = view.frame

    def take(self, view: Any, pictures: tuple[Any, ...]) -> None:
        """Set what a kind's KV rule cannot read from the view as it is."""

    def forget(self) -> None:
        """Another page is shown: keep no picture of what was on this one."""
        for part in (*self.parts, self.header, self.bar):
            part.vanish()

    def lay_out(self, panel: Panel) -> Sizes:
        """Place everything at the largest scale of text at which nothing is cut; the sizes used.

        The scale follows from the view alone, so that a text that is shortened brings back the page it was typed on.
        """
        steps = steps_for(panel)
        base = sizes_for(panel, steps[0])
        room = self._room(panel, base)
        sizes = sizes_for(panel, steps[self._first_fit(panel, steps, room)])
        if self.height_for(room.width, sizes) > room.height:
            _log.error("page kind %s does not fit at the least size", type(self).__name__)
        self._colour.rgba = PALETTE[self.tone]
        self._ground.size = (panel.width_px, panel.height_px)
        self.place(room, sizes)
        self.header.put(panel, base)
        self.bar.put(panel, base, self.header.height_on(panel, base))
        return sizes

    def controls(self) -> Iterator[Pressable]:
        """Every control drawn, top to bottom."""
        yield from pressables(self)
        yield from pressables(self.bar)

    def _room(self, panel: Panel, base: Sizes) -> Box:
        """Where the body goes."""
        above, depth = self.header.height_on(panel, base), self.bar.depth_on(panel, base)
        below, beside = (0, depth) if panel.is_wide else (depth, 0)
        end = base.margin if not beside else base.gap
        foot = base.gap if below else max(base.gap, base.mm(_EDGE_MM))
        left, top = base.margin, panel.height_px - above - base.gap
        return Box(left, below + foot, panel.width_px - left - beside - end, top - below - foot)

    def _first_fit(self, panel: Panel, steps: list[float], room: Box) -> int:
        """The index of the largest scale that fits, by halving; the last where none does."""
        low, high = 0, len(steps) - 1

        def fits(at: int) -> bool:
            return self.height_for(room.width, sizes_for(panel, steps[at])) <= room.height

        if fits(low):
            return low
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if fits(middle) else (middle, high)
        return high
