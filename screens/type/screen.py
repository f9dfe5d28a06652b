"""The letter keyboard: as broad as the panel; on a lying one the question and the field share the line above it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.properties import ObjectProperty

from kiosk.views import TypeView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Page, load_kv


@draws(TypeView)
class TypeScreen(Page):
    """Draws `TypeView`; a lying panel has no height to spare, so its buttons sit beside the space bar."""

    warm = TypeView(FRAME, "", "0", "0", tuple(tuple(row) for row in ("1234567890", "QWERTYUIOP", "ASDF")), BUTTON)

    foot_primary = ObjectProperty(None, allownone=True)
    foot_others = ObjectProperty(())
    before_space = ObjectProperty(None, allownone=True)
    after_space = ObjectProperty(None, allownone=True)

    def take(self, view: TypeView, pictures: tuple[Any, ...]) -> None:
        """Say which buttons go beside the space bar."""
        del pictures
        unsure = () if view.unsure is None else (view.unsure,)
        self.foot_others = () if self.is_wide else (*unsure, *view.others)
        self.foot_primary = None if self.is_wide else view.primary
        self.before_space = view.unsure if self.is_wide else None
        self.after_space = view.primary if self.is_wide else None


load_kv(Path(__file__).with_name("screen.kv"))
