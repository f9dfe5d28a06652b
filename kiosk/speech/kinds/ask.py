"""A short message or question over the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import Named, Talk, buttons, guide, head, passing, pressed, talks_of
from kiosk.speech._voiced import counted
from kiosk.views import AskView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.speech._utterance import Utterance

# Not every second: a voice that counts is not listened to.
TOLD_S = (240, 180, 120, 60, 30, 20, 10, 5)
MINUTE_S = 60


@talks_of(AskView)
class Ask(Talk[AskView]):
    """Reads it whole, and at times how long is left."""

    def opening(self, view: AskView, hearing: Hearing) -> Iterator[str]:
        """Title, text, seconds."""
        yield from head(view.frame, view.title, view.text)
        if view.countdown_s is not None:
            yield _left(view.countdown_s, hearing)
        shown = [one for one in (view.primary, *view.others) if one is not None]
        if not hearing.is_guided and view.others:
            yield from (one.spoken or one.label for one in shown)
        if shown:
            yield guide(hearing, "buttons")

    def controls(self, view: AskView, hearing: Hearing) -> Iterator[Named]:
        """The buttons."""
        yield from buttons(hearing, view.primary, *view.others)

    def news(self, before: AskView, after: AskView, hearing: Hearing) -> Iterator[Utterance]:
        """Another message; how long is left."""
        if (before.title, before.text) != (after.title, after.text) and after.countdown_s is None:
            yield passing(after.text) if before.title == after.title else pressed(after.title, after.text)
        if before.countdown_s is None or after.countdown_s is None:
            return
        passed = [told for told in TOLD_S if after.countdown_s <= told < before.countdown_s]
        if passed:
            yield passing(_left(passed[-1], hearing))


def _left(seconds: int, hearing: Hearing) -> str:
    minutes, rest = divmod(seconds, MINUTE_S)
    if rest or not minutes:
        return hearing.texts.get("speech.seconds_left", seconds=seconds)
    key = "speech.minutes_left.one" if minutes == 1 else "speech.minutes_left"
    return hearing.texts.get(key, minutes=counted(minutes, hearing.texts))
