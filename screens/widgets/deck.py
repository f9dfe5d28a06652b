"""Grids that follow a tuple of values, one part each."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kivy.properties import ObjectProperty, StringProperty

from screens.widgets.block import Block, Grid, Piece
from screens.widgets.pressable import PushButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes


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

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """One a row; one a value where words of a row would be broken."""
        rows = [Piece(tuple(row)) for row in self._rows()]
        is_broken = any(row.height_for(width, replace(sizes, is_least=False)) == math.inf for row in rows)
        whole = [Piece((part,)) for part in self.shown] if is_broken else rows
        for piece in whole:
            yield piece._replace(gap=self.spacing, glue=self.glue)

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
