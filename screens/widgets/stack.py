"""Blocks below one another that stay together when a page is dealt out in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.widgets.block import Box, Column, Piece

if TYPE_CHECKING:
    from screens.theme import Sizes


class Stack(Piece):
    """Blocks below one another; what height is left goes to the last."""

    __slots__ = ()

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The heights and the gaps between."""
        return sum(block.height_for(width, sizes) for block in self.blocks) + sizes.gap * (len(self.blocks) - 1)

    def fits(self, box: Box, sizes: Sizes) -> bool:
        """Whether all is whole, and what is pressed within reach; only the last can be pressed."""
        last = self.blocks[-1]
        low = last.low_height_for(box.width, sizes) if isinstance(last, Column) else last.height_for(box.width, sizes)
        return self.height_for(box.width, sizes) <= box.height and low <= sizes.reach - box.y

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the blocks from the top."""
        *upper, last = self.blocks
        top = box.top
        for block in upper:
            height = round(block.height_for(box.width, sizes))
            block.place(Box(box.x, top - height, box.width, height), sizes)
            top -= height + sizes.gap
        last.place(Box(box.x, box.y, box.width, top - box.y), sizes)
