"""One question with tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import Named, Talk, buttons, guide, how_many, pressed, question, talks_of
from kiosk.views import Choice, ChooseView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.speech._utterance import Utterance


@talks_of(ChooseView)
class Choose(Talk[ChooseView]):
    """Reads the question; who is led by keys hears how many choices there are, anybody else hears them."""

    def opening(self, view: ChooseView, hearing: Hearing) -> Iterator[str]:
        """Title, hint, notes, progress, choices."""
        is_private = any(_is_kept_back(one, hearing) for one in view.choices)
        yield from question(view, "" if is_private else view.hint, view.note, hearing)
        if hearing.is_guided:
            yield _offered(view, hearing)
            yield guide(hearing, "choose")
        elif is_private:
            yield hearing.texts.get("speech.on_screen")
        else:
            yield from (one.spoken or one.title for one in view.choices if not one.language)

    def controls(self, view: ChooseView, hearing: Hearing) -> Iterator[Named]:
        """Each choice with its place among them and its state; the buttons."""
        for at, one in enumerate(view.choices, 1):
            yield _named(one, at, view, hearing)
        yield from buttons(hearing, *view.others, view.primary)

    def news(self, before: ChooseView, after: ChooseView, hearing: Hearing) -> Iterator[Utterance]:
        """What was chosen, or not any more; what a choice now says of itself."""
        was = {one.id: one for one in before.choices}
        known = [(was[one.id], one) for one in after.choices if one.id in was]
        for old, one in known:
            if one.is_chosen != old.is_chosen and (after.is_several or one.is_chosen):
                name = () if hearing.is_guided else _name(one, hearing)[:1]
                yield pressed(*name, _state(one, after, hearing))
        renamed = (_name(one, hearing) for old, one in known if (old.title, old.subtitle) != (one.title, one.subtitle))
        yield from (pressed(name) for name in dict.fromkeys(name[-1] or name[0] for name in renamed))


def _offered(view: ChooseView, hearing: Hearing) -> str:
    """How many choices there are, and buttons beside them: who does not see them would not look for any."""
    choices = how_many("speech.choices", len(view.choices), hearing)
    count = len(view.others) + (view.primary is not None)
    if not count:
        return choices
    buttons_there = how_many("speech.choices.buttons", count, hearing)
    return hearing.texts.get("speech.choices.with", choices=choices, buttons=buttons_there)


def _named(one: Choice, at: int, view: ChooseView, hearing: Hearing) -> Named:
    if one.language:
        return Named(one.id, (one.spoken or one.title,), one.language)
    place = hearing.texts.get("speech.choice", at=at, all=len(view.choices))
    return Named(one.id, (*_name(one, hearing), place, _state(one, view, hearing)))


def _name(one: Choice, hearing: Hearing) -> tuple[str, ...]:
    if _is_kept_back(one, hearing):
        return (one.aloud or hearing.texts.get("speech.private"),)
    return (one.spoken or one.title, one.subtitle)


def _is_kept_back(one: Choice, hearing: Hearing) -> bool:
    """Whether others would hear something of the resident."""
    return one.is_personal and not hearing.is_private


def _state(one: Choice, view: ChooseView, hearing: Hearing) -> str:
    if one.is_chosen:
        return hearing.texts.get("speech.chosen")
    return hearing.texts.get("speech.not_chosen") if view.is_several else ""
