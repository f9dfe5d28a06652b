"""The number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import Named, Talk, buttons, guide, head, passing, talks_of
from kiosk.views import SlipView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.speech._utterance import Utterance


# Words of a list that are said without a pause.
MOST_IN_A_BREATH = 15


@talks_of(SlipView)
class Slip(Talk[SlipView]):
    """Says the number on a loudspeaker too, as it will be called there anyway; twice for who cannot read it."""

    def opening(self, view: SlipView, hearing: Hearing) -> Iterator[str]:
        """The number, where to wait, how long, what of the paper, what to bring."""
        yield from head(view.frame, view.title)
        yield view.number
        if hearing.is_guided:
            yield hearing.texts.get("speech.once_more", number=view.number)
        yield view.wait_at
        yield from (f"{fact.strong} {fact.soft}" for fact in view.facts)
        yield in_breaths(view.bring)
        yield view.printing.text
        if hearing.is_guided or hearing.is_private:
            yield view.short_code
        yield guide(hearing, "slip")

    def controls(self, view: SlipView, hearing: Hearing) -> Iterator[Named]:
        """The buttons."""
        yield from buttons(hearing, view.primary, *view.others)

    def news(self, before: SlipView, after: SlipView, hearing: Hearing) -> Iterator[Utterance]:
        """What has become of the paper."""
        del hearing
        if before.printing != after.printing:
            yield passing(after.printing.text)


def in_breaths(line: str) -> str:
    """A list that is too long to be said in one breath, in several."""
    items = line.split(", ")
    if len(items) == 1 or len(line.split()) <= MOST_IN_A_BREATH:
        return line
    half = len(items) // 2
    return f"{in_breaths(', '.join(items[:half]))}. {in_breaths(', '.join(items[half:]))}"
