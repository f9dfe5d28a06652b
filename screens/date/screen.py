"""The date page: day, month and year, or hour and minute, side by side, each with a step up and a step down."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.views import DateColumn, DateView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Block, Box, Column, FillPage, Room, Row, Slot, Words, load_kv
from screens.widgets.words import label_for

if TYPE_CHECKING:
    from screens.theme import Sizes

_BROAD, _NARROW = 2, 1.3
# What is lacking in a whole date is told in few words; where a part may be unknown, so is what is enough.
_NOTE_WORDS, _PARTIAL_NOTE_WORDS = 10, 12
LEAPS = ("+10", "\u221210")


class DateValue(Words):
    """What a column shows: it is looked at more than the keys around it, so it grows with its room.

    Args:
        values: What else the column may come to show.
    """

    values = ObjectProperty(())

    def __init__(self, **kwargs: Any) -> None:
        self._font = 0
        super().__init__(**kwargs)

    def most_font(self, sizes: Sizes) -> int:
        """The largest at which whatever the column may come to show stands on one line in the room it has now."""
        least = sizes.text[self.role]
        broadest = max((self.text, *self.values), key=lambda one: _width(one, self.face, least))
        line = label_for("0", self.face, least).render()[1]
        font = int(min(sizes.text["field"], least * self.height / line))
        # Letters are set in whole pixels: a word at another size is only about as much broader.
        while font > least and _width(broadest, self.face, font) >= self.width:
            font -= 1
        return font

    def enlarge(self, font: int, sizes: Sizes) -> None:
        """Draw it larger where it stands."""
        self._font = font
        self.place(Box(*map(int, (*self.pos, *self.size))), sizes)
        self._font = 0

    def set_for(self, width: int, sizes: Sizes) -> tuple[str, int]:
        """In its role's font, or a larger one while it is enlarged."""
        text, font = super().set_for(width, sizes)
        return text, max(font, self._font)


class DateName(Words):
    """A column's name; `high` while it is placed: as high as the others' beside it, so that all keys stand in line."""

    def __init__(self, **kwargs: Any) -> None:
        self.high = 0.0
        super().__init__(**kwargs)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """Its own height, or that of a longer name beside it."""
        return max(self.high, super().height_for(width, sizes))


class DateStepper(Column):
    """One column: name, up, value, down; the leaps of ten stand beside the single steps."""

    column = ObjectProperty(None, rebind=True)
    is_named = BooleanProperty(True)


class DateUnknown(Slot):
    """What to press below a column when one does not know it."""

    column = ObjectProperty(None, rebind=True)


class DateRow(Row):
    """One part a column; a column with leaps is broader."""

    columns = ObjectProperty(())
    is_named = BooleanProperty(True)
    makes: ClassVar[type[Block]]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(columns=self._follow)
        self._follow()

    def _widths(self, width: int, sizes: Sizes) -> list[int]:
        """As broad as the words of each column ask, whatever it shows now; more by share."""
        left = width - getattr(sizes, self.spacing) * (len(self.columns) - 1)
        least = self._least_within(left, sizes)
        each = (left - sum(least)) / sum(part.share for part in self.parts)
        if each < 0:
            return [int(left * own / sum(least)) for own in least]
        return [int(own + each * part.share) for own, part in zip(least, self.parts, strict=True)]

    def _least_within(self, left: int, sizes: Sizes) -> list[float]:
        """Names and values on one line if they can be, what one presses on as few as then can be: a line costs all."""
        labels = [column.unknown.label for column in self.columns if column.unknown]
        most = max((len(label.split()) for label in labels), default=1)
        least: list[float] = []
        for is_split, lines in product((False, True), range(1, most + 1)):
            least = [self._least(column, sizes, lines, is_split=is_split) for column in self.columns]
            if sum(least) <= left:
                break
        return least

    def _least(self, column: DateColumn, sizes: Sizes, lines: int, *, is_split: bool) -> float:
        """At which no word of a column is broken; nor its name and its value put on two lines, unless split."""
        names = [column.label] if self.is_named else []
        words = [(word, "regular", "body") for name in names for word in (name.split() if is_split else [name])]
        values = (column.value, *column.values)
        words += [(word, "bold", "strong") for one in values for word in (one.split() if is_split else [one])]
        if column.unknown is not None:
            words += [(line, "bold", "body") for line in _even(column.unknown.label, lines)]
        longest = max((_width(text, face, sizes.text[role]) for text, face, role in words), default=0)
        leap = max(_width(text, "bold", sizes.text["body"]) for text in LEAPS) + 2 * sizes.gap_tight + 2
        keys = 2 * max(sizes.key, leap) + sizes.gap_tight if column.has_leaps else sizes.key
        return max(keys, longest + 2 * sizes.gap_tight) + 2

    def _follow(self, *_: Any) -> None:
        """Make the parts match the columns."""
        for column in self.columns[len(self.parts) :]:
            self.add_widget(self.makes(column=column))
        for part in self.parts[len(self.columns) :]:
            self.remove_widget(part)
        for part, column in zip(self.parts, self.columns, strict=True):
            part.column = column
            part.share = _BROAD if column.has_leaps else _NARROW


