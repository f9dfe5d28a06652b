"""Pads and keyboards."""

from __future__ import annotations

from itertools import chain, repeat, zip_longest
from math import ceil
from typing import TYPE_CHECKING, Any

from kivy.properties import NumericProperty, ObjectProperty

from screens._letters import Sheet, sheets_for
from screens.widgets.block import Block, Box, Grid, Spacer, hide_absent
from screens.widgets.keyrow import KeptPlace, KeyRow
from screens.widgets.pressable import PushButton

if TYPE_CHECKING:
    from screens.theme import Sizes

_BACK = ("key:back", "", "backspace-outline")
_SPACE = ("key:space", "", "keyboard-space")
_KEY_MM, _GAP_MM = 20.0, 3.0
_ANY_ROWS = 9
TURN = "pad:"  # the pen turns sheets by itself


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
    """Letters on one sheet, or on several that are turned; below them the space bar, the way back and the buttons.

    Args:
        rows: One string a key, as the mind wants them.
        most_rows: How many rows of letters a sheet may have.
        sheet: Which sheet is on the glass.
        others: Quieter buttons right of the way back.
        passing: Buttons right of those that come and go.
        kept: How many places there are for them.
        after: The button that goes on, at the right end.

    Controls: those of `rows`, `key:space`, `key:back`, `pad:<n>` for each of several sheets, the ids of the buttons.
    """

    rows = ObjectProperty(())
    most_rows = NumericProperty(_ANY_ROWS)
    sheet = NumericProperty(0)
    after = ObjectProperty(None, allownone=True)
    others = ObjectProperty(())
    passing = ObjectProperty(())
    kept = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._widest = _key("key:W", "W")  # measured for all letters, never drawn
        self._letters: list[PushButton] = []
        self._turns: list[PushButton] = []
        self._back, self._space = _key(*_BACK), _key(*_SPACE)
        self._after = PushButton(look="primary")
        self._others: list[PushButton] = []
        self._places: list[KeptPlace] = []
        self._space.share, self._after.share = 2.2, 1.7
        self._low = KeyRow()
        self.add_widget(self._low)
        self.bind(after=self._after.setter("value"), others=self._fill)
        self.bind(passing=self._fill, kept=self._fill)
        self._after.value = self.after
        self._fill()

    def sheets_on(self, width: int, sizes: Sizes) -> tuple[Sheet, ...]:
        """The sheets that a width asks for."""
        key, gap = _least_px(sizes)
        return sheets_for(self.rows, (width + gap) // (key + gap), int(self.most_rows))

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The highest sheet at its least height, and the row below it."""
        sheets = self._ready(width, sizes)
        key = self._widest.height_for(int(_unit(sheets, width, sizes)[0]), sizes)
        return _count(sheets) * (key + sizes.gap_tight) + self._low.height_for(width, sizes)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set each row in the middle; every letter is as wide as in the longest row of all sheets."""
        super().place(box, sizes)
        sheets = self._ready(box.width, sizes)
        gap, count = sizes.gap_tight, _count(sheets)
        natural = self._low.height_for(box.width, sizes)
        low = round(max(natural, min(natural * 1.3, (box.height - gap * count) / (count + 1))))
        height = (box.height - low - gap * count) // max(1, count)
        shown = sheets[min(int(self.sheet), len(sheets) - 1)].rows
        self._spell([key for row in shown for key in row])
        (unit, between), waiting, top = _unit(sheets, box.width, sizes), iter(self._letters), box.top
        for row in shown:
            left = box.x + (box.width - len(row) * unit - between * (len(row) - 1)) // 2
            for at, key in zip(range(len(row)), waiting, strict=False):
                key.place(Box(left + at * (unit + between), top - height, unit, height), sizes)
            top -= height + gap
        self._low.place(Box(box.x, box.y, box.width, low), sizes)
        hide_absent(self)

    def _ready(self, width: int, sizes: Sizes) -> tuple[Sheet, ...]:
        """The sheets, after making one key for each where there are several; that of the shown one looks chosen."""
        sheets = self.sheets_on(width, sizes)
        labels = [sheet.label for sheet in sheets if sheet.label]
        for at in range(len(self._turns), len(labels)):
            self._turns.append(PushButton(control=f"{TURN}{at}", look="word_key"))
        for at, (turn, label) in enumerate(zip(self._turns, labels, strict=False)):
            turn.label, turn.look = label, "chosen_key" if at == self.sheet else "word_key"
        keys = [*self._turns[: len(labels)], self._space, self._back]
        self._low.fill(keys, [*self._others, *self._places, self._after])
        return sheets

    def _spell(self, letters: list[str]) -> None:
        """Have one key a letter, in order; the row below stays last."""
        if len(letters) > len(self._letters):
            self.remove_widget(self._low)
            for _ in range(len(self._letters), len(letters)):
                self._letters.append(_key("", ""))
                self.add_widget(self._letters[-1])
            self.add_widget(self._low)
        for at, key in enumerate(self._letters):
            letter = letters[at] if at < len(letters) else ""
            key.control, key.label = f"key:{letter}" if letter else "", letter

    def _fill(self, *_: Any) -> None:
        """Follow the quieter buttons, and those that come and go."""
        for _place in range(len(self._others), len(self.others)):
            self._others.append(PushButton(look="word_key"))
        for button, value in zip_longest(self._others, self.others):
            button.value = value
        for _place in range(len(self._places), int(self.kept)):
            self._places.append(KeptPlace())
        del self._places[int(self.kept) :]
        for place, value in zip(self._places, chain(self.passing, repeat(None)), strict=False):
            place.value = value


def _count(sheets: tuple[Sheet, ...]) -> int:
    """The rows of the highest sheet."""
    return max(len(sheet.rows) for sheet in sheets)


def _unit(sheets: tuple[Sheet, ...], width: int, sizes: Sizes) -> tuple[int, int]:
    """The width of one letter and the gap beside it: rather a small gap than a narrow key."""
    longest = max(len(row) for sheet in sheets for row in sheet.rows)
    key, gap = _least_px(sizes)
    gaps = max(1, longest - 1)
    between = min(sizes.gap_tight, max(gap, (width - longest * key) // gaps))
    return (width - between * (longest - 1)) // longest, between


def _least_px(sizes: Sizes) -> tuple[int, int]:
    """The least width of a key and the least gap."""
    return ceil(_KEY_MM * sizes.px_per_mm), ceil(_GAP_MM * sizes.px_per_mm)
