"""The lowest row of a letter keyboard: what stays while sheets are turned."""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty

from kiosk.views import Button
from screens.widgets.block import Block, Box, hide_absent
from screens.widgets.pressable import LOOKS, PushButton, Slot
from screens.widgets.words import label_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from screens.theme import Sizes

_SQUARE_MM = 20.5
# As long as those that turn the page of what was found.
LONG_LABEL = Button("0", "nnnnnnn nnnnnnnnnn", "chevron-left")


class KeptPlace(Slot):
    """A place in a row of keys that is as large without its button as with it, whatever that says."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(look="word_key", **kwargs)
        self.probe = PushButton(value=LONG_LABEL, look="word_key")

    def height_for(self, width: int, sizes: Sizes) -> float:
        """That of a button with long words."""
        return max(self.probe.height_for(width, sizes), super().height_for(width, sizes))


class KeyRow(Block):
    """Buttons of different breadth in one row, or in several where one is too short.

    The keys come first and never leave the first row; each part's `share` says how much of spare width it takes.

    Args:
        keys: What is used for every word.
        buttons: What is used once: they go to rows of their own.
    """

    def __init__(self, **kwargs: Any) -> None:
        self._keys: list[Block] = []
        self._buttons: list[Block] = []
        super().__init__(**kwargs)

    def fill(self, keys: list[Block], buttons: list[Block]) -> None:
        """Take other parts, in the order in which they stand."""
        if (keys, buttons) == (self._keys, self._buttons):
            return
        for part in list(self.parts):
            self.remove_widget(part)
        for part in (*keys, *buttons):
            self.add_widget(part)
        self._keys, self._buttons = keys, buttons

    def height_for(self, width: int, sizes: Sizes) -> float:
        """As many rows as it takes."""
        rows = self._rows(width, sizes)
        return sum(_height(row, width, sizes) for row in rows) + sizes.gap_tight * max(0, len(rows) - 1)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the parts; the rows share spare height."""
        super().place(box, sizes)
        rows = self._rows(box.width, sizes)
        natural = [_height(row, box.width, sizes) for row in rows]
        spare = (box.height - sum(natural) - sizes.gap_tight * (len(rows) - 1)) / max(1, len(rows))
        top = box.top
        for row, height in zip(rows, natural, strict=True):
            left, high = box.x, round(height + spare)
            for part, width in zip(row, _widths(row, box.width, sizes), strict=True):
                part.place(Box(left, top - high, width, high), sizes)
                left += width + sizes.gap_tight
            top -= high + sizes.gap_tight
        hide_absent(self)

    def _rows(self, width: int, sizes: Sizes) -> list[list[Block]]:
        """All in one row if that is broad enough for words on two lines."""
        keys = [part for part in self._keys if part.is_there]
        buttons = [part for part in self._buttons if part.is_there]
        gaps = sizes.gap_tight * (len(keys) + len(buttons) - 1)
        if gaps + sum(breadths(part, sizes)[1] for part in (*keys, *buttons)) <= width:
            return [[*keys, *buttons]]
        rows = [keys] if keys else []
        left = 0.0
        for part in buttons:
            breadth = breadths(part, sizes)[1]
            if part is buttons[0] or breadth > left:
                rows.append([])
                left = width
            rows[-1].append(part)
            left -= breadth + sizes.gap_tight
        return rows


class ActRow(KeyRow):
    """The button that goes on, and left of it quieter ones: each as broad as its words ask, in one row if they fit."""

    others = ObjectProperty(())
    primary = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._others: list[PushButton] = []
        self._main = PushButton(look="primary")
        self._main.share = 2
        self.bind(others=self._take, primary=self._main.setter("value"))
        self._main.value = self.primary
        self._take()

    @property
    def is_there(self) -> bool:
        """Only with a button."""
        return any(part.is_there for part in self.parts)

    def _take(self, *_: Any) -> None:
        """Follow the quieter buttons."""
        for _place in range(len(self._others), len(self.others)):
            self._others.append(PushButton())
        for button, value in zip_longest(self._others, self.others):
            button.value = value
        self.fill([], [*self._others, self._main])


def _height(row: list[Block], width: int, sizes: Sizes) -> float:
    """The highest part."""
    widths = _widths(row, width, sizes)
    return max(part.height_for(w, sizes) for part, w in zip(row, widths, strict=True))


def _widths(row: list[Block], width: int, sizes: Sizes) -> list[int]:
    """As broad as words on two lines ask, more by share; less only where that is too much for the row."""
    left = width - sizes.gap_tight * (len(row) - 1)
    least, good = zip(*(breadths(part, sizes) for part in row), strict=True)
    if sum(good) <= left:
        shares = sum(part.share for part in row)
        widths = [
            int(breadth + (left - sum(good)) * part.share / shares) for breadth, part in zip(good, row, strict=True)
        ]
    else:
        wanted = sum(good) - sum(least)
        factor = max(0.0, left - sum(least)) / wanted if wanted else 0.0
        widths = [int(low + (high - low) * factor) for low, high in zip(least, good, strict=True)]
    is_led = isinstance(row[-1], PushButton) and row[-1].look == "primary"
    return _led(widths, least) if is_led else widths


def _led(widths: list[int], least: Sequence[float]) -> list[int]:
    """The last one as broad as any: what it lacks it takes from the broadest, unless that would break a word there."""
    *others, main = range(len(widths))
    level = [main]
    for at in sorted(others, key=lambda at: -widths[at]):
        if widths[at] * len(level) > sum(widths[one] for one in level):
            level.append(at)
    even = sum(widths[one] for one in level) // len(level)
    if any(least[one] > even for one in level):
        return widths
    return [even if at in level else breadth for at, breadth in enumerate(widths)]


def breadths(part: Block, sizes: Sizes) -> tuple[float, float]:
    """The least width of a part, at which no word is broken, and a good one, at which its words take two lines."""
    square = sizes.mm(_SQUARE_MM)
    if isinstance(part, KeptPlace):
        return breadths(part.probe, sizes)
    if not isinstance(part, PushButton):
        return square, square
    look = LOOKS[part.look]
    if not part.label:
        room = max(square, getattr(sizes, look.extent)) if part.icon else square
        return room, room
    rest = 2 * sizes.gap_tight + (getattr(sizes, look.extent) + sizes.gap_tight if part.icon else 0) + 2
    words, whole = _text_widths(part.label, look.face, sizes.text[look.role])
    good = whole if " " not in part.label else (whole + words) / 2
    return max(square, words + rest), max(square, good + rest)


@lru_cache(maxsize=256)
def _text_widths(text: str, face: str, size: int) -> tuple[int, int]:
    """The width of the longest word and that of the whole line."""
    longest = max(label_for(word, face, size).render()[0] for word in text.split() or [""])
    return int(longest), int(label_for(text, face, size).render()[0])
