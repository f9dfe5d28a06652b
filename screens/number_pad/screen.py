"""The number pad: the field above ten large keys, or beside them on a lying panel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.properties import ObjectProperty

from kiosk.views import NumberPadView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import FillPage, load_kv


@draws(NumberPadView)
class NumberPadScreen(FillPage):
    """Draws `NumberPadView`."""

    warm = NumberPadView(FRAME, "", "0", "0123456789", BUTTON, unsure=BUTTON)

    asides = ObjectProperty(())

    def take(self, view: NumberPadView, pictures: tuple[Any, ...]) -> None:
        """On a lying panel there is no room for words between the digits: they go to the question."""
        del pictures
        self.asides = view.others if view.unsure is None else (view.unsure, *view.others)


load_kv(Path(__file__).with_name("screen.kv"))
