"""The letter keyboard: as broad as the panel; on a lying one the question and the field share the line above it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.properties import NumericProperty, ObjectProperty

from kiosk.views import TypeView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import KeyPage, Room, load_kv

_NOTE_WORDS = 8  # the longest note of words


@draws(TypeView)
class TypeScreen(KeyPage):
    """Draws `TypeView`; a lying panel has no height to spare, so its buttons sit beside the space bar."""

    warm = TypeView(FRAME, "", "0", "0", tuple(tuple(row) for row in ("1234567890", "QWERTYUIOP", "ASDF")), BUTTON)

    asides = ObjectProperty(())
    note_words = NumericProperty(_NOTE_WORDS)
    long_lines = NumericProperty(3)

    def take(self, view: TypeView, pictures: tuple[Any, ...]) -> None:
        """Set "I am not sure" before the other quiet buttons."""
        del pictures
        self.asides = view.others if view.unsure is None else (view.unsure, *view.others)

    def try_room(self, room: Room) -> None:
        """Sentences have a line more, and five on a standing panel."""
        super().try_room(room)
        self.long_lines = room.lines + 1 if self.is_wide else 5


load_kv(Path(__file__).with_name("screen.kv"))
