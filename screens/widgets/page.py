"""A page: header, body, bar; it steps its text down until the body fits."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, ClassVar

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.theme import PALETTE, Panel, Sizes, sizes_for, steps_for
from screens.widgets.bands import BarBand, HeaderBand
from screens.widgets.block import Box, Column
from screens.widgets.pressable import Pressable, pressables

_log = logging.getLogger(__name__)


class Page(Column):
    """One page kind's screen; a kind's KV rule adds the body.

    Args:
        view: What is drawn.
        is_wide: Whether the panel lies; the body's layout may differ.
        pictures: Textures of the view's pictures, in their order.
    """

    view = ObjectProperty(None)
    is_wide = BooleanProperty(False)
    pictures = ObjectProperty(())
    tone = StringProperty("ground")
    warm: ClassVar[Any]
    # A control that a touch beside every other presses.
    everywhere: ClassVar[str | None] = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._steps_taken = 0
        self._page = ""
        self.header, self.bar = HeaderBand(), BarBand()
        Widget.add_widget(self, self.header)
        Widget.add_widget(self, self.bar)
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = Rectangle(size=(0, 0))

    def render(self, view: Any, pictures: tuple[Any, ...] = ()) -> None:
        """Take a view; nothing is placed yet."""
        self.pictures = pictures
        self.view = view
        self.header.frame = self.bar.frame = view.frame
        if view.page != self._page:
            self._page, self._steps_taken = view.page, 0

    def lay_out(self, panel: Panel) -> Sizes:
        """Place everything at the largest scale of text at which nothing is cut; the sizes used.

        A page that is drawn again, a digit further, may step down but never jumps up.
        """
        steps = steps_for(panel)
        base = sizes_for(panel, steps[0])
        room = self._room(panel, base)
        self._steps_taken = self._first_fit(panel, steps, room)
        sizes = sizes_for(panel, steps[self._steps_taken])
        if self.height_for(room.width, sizes) > room.height:
            _log.error("page kind %s does not fit at the least size", type(self).__name__)
        self._colour.rgba = PALETTE[self.tone]
        self._ground.size = (panel.width_px, panel.height_px)
        self.place(room, sizes)
        self.header.put(panel, base)
        self.bar.put(panel, base)
        return sizes

    def controls(self) -> Iterator[Pressable]:
        """Every control drawn, top to bottom."""
        yield from pressables(self)
        yield from pressables(self.bar)

    def _room(self, panel: Panel, base: Sizes) -> Box:
        """Where the body goes."""
        above = self.header.height_on(panel, base)
        below = self.bar.height_on(panel, base)
        height = panel.height_px - above - below
        return Box(0, below, panel.width_px, height).inset(base.margin, base.gap)

    def _first_fit(self, panel: Panel, steps: list[float], room: Box) -> int:
        """The index of the largest scale that fits, by halving; the last where none does."""
        low, high = self._steps_taken, len(steps) - 1

        def fits(at: int) -> bool:
            return self.height_for(room.width, sizes_for(panel, steps[at])) <= room.height

        if fits(low):
            return low
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if fits(middle) else (middle, high)
        return high
