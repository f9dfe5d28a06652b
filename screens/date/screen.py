"""The date page: day, month and year, or hour and minute, side by side, each with a step up and a step down."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from kivy.properties import ObjectProperty

from kiosk.views import DateColumn, DateView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Block, Column, Page, Row, Slot, load_kv

_BROAD, _NARROW = 2, 1.3


class DateStepper(Column):
    """One column: name, up, value, down; the leaps of ten stand beside the single steps."""

    column = ObjectProperty(None, rebind=True)


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
    """The columns."""

    makes = DateStepper


class DateUnknowns(DateRow):
    """The buttons below the columns, in line with them."""

    makes = DateUnknown

    @property
    def is_there(self) -> bool:
        """Only where a part may be unknown."""
        return any(column.unknown for column in self.columns)


@draws(DateView)
class DateScreen(Page):
    """Draws `DateView`."""

    warm = DateView(FRAME, "", "0", (DateColumn("0", "0", "0"), DateColumn("1", "0", "0", has_leaps=True)), BUTTON)

    foot_others = ObjectProperty(())

    def take(self, view: DateView, pictures: tuple[Any, ...]) -> None:
        """Set "I am not sure" before the other quiet buttons."""
        del pictures
        self.foot_others = view.others if view.unsure is None else (view.unsure, *view.others)


load_kv(Path(__file__).with_name("screen.kv"))
