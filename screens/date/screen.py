"""The date page: day, month and year side by side, each with a step up and a step down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.properties import AliasProperty, ObjectProperty

from kiosk.views import Button, DateColumn, DateView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Column, Page, Row, load_kv


class DateStepper(Column):
    """One column: name, up, value, down; the leaps of ten stand beside the single steps."""

    value = ObjectProperty(None)

    def _leaps(self) -> float:
        return 2.0 if self.value.has_leaps else 1.2

    width_share = AliasProperty(_leaps, bind=["value"])


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
            part.value = value  # type: ignore[attr-defined]
        for value in self.columns[len(self.parts) :]:
            self.add_widget(DateStepper(value=value))
        for part in self.parts[len(self.columns) :]:
            self.remove_widget(part)


@draws(DateView)
class DateScreen(Page):
    """Draws `DateView`."""

    warm = DateView(FRAME, "", "0", (DateColumn("0", "0", "0"), DateColumn("1", "0", "0", has_leaps=True)), BUTTON)

    def _foot_others(self) -> tuple[Button, ...]:
        unsure = () if self.view.unsure is None else (self.view.unsure,)
        return (*unsure, *self.view.others)

    foot_others = AliasProperty(_foot_others, bind=["view"])


load_kv(Path(__file__).with_name("screen.kv"))
