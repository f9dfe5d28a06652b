"""The row of buttons that turns the parts of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from screens.widgets.block import Block, Row
from screens.widgets.pressable import PushButton
from screens.widgets.words import Words

if TYPE_CHECKING:
    from kiosk.views import Button, Turning
    from screens.theme import Sizes

_BROADEST = (88, 88)  # no page comes in more parts; room is kept for it, so that every part has the same


class TurnRow(Row):
    """The way back, where one is, and the way on: at the foot of every part, at the same places.

    Both ways are equally broad, unless the longest word of one needs more. Where words need the room, icons go, then
    where one is becomes mere numbers.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(spacing="gap_tight", **kwargs)
        self._back, self._on = PushButton(look="quiet"), PushButton(look="turn")
        self._at = Words(face="medium", halign="center")
        self._turning: Turning | None = None
        self._ways_on: tuple[Button, ...] = ()
        self._numbers = (1, 1)
        for part in (self._back, self._at, self._on):
            self.add_widget(part)

    @property
    def shown(self) -> list[Block]:
        """All three places, with their buttons or without."""
        return list(self.parts)

    def tone_on(self, ink: str) -> None:
        """Be seen on a light page or on a dark one, by the name of its ink."""
        self._at.tone = ink
        self._on.look = "turn" if ink == "ink" else "quiet"
        self._back.ring = self._on.ring = "ring" if ink == "ink" else "ring_light"

    def tell(self, turning: Turning, part: int, parts: int) -> None:
        """Say where one is; there is no way beyond the first and the last part."""
        self._turning, self._numbers = turning, (part + 1, parts)
        self._ways_on = (turning.on,)
        for button, value, is_there in (
            (self._back, turning.back, part > 0),
            (self._on, turning.on, part < parts - 1),
        ):
            button.value = value
            button.control = value.id if is_there else ""

    def name_on(self, button: Button) -> None:
        """Say otherwise where the way on leads from here; it is as broad as on the other parts."""
        self._on.value = button
        self._ways_on = (*self._ways_on, button)

    def _widths(self, width: int, sizes: Sizes) -> list[int]:
        """The widths of the three, the same on every part."""
        turning, (part, parts) = self._turning, self._numbers
        assert turning is not None
        left = ways = 0
        for has_icons, at in ((True, turning.at), (False, turning.at), (False, "{at}/{all}")):
            self._back.icon = turning.back.icon if has_icons else ""
            self._at.text = _filled(at, *_BROADEST)
            ways = width - self._at.natural_width(sizes) - 2 * sizes.gap_tight
            left, right = self._back.least_width(sizes), self._width_on(sizes, has_icon=has_icons)
            self._at.text = _filled(at, part, parts)
            if left + right <= ways:
                break
        back = min(max(left, ways // 2), ways - right)
        return [back, width - 2 * sizes.gap_tight - ways, ways - back]

    def _width_on(self, sizes: Sizes, *, has_icon: bool) -> int:
        """So broad that the way on may be named by any of its names; it keeps the last."""
        widths = []
        for button in self._ways_on:
            self._on.value, self._on.icon = button, button.icon if has_icon else ""
            widths.append(self._on.least_width(sizes))
        return max(widths)


def _filled(at: str, part: int, parts: int) -> str:
    """Where one is, with its numbers."""
    return at.replace("{at}", str(part)).replace("{all}", str(parts))
