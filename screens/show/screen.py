"""The show page: a few sections to read, and one button to go on.

Many sections stand in two columns on any panel.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.views import Section, ShowView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Page, load_kv


@draws(ShowView)
class ShowScreen(Page):
    """Draws `ShowView`."""

    is_read = True
    warm = ShowView(FRAME, "", "0", (Section("home", "0", ("0", "0")),) * 3, BUTTON, others=(BUTTON,))


load_kv(Path(__file__).with_name("screen.kv"))
