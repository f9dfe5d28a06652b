"""The date page: day, month and year side by side, each with a step up and a step down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.properties import ObjectProperty

from kiosk.views import DateColumn, DateView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Column, Page, Row, load_kv


class DateStepper(Column):
    """One column: name, up, value, down; the leaps of ten stand beside the single steps."""

    value = ObjectProperty(None, rebind=True)


class DateSteppers(Row):
    """The columns; one with leaps is broader."""

    columns = ObjectProperty(())

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(columns=self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        """Make the parts match the columns."""
        for part, value in zip(self.parts, self.columns, strict=False):
            part.value = value
        for value in self.columns[len(self.parts) :]:
            self.add_widget(DateStepper(value=value))
        for part in self.parts[len(self.columns) :]:
            self.remove_widget(part)


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
