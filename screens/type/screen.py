"""The letter keyboard: as broad as the panel; on a lying one the question and the field share the line above it."""

from __future__ import annotations

from pathlib import Path

from kivy.properties import AliasProperty

from kiosk.views import Button, TypeView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Page, load_kv


@draws(TypeView)
class TypeScreen(Page):
    """Draws `TypeView`; a lying panel has no height to spare, so its buttons sit beside the space bar."""

    warm = TypeView(FRAME, "", "0", "0", tuple(tuple(row) for row in ("1234567890", "QWERTYUIOP", "ASDF")), BUTTON)

    def _foot_primary(self) -> Button | None:
        return None if self.is_wide else self.view.primary

    def _foot_others(self) -> tuple[Button, ...]:
        unsure = () if self.is_wide or self.view.unsure is None else (self.view.unsure,)
        return (*unsure, *self.view.others)

    def _before_space(self) -> Button | None:
        return self.view.unsure if self.is_wide else None

    def _after_space(self) -> Button | None:
        return self.view.primary if self.is_wide else None

    foot_primary = AliasProperty(_foot_primary, bind=["view", "is_wide"])
    foot_others = AliasProperty(_foot_others, bind=["view", "is_wide"])
    before_space = AliasProperty(_before_space, bind=["view", "is_wide"])
    after_space = AliasProperty(_after_space, bind=["view", "is_wide"])


load_kv(Path(__file__).with_name("screen.kv"))
