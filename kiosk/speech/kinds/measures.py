"""Pages that measure the glass, for technicians: what to do; a line and a target are seen, not heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import Named, Talk, buttons, head, other_note, problem_first, talks_of
from kiosk.views import RulerView, TouchTestView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing


@talks_of(RulerView)
class Ruler(Talk[RulerView]):
    """Reads what to do."""

    def opening(self, view: RulerView, hearing: Hearing) -> Iterator[str]:
        """Title, hint, note."""
        yield problem_first(view.note, hearing)
        yield from head(view.frame, view.title, view.hint)
        yield other_note(view.note, hearing)

    def controls(self, view: RulerView, hearing: Hearing) -> Iterator[Named]:
        """The buttons."""
        yield from buttons(hearing, view.primary, *view.steps)


@talks_of(TouchTestView)
class TouchTest(Talk[TouchTestView]):
    """Reads what to do."""

    def opening(self, view: TouchTestView, hearing: Hearing) -> Iterator[str]:
        """The title."""
        del hearing
        yield from head(view.frame, view.title, "")

    def controls(self, view: TouchTestView, hearing: Hearing) -> Iterator[Named]:
        """None but those of the bar."""
        del view, hearing
        yield from ()
