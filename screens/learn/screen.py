"""The learn page: what each key of the keypad does, and which one was just pressed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from kiosk.views import LearnView
from screens._registry import draws
from screens.widgets import Block, Deck, Page, Panel, load_kv

# Skin and icon of each state: never by colour alone.
_LOOKS = {"known": ("paper", ""), "asked": ("field", "chevron-right"), "pressed": ("surface_down", "check-circle")}


class KeyPanel(Panel):
    """What keys do, and their names."""

    value = ObjectProperty(None, rebind=True)
    icon = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(value=self._take)
        self._take()

    def _take(self, *_: Any) -> None:
        """Follow the value."""
        if self.value is not None:
            self.skin, self.icon = _LOOKS[self.value.state]


class KeyDeck(Deck):
    """All that keys do."""

    def make(self, value: Any) -> Block:
        """One thing that keys do."""
        return KeyPanel(value=value)


@draws(LearnView)
class LearnScreen(Page):
    """Draws `LearnView`; a technician waits the moment that a warm one would save, and residents the memory."""

    warm = None


load_kv(Path(__file__).with_name("screen.kv"))
