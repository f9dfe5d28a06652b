"""A page that is filled in: what it spends its room on follows from the look alone, so that no key moves for a note."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from msgspec.structs import replace

from screens.theme import LEAST_SCALE, Panel, Sizes, sizes_for, steps_for
from screens.widgets.bands import band_sizes
from screens.widgets.page import Page, first_fit, within
from screens.widgets.stack import Stack
from screens.widgets.workdealing import WorkDealing

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.views import Look
    from screens.widgets.block import Box
    from screens.widgets.dealing import Dealing

ANY_ROWS = 9


class Room(NamedTuple):
    """What a page spends its room on.

    Args:
        lines: Lines of the field, or rows of what was found beside the keys.
        letters: Rows of letters.
        above: What of the heading stands with the keys when the page comes in parts.
        note_at: Where room is kept for a note: beside the `field`, in the `question`'s place, or on a part `apart`.
        is_stacked: All below one another, on a lying panel too.
    """

    lines: int = 2
    letters: int = ANY_ROWS
    above: str = "nothing"
    note_at: str = "field"
    is_stacked: bool = False


class FillPage(Page):
    """A page with a `Desk`.

    Args:
        above: See `Room`.
        note_at: See `Room`.
        is_stacked: See `Room`.
        turns: The way to the other part of the question, among the keys.
        has_rest: There is more of the question than its title, which may stand on a part of its own.

    Attributes:
        work_sizes: Those of the part with the keys, so that they stay where they are whatever is found.
    """

    lies_low = True
    # Something is filled in with keys; else the way to them is the way on.
    has_keys: ClassVar[bool] = True
    above = StringProperty("nothing")
    note_at = StringProperty("field")
    is_stacked = BooleanProperty(False)
    turns = ObjectProperty(())
    has_rest = BooleanProperty(False)
    # The best first.
    whole_rooms: ClassVar[tuple[Room, ...]] = (
        Room(),
        Room(note_at="question"),
        Room(note_at="question", is_stacked=True),
    )
    part_rooms: ClassVar[tuple[Room, ...]] = (
        Room(above="title"),
        Room(above="title", note_at="question"),
        Room(above="title", note_at="apart"),
        Room(),
        Room(note_at="apart"),
    )

    def __init__(self, **kwargs: Any) -> None:
        self.work_sizes: Sizes | None = None
        self._asked: tuple[Any, ...] = ()
        self._is_redrawn = self._is_told = self._was_working = False
        super().__init__(**kwargs)

    def render(self, view: Any, pictures: tuple[Any, ...] = ()) -> None:
        """Take a view."""
        has_problem = view.note is not None and view.note.tone == "problem"
        self._is_told = has_problem and (self.is_answer or view.note != self.view.note)
        self._is_redrawn = True
        self.has_rest = bool(view.hint or view.others or getattr(view, "unsure", None))
        super().render(view, pictures)

    def lay_out(self, panel: Panel, part: int = 0) -> Sizes:
        """Choose what to spend the room on, unless only a letter was typed, then place everything."""
        typed = {"text": ""} if hasattr(self.view, "text") else {}
        asked = (panel, replace(self.view, **typed))
        if asked != self._asked:
            self._choose(panel)
            self._asked = asked
        sizes = super().lay_out(panel, part)
        if self.parts_count == 1:
            self._was_working = True
        self._is_redrawn = False
        return sizes

    def try_room(self, room: Room) -> None:
        """Draw with a room."""
        self.above, self.note_at, self.is_stacked = room.above, room.note_at, room.is_stacked
        turning = self.view.frame.turning
        if turning is None:
            self.turns = ()
        elif room.above == "nothing":
            self.turns = (turning.back,)
        else:
            self.turns = (turning.aside or turning.on,) if self.has_rest else ()

    def is_turned(self, width: int, sizes: Sizes) -> bool:
        """Whether keys must be turned while one types."""
        del width, sizes
        return False

    def deal(self, room: Box, sizes: Sizes) -> Dealing:
        """In parts, one of them the field and the keys."""
        return WorkDealing(self, room, sizes)

    def part_in(self, dealing: Dealing, part: int) -> int:
        """Who was at the keys stays there, however many parts the question takes now; unless told of a problem."""
        wanted = within(dealing, part)
        if not isinstance(dealing, WorkDealing):
            return wanted
        if self._is_redrawn and self._was_working and not self.is_new:
            wanted = dealing.work_part
            if self._is_told and self.note_at == "apart":
                wanted = dealing.part_with(self.ids.note) or 0
        self._was_working = wanted == dealing.work_part
        return wanted

    def _whole(self, panel: Panel, room: Box) -> Sizes | None:
        """In parts without the note, too, where it must stand apart: the first press after it would move the rest."""
        is_apart = self.note_at == "apart" and self.view.frame.turning is not None
        return None if is_apart else super()._whole(panel, room)

    def _choose(self, panel: Panel) -> None:
        """The best with which the least text that was asked for fits: on one page, else in parts."""
        look = self.view.frame.look
        box = self._room(panel, band_sizes(panel, look))
        sizes = strict(panel, LEAST_SCALE, look)
        can_turn = self.view.frame.turning is not None
        self.work_sizes = None

        def found(rooms: tuple[Room, ...], fits: Callable[[], bool], *, is_turned: bool) -> bool:
            for room in rooms:
                self.try_room(room)
                if self.is_turned(box.width, sizes) is is_turned and fits():
                    return True
            return False

        # Letters that must be turned while one types a word cost more than a question on a part of its own.
        for is_turned in (False, True):
            if found(self.whole_rooms, lambda: self._fits(box, sizes), is_turned=is_turned):
                return
            if can_turn and found(self.part_rooms, lambda: self._fits_in_parts(box, sizes), is_turned=is_turned):
                break
        self.work_sizes = self._largest_for_work(panel, box)

    def _largest_for_work(self, panel: Panel, box: Box) -> Sizes:
        """The largest sizes at which the part with the keys fits, whatever stands on the others; else a word breaks."""
        look = self.view.frame.look
        ladder = [strict(panel, scale, look) for scale in steps_for(panel, look)]

        at = first_fit(len(ladder), lambda at: self._work_fits(box, ladder[at]))
        return sizes_for(panel, LEAST_SCALE, look) if at is None else ladder[at]

    def _fits_in_parts(self, box: Box, sizes: Sizes) -> bool:
        """Whether every part is whole; the one with the keys is soon measured and seldom fits."""
        return self._work_fits(box, sizes) and self.deal(box, sizes).is_whole

    def _work_fits(self, box: Box, sizes: Sizes) -> bool:
        """Whether the part with the keys is whole."""
        return all(piece.fits(box, sizes) for piece in self.pieces(box.width, sizes) if isinstance(piece, Stack))


def strict(panel: Panel, scale: float, look: Look) -> Sizes:
    """Sizes at which no word may be broken."""
    return dataclasses.replace(sizes_for(panel, scale, look), is_least=False)
