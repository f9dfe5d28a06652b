"""The choose page: tiles below one another, or in two columns on a lying panel.

What goes on stands at the bottom, as on every page; buttons without one stay close to the tiles they belong to.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.views import Choice, ChooseView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Page, load_kv


@draws(ChooseView)
class ChooseScreen(Page):
    """Draws `ChooseView`."""

    may_have = (1, 2)
    is_read = True
    warm = ChooseView(FRAME, "", "0", tuple(Choice(str(n), "0", "0", "home") for n in range(4)), others=(BUTTON,))


load_kv(Path(__file__).with_name("screen.kv"))
