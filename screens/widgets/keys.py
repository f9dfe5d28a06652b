"""Pads and keyboards."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty

from screens.theme import Sizes
from screens.widgets.block import Block, Box, Grid, Spacer, hide_absent
from screens.widgets.pressable import PushButton

_BACK = ("key:back", "", "backspace-outline")
_SPACE = ("key:space", "", "keyboard-space")


def _key(control: str, label: str, icon: str = "") -> PushButton:
    """One key."""
    return PushButton(control=control, label=label, icon=icon, look="key")


class NumberKeys(Grid):
    """Ten digits, a way back, and in the last corner what to do when one does not know."""

    unsure = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(columns=3, spacing="gap_tight", **kwargs)
        for digit in "123456789":
            self.add_widget(_key(f"key:{digit}", digit))
        self._unsure: Block = Spacer()
        self._last = [_key("key:0", "0"), _key(*_BACK)]
        self.bind(unsure=self._take)
        self._take()

    def _take(self, *_: Any) -> None:
        """Put the unsure button, or a gap, before the zero."""
        for part in [self._unsure, *self._last]:
            if part in self.parts:
                self.remove_widget(part)
        self._unsure = Spacer() if self.unsure is None else PushButton(value=self.unsure, look="word_key")
        for part in [self._unsure, *self._last]:
            self.add_widget(part)


class LetterKeys(Block):
    """The given rows of letters, the way back at the end of the last one, and a row with the space bar.

    Args:
        rows: One string a key.
        before: A button left of the space bar.
        after: The button that goes on, right of it.
    """

    rows = ObjectProperty(())
    before = ObjectProperty(None, allownone=True)
    after = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._back, self._space = _key(*_BACK), _key(*_SPACE)
        self._before, self._after = PushButton(look="word_key"), PushButton(look="primary")
        self._letters: list[list[PushButton]] = []
        for part in (self._back, self._space, self._before, self._after):
            self.add_widget(part)
        self.bind(rows=self._follow, before=self._take, after=self._take)
        self._follow()
        self._take()

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The rows at their least height; all widths must hold a fingertip."""
        count = len(self._letters)
        return count * sizes.key + self._low(width, sizes) + count * sizes.gap_tight

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set each row in the middle; every letter is as wide as in the longest row."""
        super().place(box, sizes)
        gap = sizes.gap_tight
        low = max(self._low(box.width, sizes), (box.height - gap * len(self._letters)) // (len(self._letters) + 1))
        low = min(low, round(self._low(box.width, sizes) * 1.3))
        rows = max(1, len(self._letters))
        height = int((box.height - low - gap * rows) // rows)
        top = box.top
        longest = max((self._units(row) for row in range(len(self._letters))), default=1.0)
        unit = (box.width - gap * (longest - 1)) / longest
        for row, keys in enumerate(self._letters):
            self._place_row(keys, row, Box(box.x, top - height, box.width, height), (unit, gap), sizes)
            top -= height + gap
        self._place_low(Box(box.x, box.y, box.width, int(low)), sizes)
        hide_absent(self)

    def _units(self, row: int) -> float:
        """How many letter widths a row needs."""
        is_last = row == len(self._letters) - 1
        return len(self._letters[row]) + (1.5 if is_last else 0)

    def _place_row(self, keys: list[PushButton], row: int, box: Box, grain: tuple[float, int], sizes: Sizes) -> None:
        """Set one row of letters."""
        unit, gap = grain
        units = self._units(row)
        parts = [*keys, self._back] if row == len(self._letters) - 1 else keys
        left = box.x + (box.width - units * unit - gap * (units - 1)) / 2
        for part in parts:
            width = unit * 1.5 + gap * 0.5 if part is self._back else unit
            part.place(Box(round(left), box.y, int(width), box.height), sizes)
            left += width + gap

    def _low(self, width: int, sizes: Sizes) -> float:
        """The height of the row with the space bar."""
        outer = int(width * 0.3)
        heights = [part.height_for(outer, sizes) for part in (self._before, self._after) if part.is_there]
        return max([sizes.key, *heights])

    def _place_low(self, box: Box, sizes: Sizes) -> None:
        """Set the space bar between its neighbours."""
        gap, outer = sizes.gap_tight, int(box.width * 0.3)
        left, right = box.x, box.x + box.width
        if self._before.is_there:
            self._before.place(Box(left, box.y, outer, box.height), sizes)
            left += outer + gap
        if self._after.is_there:
            self._after.place(Box(right - outer, box.y, outer, box.height), sizes)
            right -= outer + gap
        self._space.place(Box(left, box.y, right - left, box.height), sizes)

    def _follow(self, *_: Any) -> None:
        """Make the keys match the rows."""
        for keys in self._letters:
            for key in keys:
                self.remove_widget(key)
        self._letters = [[_key(f"key:{letter}", letter) for letter in row] for row in self.rows]
        for keys in self._letters:
            for key in keys:
                self.add_widget(key)

    def _take(self, *_: Any) -> None:
        """Follow the two buttons."""
        for part, value in ((self._before, self.before), (self._after, self.after)):
            part.value = value
            if value is None:
                part.control = ""