class DateSteppers(DateRow):
    """The columns, with their names where there is room for them."""

    makes = DateStepper

    def place(self, box: Box, sizes: Sizes) -> None:
        """With names of one height; then let what they show grow, in all columns alike."""
        names = [part.ids.name for part in self.parts]
        widths = self._widths(box.width, sizes)
        high = max((name.height_for(w, sizes) for name, w in zip(names, widths, strict=True)), default=0.0)
        for name in names:
            name.high = high
        super().place(box, sizes)
        for name in names:
            name.high = 0.0
        values = [part.ids.value for part in self.parts]
        font = min((value.most_font(sizes) for value in values), default=0)
        for value in values:
            value.enlarge(font, sizes)

    def on_is_named(self, *_: Any) -> None:
        """Tell the columns."""
        for part in self.parts:
            part.is_named = self.is_named

    def _follow(self, *_: Any) -> None:
        """Make the parts match the columns."""
        super()._follow()
        self.on_is_named()


class DateUnknowns(DateRow):
    """The buttons below the columns: in line with them, unless that costs a line."""

    makes = DateUnknown

    def _widths(self, width: int, sizes: Sizes) -> list[int]:
        """Those of the columns, or equal ones where the words then need less height."""
        in_line = super()._widths(width, sizes)
        left = width - getattr(sizes, self.spacing) * (len(self.columns) - 1)
        equal = [left // len(self.columns)] * len(self.columns)
        return min(in_line, equal, key=lambda widths: self._height(widths, sizes))

    def _height(self, widths: list[int], sizes: Sizes) -> float:
        return max(part.height_for(w, sizes) for part, w in zip(self.parts, widths, strict=True))

    @property
    def is_there(self) -> bool:
        """Only where a part may be unknown."""
        return any(column.unknown for column in self.columns)


@draws(DateView)
class DateScreen(FillPage):
    """Draws `DateView`."""

    warm = DateView(FRAME, "", "0", (DateColumn("0", "0", "0"), DateColumn("1", "0", "0", has_leaps=True)), BUTTON)

    foot_others = ObjectProperty(())
    is_named = BooleanProperty(True)
    note_words = NumericProperty(_NOTE_WORDS)
    part_rooms: ClassVar[tuple[Room, ...]] = (*FillPage.part_rooms, Room(1, note_at="apart"))

    def try_room(self, room: Room) -> None:
        """At the last, a date goes without the names of its columns."""
        super().try_room(room)
        self.is_named = room.lines > 1

    def take(self, view: DateView, pictures: tuple[Any, ...]) -> None:
        """Set "I am not sure" before the other quiet buttons, and know how long a note may be."""
        del pictures
        is_partial = any(column.unknown for column in view.columns)
        self.note_words = _PARTIAL_NOTE_WORDS if is_partial else _NOTE_WORDS
        self.foot_others = view.others if view.unsure is None else (view.unsure, *view.others)


@lru_cache(maxsize=512)
def _width(text: str, face: str, size: int) -> float:
    """That of a text on one line; the months are measured over and over."""
    return float(label_for(text, face, size).render()[0])


def _even(text: str, lines: int) -> list[str]:
    """The words on at most so many lines, the longest as short as can be."""
    words = text.split()
    breaks = combinations(range(1, len(words)), min(lines, len(words)) - 1) if words else ()
    ways = ([" ".join(words[a:b]) for a, b in pairwise((0, *at, len(words)))] for at in breaks)
    return min(ways, key=lambda way: max(map(len, way)), default=[])


load_kv(Path(__file__).with_name("screen.kv"))
