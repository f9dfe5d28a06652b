"""The search page: question and field, what was found, the keyboard.

What is found changes with every letter. The room for it does not, so that no key moves under a finger.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

import screens.search.found  # noqa: F401 - the parts that the layout names
from kiosk.views import DEFAULT_TEXT, Choice, SearchView, most_found
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import KeyPage, Room, load_kv


@draws(SearchView)
class SearchScreen(KeyPage):
    """Draws `SearchView`; where it comes in parts, the first things found stand with the keys, all of them after."""

    warm = SearchView(
        FRAME,
        "",
        "0",
        "0",
        (("Q",),),  # not all keys: the page for words has made such already, and each set takes 3 MiB a pen
        (Choice("0", "0"),),
        unsure=BUTTON,
    )
    whole_rooms: ClassVar[tuple[Room, ...]] = (Room(1, 9), Room(1, 3))
    part_rooms: ClassVar[tuple[Room, ...]] = tuple(
        Room(lines, letters, above)
        for lines, above in ((1, "heading"), (1, "title"), (0, "title"), (1, "nothing"), (0, "nothing"))
        for letters in (9, 3, 2)
    )

    unsure = ObjectProperty(())
    abreast = NumericProperty(1)
    kept_rows = NumericProperty(most_found(DEFAULT_TEXT, has_subtitles=False))
    strip_rows = NumericProperty(1)
    has_subtitles = BooleanProperty(False)
    turn_on = ObjectProperty(None, allownone=True)

    def take(self, view: SearchView, pictures: tuple[Any, ...]) -> None:
        """On a lying panel two stand beside one another; with subtitles, or large, there are fewer."""
        del pictures
        self.unsure = () if view.unsure is None else (view.unsure,)
        if view.choices or self.is_new:
            self.has_subtitles = view.has_subtitles or any(choice.subtitle for choice in view.choices)
        self.abreast = 2 if self.is_wide else 1
        most = most_found(view.frame.look.text, has_subtitles=self.has_subtitles)
        self.kept_rows = -(-most // self.abreast)

    def try_room(self, room: Room) -> None:
        """So many lines of what was found stay with the keys; the way back is there if the question stands apart."""
        super().try_room(room)
        self.strip_rows = room.lines
        turning = self.view.frame.turning
        self.turns = (turning.back,) if turning is not None and room.above == "nothing" else ()
        self.turn_on = turning and (self.view.results or turning.on)


load_kv(Path(__file__).with_name("screen.kv"))
