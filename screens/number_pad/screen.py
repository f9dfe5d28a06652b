"""The number pad: the field above ten large keys, or beside them on a lying panel."""

from __future__ import annotations

from pathlib import Path

from kiosk.views import NumberPadView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Page, load_kv


@draws(NumberPadView)
class NumberPadScreen(Page):
    """Draws `NumberPadView`."""

    warm = NumberPadView(FRAME, "", "0", "0123456789", BUTTON, unsure=BUTTON)


load_kv(Path(__file__).with_name("screen.kv"))
