"""The number pad: the field above ten large keys, or beside them on a lying panel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from kiosk.views import NumberPadView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import FillPage, load_kv

_NOTE_WORDS = 13  # the longest note of a number


@draws(NumberPadView)
class NumberPadScreen(FillPage):
    """Draws `NumberPadView`."""

    warm = NumberPadView(FRAME, "", "0", "0123456789", BUTTON, unsure=BUTTON)

    asides = ObjectProperty(())
    note_words = NumericProperty(_NOTE_WORDS)
    shown_text = StringProperty("")

    def take(self, view: NumberPadView, pictures: tuple[Any, ...]) -> None:
        """The sign stands before the digits. On a lying panel words have no room between the keys: they go aside."""
        del pictures
        self.shown_text = view.prefix + view.text
        self.asides = view.others if view.unsure is None else (view.unsure, *view.others)


load_kv(Path(__file__).with_name("screen.kv"))
