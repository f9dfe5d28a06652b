"""A number, digit by digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._keys import digits_of, filled, guide_keys, named_keys, typed, way_out
from kiosk.speech._talk import Named, Talk, buttons, question, talks_of
from kiosk.speech._voiced import by_character
from kiosk.views import NumberPadView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.speech._utterance import Utterance

# How many are missing is told after every fourth digit, as they stand in groups of four.
TOLD_EVERY = 4


@talks_of(NumberPadView)
class NumberPad(Talk[NumberPadView]):
    """What is typed is said through headphones alone."""

    def opening(self, view: NumberPadView, hearing: Hearing) -> Iterator[str]:
        """Title, hint, notes, progress, what is there already."""
        is_counting = view.note is not None and view.note.tone == "info" and bool(view.text)
        yield from question(view, "" if view.text else view.hint, None if is_counting else view.note, hearing)
        yield filled(_value(view, hearing), hearing)
        yield "" if view.text else way_out(view.unsure, hearing)
        yield from guide_keys("digits", view, hearing)

    def controls(self, view: NumberPadView, hearing: Hearing) -> Iterator[Named]:
        """Ten digits, and the buttons."""
        yield from named_keys("1234567890", hearing, is_personal=True)
        yield from buttons(hearing, view.unsure, view.primary, *view.others)

    def news(self, before: NumberPadView, after: NumberPadView, hearing: Hearing) -> Iterator[Utterance]:
        """The digit that was typed or taken back."""
        yield from typed(digits_of(before.text), digits_of(after.text), hearing, is_personal=True)

    def is_note_news(self, before: NumberPadView, after: NumberPadView) -> bool:
        """Not with every digit how many are missing."""
        assert after.note is not None
        count = len(digits_of(after.text))
        is_typing = digits_of(before.text) != digits_of(after.text)
        return not is_typing or after.note.tone != "info" or (count > 0 and count % TOLD_EVERY == 0)


def _value(view: NumberPadView, hearing: Hearing) -> str:
    """An amount as a number; a number that is a name digit by digit."""
    digits = digits_of(view.text)
    if not digits:
        return ""
    is_name = not (view.prefix or view.suffix) and view.text.replace(" ", "") == digits
    return by_character(digits, hearing.texts) if is_name else f"{view.prefix}{view.text} {view.suffix}".strip()
