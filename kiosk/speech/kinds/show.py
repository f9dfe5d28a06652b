"""Something to read, read whole."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kiosk.speech._talk import Named, Talk, buttons, head, offered, other_note, problem_first, talks_of
from kiosk.views import ShowView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing


@talks_of(ShowView)
class Show(Talk[ShowView]):
    """Reads all of it, heading by heading."""

    def opening(self, view: ShowView, hearing: Hearing) -> Iterator[str]:
        """Title, note, sections, buttons."""
        yield problem_first(view.note, hearing)
        yield from head(view.frame, view.title)
        yield other_note(view.note, hearing)
        for heading, sections in groupby(view.sections, key=lambda one: one.heading):
            yield from _read(heading, [line for section in sections for line in section.lines])
        yield from offered(hearing, view.primary, *view.others)

    def controls(self, view: ShowView, hearing: Hearing) -> Iterator[Named]:
        """The buttons."""
        yield from buttons(hearing, *view.others, view.primary)


def _read(heading: str, lines: list[str]) -> Iterator[str]:
    """A section: its heading once, where it stands in two, and its lines.

    A line with a small letter goes on with the heading's sentence: `3 orang`, `di depan Bapak/Ibu`.
    """
    if lines and lines[0][:1].islower():
        heading, lines = f"{heading} {lines[0]}", lines[1:]
    yield heading
    yield from lines
