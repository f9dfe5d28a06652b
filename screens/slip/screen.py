"""The slip page: the number as large as the panel allows."""

from __future__ import annotations

from pathlib import Path

from kiosk.views import Fact, Note, SlipView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Page, load_kv


@draws(SlipView)
class SlipScreen(Page):
    """Draws `SlipView`."""

    warm = SlipView(FRAME, "", "0", "A-012", "0", (Fact("clock", "0", "0"),) * 2, Note("info", "0"), BUTTON, "0", "0")


load_kv(Path(__file__).with_name("screen.kv"))
