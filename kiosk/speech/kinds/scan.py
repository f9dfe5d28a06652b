"""A paper on the glass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import (
    Named,
    Talk,
    buttons,
    guide,
    head,
    offered,
    passing,
    talks_of,
)
from kiosk.views import ScanView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.speech._utterance import Utterance

TOLD_PERCENT = (25, 50, 75)


@talks_of(ScanView)
class Scan(Talk[ScanView]):
    """Leads the hands: where the paper goes, how far the reading is, what to do when it did not work."""

    def opening(self, view: ScanView, hearing: Hearing) -> Iterator[str]:
        """Title, note, steps, and what fingers need to know."""
        yield from head(view.frame, view.title, view.hint)
        if view.note is not None:
            yield view.note.text
        yield view.progress
        yield from view.steps
        yield view.spoken
        is_clear = view.state == "captured" and view.primary is not None  # of a doubted page nobody is led to the yes
        if is_clear or (view.state, view.by) == ("ready", "scanner"):
            yield guide(hearing, f"scan.{view.state}")
        elif view.state == "ready" and view.by in {"feeder", "camera"}:
            yield guide(hearing, f"{view.by}.ready")
        if view.state not in {"working", "looking"}:
            yield from offered(hearing, view.primary, *view.others)

    def controls(self, view: ScanView, hearing: Hearing) -> Iterator[Named]:
        """The buttons."""
        yield from buttons(hearing, view.primary, *view.others)

    def news(self, before: ScanView, after: ScanView, hearing: Hearing) -> Iterator[Utterance]:
        """How far it is, in quarters, or what to do with the paper; another face is another page."""
        if _face(before) != _face(after):
            yield passing(*self.opening(after, hearing))
            return
        if after.pages != before.pages or (after.state == "working" and after.title != before.title):
            yield passing(after.title)
        if after.spoken != before.spoken:
            yield passing(after.spoken)
        passed = [quarter for quarter in TOLD_PERCENT if before.percent < quarter <= after.percent]
        if passed and after.state == "working":
            yield passing(hearing.texts.get(f"speech.scan.{passed[-1]}"))

    def is_note_news(self, before: ScanView, after: ScanView) -> bool:
        """The note of another face was said with it."""
        return _face(before) == _face(after)


def _face(view: ScanView) -> tuple[str, str]:
    """What it shows, and with what the page is taken: another device is another page, too."""
    return view.state, view.by
