"""The date page: day, month and year, or hour and minute, side by side, each with a step up and a step down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.views import DateColumn, DateView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Block, Column, FillPage, Room, Row, Slot, load_kv
from screens.widgets.words import label_for

if TYPE_CHECKING:
    from screens.theme import Sizes

_BROAD, _NARROW = 2, 1.3
LEAPS = ("+10", "\u221210")


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
    makes: ClassVar[type[Block]]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(columns=self._follow)
        self._follow()

    def _widths(self, width: int, sizes: Sizes) -> list[int]:
        """As broad as the words of each column ask, more by share."""
        left = width - getattr(sizes, self.spacing) * (len(self.columns) - 1)
        least = [self._least(column, sizes) for column in self.columns]
        if sum(least) > left:
            least = [self._least(column, sizes, is_split=True) for column in self.columns]
        each = (left - sum(least)) / sum(part.share for part in self.parts)
        if each < 0:
            return [int(left * own / sum(least)) for own in least]
        return [int(own + each * part.share) for own, part in zip(least, self.parts, strict=True)]

    @staticmethod
    def _least(column: DateColumn, sizes: Sizes, *, is_split: bool = False) -> float:
        """At which no word of a column is broken; nor its name and its value put on two lines, unless split."""
        words = [(word, "regular", "body") for word in (column.label.split() if is_split else [column.label])]
        words += [(word, "bold", "strong") for word in (column.value.split() if is_split else [column.value])]
        if column.unknown is not None:
            words += [(word, "bold", "body") for word in column.unknown.label.split()]
        longest = max((label_for(text, face, sizes.text[role]).render()[0] for text, face, role in words), default=0)
        leap = max(label_for(text, "bold", sizes.text["body"]).render()[0] for text in LEAPS) + 2 * sizes.gap_tight + 2
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
    is_named = BooleanProperty(True)

    def on_is_named(self, *_: Any) -> None:
        """Tell the columns."""
        for part in self.parts:
            part.is_named = self.is_named

    def _follow(self, *_: Any) -> None:
        """Make the parts match the columns."""
        super()._follow()
        self.on_is_named()


class DateUnknowns(DateRow):
    """The buttons below the columns, in line with them."""

    makes = DateUnknown

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
    part_rooms: ClassVar[tuple[Room, ...]] = (*FillPage.part_rooms, Room(1, is_note_apart=True))

    def try_room(self, room: Room) -> None:
        """At the last, a date goes without the names of its columns."""
        super().try_room(room)
        self.is_named = room.lines > 1

    def take(self, view: DateView, pictures: tuple[Any, ...]) -> None:
        """Set "I am not sure" before the other quiet buttons."""
        del pictures
        self.foot_others = view.others if view.unsure is None else (view.unsure, *view.others)


load_kv(Path(__file__).with_name("screen.kv"))
