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
    """What is personal is said through headphones alone, in what is typed as in the names of the keys."""

    def opening(self, view: TypeView, hearing: Hearing) -> Iterator[str]:
        """Title, hint, notes, progress, what is there already."""
        yield from question(view, "" if view.text else view.hint, view.note, hearing)
        yield filled(view.text, hearing, is_personal=view.is_personal)
        yield "" if view.text else way_out(view.unsure, hearing)
        yield from guide_keys("letters", view, hearing, is_personal=view.is_personal)

    def controls(self, view: TypeView, hearing: Hearing) -> Iterator[Named]:
        """The keys and the buttons."""
        yield from named_keys((key for row in view.rows for key in row), hearing, is_personal=view.is_personal)
        yield from buttons(hearing, view.unsure, view.primary, *view.others)

    def news(self, before: TypeView, after: TypeView, hearing: Hearing) -> Iterator[Utterance]:
        """The letter that was typed or taken back."""
        yield from typed(before.text, after.text, hearing, is_personal=after.is_personal)
