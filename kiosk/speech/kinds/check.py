"""All answers, to look over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import (
    Named,
    Talk,
    buttons,
    guide,
    head,
    how_many,
    offered,
    other_note,
    problem_first,
    talks_of,
)
from kiosk.views import CheckView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing


@talks_of(CheckView)
class Check(Talk[CheckView]):
    """Reads the answers through headphones; on a loudspeaker only how many there are."""

    def opening(self, view: CheckView, hearing: Hearing) -> Iterator[str]:
        """Title, note, progress, answers, buttons."""
        yield problem_first(view.note, hearing)
        yield from head(view.frame, view.title)
        yield other_note(view.note, hearing)
        yield view.progress
        if hearing.is_private:
            yield from (f"{row.label}: {row.spoken or row.value}" for row in view.rows)
        elif any(one.is_open for one in view.rows):
            yield _still_open(view, hearing)
        elif view.rows:
            yield how_many("speech.answers", len(view.rows), hearing)
            yield hearing.texts.get("speech.private" if hearing.is_guided else "speech.answers.seen")
        if view.rows and hearing.is_guided:
            yield guide(hearing, "check")
        else:
            yield from offered(hearing, view.primary, *view.others)

    def controls(self, view: CheckView, hearing: Hearing) -> Iterator[Named]:
        """A Change for each answer, with the answer where nobody else hears it; the buttons."""
        for row in view.rows:
            if row.change is not None:
                name = f"{row.change.spoken or row.change.label} {row.label}"
                said = row.spoken or row.value if hearing.is_private else ""
                yield Named(row.change.id, (name, said, hearing.texts.get("speech.button")))
        yield from buttons(hearing, *view.others, view.primary)


def _still_open(view: CheckView, hearing: Hearing) -> str:
    """How many are filled in, unless the note says it; an answer nobody gave is not counted as one."""
    if view.note is not None:
        return ""
    filled = sum(not one.is_open for one in view.rows)
    return hearing.texts.get("speech.filled_of", filled=filled, count=len(view.rows))
