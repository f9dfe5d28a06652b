"""A date or a time, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import Named, Talk, buttons, guide, pressed, question, talks_of
from kiosk.speech._utterance import Utterance
from kiosk.views import DateColumn, DateView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing

MOVES = ("up", "down")
LEAPS = ("up10", "down10")


@talks_of(DateView)
class Date(Talk[DateView]):
    """A date is an answer: it is said through headphones alone."""

    def opening(self, view: DateView, hearing: Hearing) -> Iterator[str]:
        """Title, hint, notes, progress, what is there already."""
        yield from question(view, view.hint, view.note, hearing)
        if hearing.is_private and any(_is_set(column) for column in view.columns):
            yield hearing.texts.get("speech.now", value=_value(view.columns, hearing))
        yield guide(hearing, "date")

    def controls(self, view: DateView, hearing: Hearing) -> Iterator[Named]:
        """Each step with what the column says now; the buttons."""
        for column in view.columns:
            now = hearing.texts.get("speech.now", value=_value((column,), hearing)) if hearing.is_private else ""
            for move in (*MOVES, *(LEAPS if column.has_leaps else ())):
                step = hearing.texts.get(f"speech.step.{move}", label=column.label)
                yield Named(f"{column.id}:{move}", (step, now))
            if column.unknown is not None:
                unknown = f"{column.label}: {column.unknown.spoken or column.unknown.label}"
                yield Named(column.unknown.id, (unknown, now))
        yield from buttons(hearing, view.unsure, view.primary, *view.others)

    def news(self, before: DateView, after: DateView, hearing: Hearing) -> Iterator[Utterance]:
        """What the changed part says now; all of it where more than one changed."""
        was = {column.id: column.value for column in before.columns}
        changed = tuple(column for column in after.columns if column.value != was.get(column.id))
        if changed:
            yield pressed(_value(changed, hearing)) if hearing.is_private else Utterance(is_urgent=True, is_tone=True)


def _is_set(column: DateColumn) -> bool:
    return any(map(str.isalnum, column.value))


def _value(columns: tuple[DateColumn, ...], hearing: Hearing) -> str:
    """What the columns say; where only some of a date are set, those by name, as `17` alone may be anything."""
    unset = hearing.texts.get("speech.unset")
    known = [column for column in columns if _is_set(column)]
    if known and len(known) < len(columns):
        return ", ".join(f"{column.label} {column.value}" for column in known)
    return " ".join(dict.fromkeys(column.value if _is_set(column) else unset for column in columns))
