"""The check page: every answer in a row, with its own Change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.properties import ObjectProperty

from kiosk.views import CheckRow, CheckView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Block, Deck, Page, Panel, load_kv


class AnswerRow(Panel):
    """What was asked, what was answered, and the way to change it."""

    value = ObjectProperty(None, rebind=True)


class AnswerDeck(Deck):
    """The rows."""

    def make(self, value: Any) -> Block:
        """A row."""
        return AnswerRow(value=value)


@draws(CheckView)
class CheckScreen(Page):
    """Draws `CheckView`."""

    may_have = (1, 2)
    is_read = True
    warm = CheckView(FRAME, "", "0", tuple(CheckRow("0", "0", BUTTON) for _ in range(3)), BUTTON, others=(BUTTON,))


load_kv(Path(__file__).with_name("screen.kv"))
