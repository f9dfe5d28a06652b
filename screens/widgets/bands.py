"""What surrounds every page: the office's band at the top, the bar of buttons at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty

from screens.widgets.block import Block, Box
from screens.widgets.panel import Ground
from screens.widgets.pressable import PushButton
from screens.widgets.words import Words

if TYPE_CHECKING:
    from screens.theme import Panel, Sizes

_SLOTS = 5  # the bar keeps its places with fewer buttons


class HeaderBand(Block):
    """Office left, clock right; below one another where they do not fit beside."""

    frame = ObjectProperty(None, allownone=True, rebind=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._ground = Ground(tone="primary")
        self._office = Words(role="bar", face="bold", tone="on_primary")
        self._clock = Words(role="bar", tone="on_primary")
        for part in (self._ground, self._office, self._clock):
            self.add_widget(part)
        self.bind(frame=self._take)

    def height_on(self, panel: Panel, sizes: Sizes) -> int:
        """Its height; nothing on a page without a bar, which is a page of its own."""
        if self.frame is None or not self.frame.bar:
            return 0
        line = round(sizes.text["bar"] * 1.35)
        return (line if self._is_beside(panel, sizes) else 2 * line) + 2 * self._pad(panel, sizes)

    def put(self, panel: Panel, sizes: Sizes) -> None:
        """Draw it at the top of the panel."""
        height = self.height_on(panel, sizes)
        if not height:
            self.vanish()
            return
        box = Box(0, panel.height_px - height, panel.width_px, height)
        self.place(box, sizes)
        self._ground.place(box, sizes)
        inner = box.inset(sizes.margin, self._pad(panel, sizes))
        is_beside = self._is_beside(panel, sizes)
        self._clock.halign = "right" if is_beside else "left"
        half = inner.height // 2
        office = self._office.natural_width(sizes) + 1 if is_beside else inner.width
        upper = inner if is_beside else Box(inner.x, inner.y + half, inner.width, half)
        lower = inner if is_beside else Box(inner.x, inner.y, inner.width, half)
        self._office.place(Box(upper.x, upper.y, office, upper.height), sizes)
        left = lower.x + office if is_beside else lower.x
        self._clock.place(Box(left, lower.y, lower.x + lower.width - left, lower.height), sizes)

    @staticmethod
    def _pad(panel: Panel, sizes: Sizes) -> int:
        """Room above and below the words."""
        return sizes.pad_low // 2 if panel.is_wide else sizes.pad_low

    def _is_beside(self, panel: Panel, sizes: Sizes) -> bool:
        """Whether both fit on one line."""
        needed = self._office.natural_width(sizes) + self._clock.natural_width(sizes) + sizes.gap
        return needed <= panel.width_px - 2 * sizes.margin

    def _take(self, *_: Any) -> None:
        """Follow the frame."""
        self._office.text, self._clock.text = self.frame.office, self.frame.clock


class BarBand(Block):
    """The same buttons at the same places; the one that calls an officer is yellow and last.

    Along the bottom of a standing panel; down the right side of a lying one, which has no height to spare.
    """

    frame = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._ground, self._line = Ground(tone="surface"), Ground(tone="line")
        self._buttons: list[PushButton] = []
        self.add_widget(self._ground)
        self.add_widget(self._line)
        self.bind(frame=self._take)

    def depth_on(self, panel: Panel, sizes: Sizes) -> int:
        """How much of the panel's height, or of a lying one's width, it takes; nothing without buttons."""
        if not self._buttons:
            return 0
        if panel.is_wide:
            depth = max(button.words_width(sizes) for button in self._buttons) + 2 * sizes.gap_tight
        else:
            width = self._slot(panel.width_px - 2 * sizes.margin, sizes)
            depth = max(round(button.height_for(width, sizes)) for button in self._buttons)
        return depth + self._edge(sizes) + sizes.gap

    def put(self, panel: Panel, sizes: Sizes, header: int) -> None:
        """Draw it beside or below what the header leaves."""
        depth = self.depth_on(panel, sizes)
        if not depth:
            self.vanish()
            return
        edge, line = self._edge(sizes), sizes.line
        if panel.is_wide:
            box = Box(panel.width_px - depth, 0, depth, panel.height_px - header)
            self._line.place(Box(box.x, 0, line, box.height), sizes)
        else:
            box = Box(0, 0, panel.width_px, depth)
            self._line.place(Box(0, depth - line, box.width, line), sizes)
        self.place(box, sizes)
        self._ground.place(box, sizes)
        for at, button in enumerate(self._buttons):
            is_last = at == len(self._buttons) - 1
            slot = self._count() - 1 if button.value.is_call and is_last else at
            if panel.is_wide:
                height = self._slot(box.height - edge - sizes.gap, sizes)
                top = box.top - sizes.gap - slot * (height + sizes.gap)
                button.place(Box(box.x + sizes.gap, top - height, depth - edge - sizes.gap, height), sizes)
            else:
                width = self._slot(box.width - 2 * sizes.margin, sizes)
                left = sizes.margin + slot * (width + sizes.gap)
                button.place(Box(left, edge, width, depth - edge - sizes.gap), sizes)

    @staticmethod
    def _edge(sizes: Sizes) -> int:
        """Distance to the glass's edge, where touch is least accurate."""
        return max(sizes.pad_low, sizes.mm(10.5))

    def _count(self) -> int:
        """The number of places."""
        return max(_SLOTS, len(self._buttons))

    def _slot(self, length: int, sizes: Sizes) -> int:
        """The length of one place."""
        return (length - sizes.gap * (self._count() - 1)) // self._count()

    def _take(self, *_: Any) -> None:
        """Follow the frame."""
        values = self.frame.bar
        for button in self._buttons[len(values) :]:
            self.remove_widget(button)
        del self._buttons[len(values) :]
        for at, value in enumerate(values):
            if at == len(self._buttons):
                self._buttons.append(PushButton(is_stacked=True))
                self.add_widget(self._buttons[at])
            self._buttons[at].value = value
            self._buttons[at].look = "bar_call" if value.is_call else "bar"
