"""Nothing of the page is to be seen: for who hears it and does not want to be read over the shoulder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from screens.theme import Panel, sizes_for, steps_for
from screens.widgets.block import Block, Box
from screens.widgets.panel import Ground
from screens.widgets.words import Words

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from kiosk.views import Frame


class Curtain(Block):
    """Black, with one calm line at the top."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._ground = Ground(tone="curtain")
        self._words = Words(role="body", tone="on_curtain", halign="center")
        self.add_widget(self._ground)
        self.add_widget(self._words)

    def draw(self, stage: Widget, frame: Frame, panel: Panel) -> None:
        """Hang before the stage, or take away."""
        if self.parent is not None:
            stage.remove_widget(self)
        if not frame.look.is_curtained:
            self.vanish()
            return
        stage.add_widget(self)
        glass = Box(0, 0, panel.width_px, panel.height_px)
        sizes = sizes_for(panel, steps_for(panel)[0], frame.look)
        self.place(glass, sizes)
        self._ground.place(glass, sizes)
        self._words.text = frame.curtain
        inner = glass.inset(2 * sizes.margin, 2 * sizes.margin)
        height = round(self._words.height_for(inner.width, sizes)) if frame.curtain else 0
        self._words.place(Box(inner.x, inner.top - height, inner.width, height), sizes)
