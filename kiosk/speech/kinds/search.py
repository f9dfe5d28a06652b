"""Something found by typing a part of its name.

Its letters are said on a loudspeaker, too: what is chosen from a public list is said of tiles as well. Names and
numbers of one's own are typed on other kinds of page, which keep them back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._keys import filled, named_keys, typed
from kiosk.speech._talk import Named, Talk, buttons, guide, how_many, pressed, question, talks_of
from kiosk.views import SearchView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.speech._utterance import Utterance


@talks_of(SearchView)
class Search(Talk[SearchView]):
    """Says how much was found after each letter."""

    def opening(self, view: SearchView, hearing: Hearing) -> Iterator[str]:
        """Title, hint, notes, progress, what is there already."""
        yield from question(view, view.hint, view.note, hearing)
        if view.text:
            yield filled(view.text, hearing)
            yield _found(view, hearing)
        yield guide(hearing, "search")

    def controls(self, view: SearchView, hearing: Hearing) -> Iterator[Named]:
        """What was found, the keys, the buttons."""
        for at, one in enumerate(view.choices, 1):
            place = hearing.texts.get("speech.choice", at=at, all=len(view.choices))
            state = hearing.texts.get("speech.chosen") if one.is_chosen else ""
            yield Named(one.id, (one.spoken or one.title, one.subtitle, place, state))
        yield from named_keys((key for row in view.rows for key in row), hearing, is_personal=False)
        yield from buttons(hearing, view.unsure, *view.others)

    def news(self, before: SearchView, after: SearchView, hearing: Hearing) -> Iterator[Utterance]:
        """The letter, and how much was found."""
        yield from typed(before.text, after.text, hearing, is_personal=False)
        if before.choices != after.choices and after.text:
            yield pressed(_found(after, hearing))


def _found(view: SearchView, hearing: Hearing) -> str:
    """How much is on this page; that nothing is there is the note's to say."""
    if not view.choices:
        return ""
    has_more = any(one.id == "more" for one in view.others)
    return how_many("speech.found_more" if has_more else "speech.found", len(view.choices), hearing)
