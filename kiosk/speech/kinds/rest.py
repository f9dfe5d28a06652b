"""Nobody is here: the invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import Named, Talk, buttons, head, talks_of
from kiosk.views import RestView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing


@talks_of(RestView)
class Rest(Talk[RestView]):
    """Says where one is, and how to begin."""

    def opening(self, view: RestView, hearing: Hearing) -> Iterator[str]:
        """Headline, text, facts."""
        del hearing
        yield from head(view.frame, view.headline, view.text)
        yield from (f"{fact.strong} {fact.soft}" for fact in view.facts)

    def controls(self, view: RestView, hearing: Hearing) -> Iterator[Named]:
        """The start button."""
        yield from buttons(hearing, view.start)
