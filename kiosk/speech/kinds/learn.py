"""What each key of the keypad does, for technicians."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import Named, Talk, buttons, head, other_note, problem_first, talks_of
from kiosk.views import LearnView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing


@talks_of(LearnView)
class Learn(Talk[LearnView]):
    """Reads what to do, not the whole table."""

    def opening(self, view: LearnView, hearing: Hearing) -> Iterator[str]:
        """Title, hint, note."""
        yield problem_first(view.note, hearing)
        yield from head(view.frame, view.title, view.hint)
        yield other_note(view.note, hearing)

    def controls(self, view: LearnView, hearing: Hearing) -> Iterator[Named]:
        """The buttons."""
        yield from buttons(hearing, view.primary, *view.others)
