"""How an office says what it writes: the words of its `spoken.toml`, and every `say` of what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue._offer import Sayings
from kiosk.catalogue._spoken import shipped_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.catalogue._model import Question, Service
    from kiosk.catalogue._offer import Group
    from kiosk.catalogue._spoken import Speech


def sayings(language: str, speech: Speech, services: Iterable[Service], groups: Iterable[Group]) -> Sayings:
    """All that is said in other words than those written, and that no voice knows by itself.

    Options are not among them: a word like `Ya` has its own wording where it is an option, and there alone.
    """
    shipped = shipped_words(language)
    pairs = {written: said for written, said in speech.words.items() if shipped.get(written) != said}
    titled = [(one.title, one.say) for one in groups]
    for service in services:
        titled.append((service.title, service.say))
        titled += ((one.title, one.say) for one in service.requirements)
        titled += _asked(service.questions)
    for written, said in titled:
        if said:
            pairs |= {written: said, _lowered(written): _lowered(said)}
    return Sayings(pairs)


def _asked(questions: Iterable[Question]) -> Iterator[tuple[str, str]]:
    for one in questions:
        yield one.ask, one.say
        yield from _asked(one.fields)


def _lowered(title: str) -> str:
    """As it may stand within a sentence; what begins with an abbreviation stays."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
