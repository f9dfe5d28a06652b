"""Grids that follow a tuple of values, one part each."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from screens.widgets.block import Block, Grid
from screens.widgets.pressable import PushButton


class Deck(Grid):
    """A grid with one part a value; parts are kept and given new values, so that typing redraws little."""

    values = ObjectProperty(())

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(values=self._follow)
        self._follow()

    def make(self, value: Any) -> Block:
        """A part for a value."""
        raise NotImplementedError

    def _follow(self, *_: Any) -> None:
        """Make the parts match the values."""
        for part, value in zip(self.parts, self.values, strict=False):
            part.value = value
        for value in self.values[len(self.parts) :]:
            self.add_widget(self.make(value))
        for part in self.parts[len(self.values) :]:
            self.remove_widget(part)


class ButtonDeck(Deck):
    """Buttons in one look."""

    look = StringProperty("quiet")

    def make(self, value: Any) -> Block:
        """A button."""
        return PushButton(value=value, look=self.look)
