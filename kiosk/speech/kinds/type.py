"""Words, letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._keys import filled, guide_keys, named_keys, typed, way_out
from kiosk.speech._talk import Named, Talk, buttons, question, talks_of
from kiosk.views import TypeView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.speech._utterance import Utterance


@talks_of(TypeView)
class Type(Talk[TypeView]):
    """What is typed is said through headphones alone."""

    def opening(self, view: TypeView, hearing: Hearing) -> Iterator[str]:
        """Title, hint, notes, progress, what is there already."""
        yield from question(view, "" if view.text else view.hint, view.note, hearing)
        yield filled(view.text, hearing)
        yield "" if view.text else way_out(view.unsure, hearing)
        yield guide_keys("letters", hearing)

    def controls(self, view: TypeView, hearing: Hearing) -> Iterator[Named]:
        """The keys and the buttons."""
        yield from named_keys((key for row in view.rows for key in row), hearing, is_personal=True)
        yield from buttons(hearing, view.unsure, view.primary, *view.others)

    def news(self, before: TypeView, after: TypeView, hearing: Hearing) -> Iterator[Utterance]:
        """The letter that was typed or taken back."""
        yield from typed(before.text, after.text, hearing, is_personal=True)
