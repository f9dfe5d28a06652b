"""A page that is filled in, dealt out in parts: question, field and keys together, then the rest of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens._parts import Part, deal
from screens.widgets.dealing import Dealing, keep
from screens.widgets.stack import Stack

if TYPE_CHECKING:
    from screens.theme import Sizes
    from screens.widgets.block import Box, Piece
    from screens.widgets.fillpage import FillPage


class WorkDealing(Dealing):
    """The part with the keys bears the buttons that turn among its own: their row would cost it two rows of keys."""

    def __init__(self, page: FillPage, room: Box, sizes: Sizes) -> None:
        super().__init__(page, room, sizes)
        self._work, self._stack = next((at, one) for at, one in enumerate(self._pieces) if isinstance(one, Stack))
        space, reach = self._space.height, min(self._space.height, sizes.reach - self._space.y)
        before = deal(self._extents[: self._work], space, reach)
        after = deal(self._extents[self._work + 1 :], space, reach)
        shifted = [Part(tuple(at + self._work + 1 for at in part.pieces), part.is_whole) for part in after]
        self._work_sizes, self._has_keys = page.work_sizes or sizes, page.has_keys
        is_whole = self._stack.fits(room, self._work_sizes)
        self._parts = [*before, Part((self._work,), is_whole), *shifted]
        self.work_part = len(before)

    def place(self, number: int) -> None:
        """Draw one part."""
        if number != self.work_part:
            super().place(number)
            if number == self.work_part - 1 and self._has_keys:
                self._lead_to_keys()
            return
        keep(set(self._stack.blocks), self._page)
        self._page.turn.vanish()
        self._stack.place(self._room, self._work_sizes)

    def _lead_to_keys(self) -> None:
        """The way on from a question that stands apart says what it leads to."""
        turn, fill = self._page.turn, self._page.view.frame.turning.fill
        if fill is not None:
            turn.name_on(fill)
            turn.place(self._room._replace(height=self._turn), self.sizes)

    def _low_enough(self, piece: Piece) -> list[Piece]:
        """What is typed on stays whole."""
        return [piece] if isinstance(piece, Stack) else super()._low_enough(piece)
