"""Pads and keyboards."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from kivy.properties import NumericProperty, ObjectProperty

from screens.widgets.block import Block, Box, Grid, Row, Spacer
from screens.widgets.pressable import PushButton, Slot

if TYPE_CHECKING:
    from screens.theme import Sizes

_BACK = ("key:back", "", "backspace-outline")
_SPACE = ("key:space", "", "keyboard-space")
_SLOT_SHARE = 1.5


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
    """The given rows of letters, and a row with the space bar and the way back.

    Args:
        rows: One string a key.
        before: A button left of the space bar.
        others: Quieter buttons right of the way back.
        slots: How many of those keep their place while they are away.
        after: The button that goes on, at the right end.
    """

    rows = ObjectProperty(())
    before = ObjectProperty(None, allownone=True)
    after = ObjectProperty(None, allownone=True)
    others = ObjectProperty(())
    slots = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._back, self._space = _key(*_BACK), _key(*_SPACE)
        self._before, self._after = PushButton(look="word_key"), PushButton(look="primary")
        self._low, self._beside = Row(spacing="gap_tight"), Row(spacing="gap_tight")
        for part in (self._before, self._space, self._back, self._beside, self._after):
            self._low.add_widget(part)
        self._space.share, self._before.share, self._after.share = 2.2, 1.7, 1.7
        self._letters: list[list[PushButton]] = []
        self.bind(others=self._fill, slots=self._fill)
        self._fill()
        self.bind(rows=self._follow, before=self._before.setter("value"), after=self._after.setter("value"))
        self._follow()
        self._before.value, self._after.value = self.before, self.after

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The rows at their least height."""
        unit = int(self._unit(width, sizes))
        letters = [key.height_for(unit, sizes) for keys in self._letters for key in keys]
        count = len(self._letters)
        return max(letters, default=0) * count + self._low.height_for(width, sizes) + count * sizes.gap_tight

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set each row in the middle; every letter is as wide as in the longest row."""
        super().place(box, sizes)
        gap, rows = sizes.gap_tight, len(self._letters)
        natural = self._low.height_for(box.width, sizes)
        low = round(max(natural, min(natural * 1.3, (box.height - gap * rows) / (rows + 1))))
        height = (box.height - low - gap * rows) // max(1, rows)
        unit = self._unit(box.width, sizes)
        top = box.top
        for keys in self._letters:
            left = box.x + (box.width - len(keys) * unit - gap * (len(keys) - 1)) / 2
            for at, key in enumerate(keys):
                key.place(Box(round(left + at * (unit + gap)), top - height, int(unit), height), sizes)
            top -= height + gap
        self._low.place(Box(box.x, box.y, box.width, low), sizes)

    def _unit(self, width: int, sizes: Sizes) -> float:
        """The width of one letter."""
        longest = max((len(keys) for keys in self._letters), default=1)
        return (width - sizes.gap_tight * (longest - 1)) / longest

    def _fill(self, *_: Any) -> None:
        """Put each quieter button into its place."""
        count = max(int(self.slots), len(self.others))
        for part in self._beside.parts[count:]:
            self._beside.remove_widget(part)
        for _place in range(len(self._beside.parts), count):
            self._beside.add_widget(Slot(look="word_key"))
        self._beside.share = _SLOT_SHARE * count
        for slot, value in zip_longest(self._beside.parts, self.others):
            slot.value = value

    def _follow(self, *_: Any) -> None:
        """Make the keys match the rows; the space bar's row stays last."""
        for part in list(self.parts):
            self.remove_widget(part)
        self._letters = [[_key(f"key:{letter}", letter) for letter in row] for row in self.rows]
        for keys in self._letters:
            for key in keys:
                self.add_widget(key)
        self.add_widget(self._low)
