"""The number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import Named, Talk, buttons, guide, head, passing, talks_of
from kiosk.views import SlipView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.speech._utterance import Utterance


@talks_of(SlipView)
class Slip(Talk[SlipView]):
    """Says the number on a loudspeaker too, as it will be called there anyway; twice for who cannot read it."""

    def opening(self, view: SlipView, hearing: Hearing) -> Iterator[str]:
        """The number, where to wait, how long, what of the paper, what to bring."""
        yield from head(view.frame, view.title)
        yield view.number
        has_number = any(map(str.isdigit, view.number))
        if has_number and hearing.is_guided:
            yield hearing.texts.get("speech.once_more", number=view.number)
        yield view.wait_at
        yield from (f"{fact.strong} {fact.soft}" for fact in view.facts)
        yield view.take_back
        if view.bring:
            # Each in a sentence of its own: heard with a rest between, and none grows long.
            yield f"{view.bring.heading} {'. '.join(view.bring.lines)}."
        yield view.printing.text
        if hearing.is_guided or hearing.is_private:
            yield view.short_code
        if view.short_code and hearing.is_guided:
            yield hearing.texts.get("speech.code_use")
        yield guide(hearing, "slip" if has_number else "buttons")

    def controls(self, view: SlipView, hearing: Hearing) -> Iterator[Named]:
        """The buttons."""
        yield from buttons(hearing, view.primary, *view.others)

    def news(self, before: SlipView, after: SlipView, hearing: Hearing) -> Iterator[Utterance]:
        """What has become of the paper."""
        del hearing
        if before.printing != after.printing:
            yield passing(after.printing.text)
