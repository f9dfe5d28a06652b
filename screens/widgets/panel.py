"""A back with round corners around one column of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.graphics import BorderImage, Color, Rectangle
from kivy.properties import BooleanProperty, StringProperty

from screens.theme import Sizes, skin_texture
from screens.theme.skins import SKINS
from screens.widgets.block import Block, Box, Column, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator


def hide(back: Any) -> None:
    """Take a nine-patch picture off the glass; one without a size would still draw its corners."""
    back.pos, back.size, back.texture = (-9999, -9999), (1, 1), None


class Ground(Block):
    """A rectangle of one colour behind whatever is drawn after it."""

    tone = StringProperty("ground")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._glass = Rectangle(size=(0, 0))

    def height_for(self, width: int, sizes: Sizes) -> float:
        """Nothing by itself."""
        del width, sizes
        return 0

    def place(self, box: Box, sizes: Sizes) -> None:
        """Fill the rectangle."""
        super().place(box, sizes)
        self._colour.rgba = sizes.colours[self.tone]
        self._glass.pos, self._glass.size = (box.x, box.y), (box.width, box.height)

    def vanish(self) -> None:
        """Fill nothing."""
        super().vanish()
        self._glass.size = (0, 0)


class Panel(Column):
    """A column on a back.

    Args:
        skin: Its back, by name; empty for none.
        least: The least height, by name.
    """

    is_open = False
    skin = StringProperty("surface")
    least = StringProperty("")
    is_centred = BooleanProperty(True)
    pad_across = StringProperty("pad")
    pad_along = StringProperty("pad_low")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._sizes: Sizes | None = None
        with self.canvas.before:
            Color(1, 1, 1, 1)
            self._back = BorderImage(auto_scale="off")
        hide(self._back)
        self.bind(skin=lambda *_: self.redraw())

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """It stays whole: its parts belong together."""
        return Block.pieces(self, width, sizes)

    def insides(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """What stands on the back."""
        for part in self.shown:
            yield from self._joined(part.insides(width, sizes))

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The column, its padding, and not less than the least."""
        inner = super().height_for(width - 2 * getattr(sizes, self.pad_across), sizes)
        least = getattr(sizes, self.least) if self.least else 0
        return max(inner + 2 * getattr(sizes, self.pad_along), least)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Draw the back and the column on it."""
        along = getattr(sizes, self.pad_along)
        super().place(box.inset(getattr(sizes, self.pad_across), along), sizes)
        self.pos, self.size = (box.x, box.y), (box.width, box.height)
        self._sizes = sizes
        self.redraw()

    def redraw(self) -> None:
        """Draw the back as the skin says now."""
        if self._sizes is None or not self.height:
            return
        line = self._sizes.line_strong if self.is_strong else self._sizes.line
        if self.skin.endswith("_down"):
            line += self._sizes.line  # a finger on it is seen without the colour
        texture, corner = skin_texture(self.skin, self._sizes.radius, line, is_strong=self._sizes.is_strong)
        self._back.texture, self._back.border = texture, (corner,) * 4
        self._back.pos, self._back.size = self.pos, self.size

    @property
    def is_strong(self) -> bool:
        """Whether the skin has the broad edge."""
        return SKINS[self.skin].is_strong

    def undress(self) -> None:
        """Draw no back."""
        super().undress()
        hide(self._back)
