"""A page with a letter keyboard: which letters are on the glass follows from the room that the text leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from kivy.properties import NumericProperty

from screens.widgets.fillpage import ANY_ROWS, FillPage, Room
from screens.widgets.keys import TURN

if TYPE_CHECKING:
    from screens.theme import Sizes

_FIELDS = (Room(2), Room(2, 3), Room(1), Room(1, 3), Room(1, 2))
_WHOLE = (
    *_FIELDS,
    *(room._replace(note_at="question") for room in _FIELDS),
    *(room._replace(note_at="question", is_stacked=True) for room in _FIELDS),
)
# A note is there for a moment, but who types without the question before them has to keep it in mind.
_IN_PARTS = (
    *(room._replace(above="title") for room in _FIELDS),
    *(room._replace(above="title", note_at="question") for room in _FIELDS),
    *(room._replace(above="title", note_at="apart") for room in _FIELDS),
    *_FIELDS,
    *(room._replace(note_at="apart") for room in (*_FIELDS, Room(0, 2))),
)


class KeyPage(FillPage):
    """A page on which one types letters.

    Args:
        lines: How many lines the field has.
        most_rows: How many rows of letters there may be.
        sheet: Which sheet of letters is on the glass; the first on another page.
    """

    lines = NumericProperty(2)
    most_rows = NumericProperty(ANY_ROWS)
    sheet = NumericProperty(0)
    whole_rooms: ClassVar[tuple[Room, ...]] = _WHOLE
    part_rooms: ClassVar[tuple[Room, ...]] = _IN_PARTS

    def render(self, view: Any, pictures: tuple[Any, ...] = ()) -> None:
        """Take a view; another page begins with the first sheet."""
        if self.is_new:
            self.sheet = 0
        super().render(view, pictures)

    def obey(self, control: str) -> bool:
        """Turn to another sheet of letters, which is the pen's business alone; to be laid out after."""
        if not control.startswith(TURN):
            return False
        self.sheet = int(control.removeprefix(TURN))
        return True

    def try_room(self, room: Room) -> None:
        """Draw with so many lines in the field and rows of letters."""
        super().try_room(room)
        self.lines, self.most_rows = max(1, room.lines), room.letters

    def is_turned(self, width: int, sizes: Sizes) -> bool:
        """Whether letters are on several sheets; digits and signs may be."""
        return sum(sheet.has_letters for sheet in self.ids.letters.sheets_on(width, sizes)) > 1
