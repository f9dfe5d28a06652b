"""The sentences that are said word for word again and again: what an office records in its own voice.

They are found in the words of a language and in what the services ask. Whatever is filled in, such as a name or a
count, is left to the machine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.catalogue import AnsweredBy
from kiosk.speech._voiced import sentences, voiced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.catalogue import Offer, Question
    from kiosk.texts import Texts

# The parts of a visit in their order, with the first names of the keys whose words are said there.
VISIT = {
    "start": ("rest", "home", "language", "closed", "search", "list"),
    "prepare": ("prepare", "missing", "incomplete", "referral", "starts", "where", "stopped", "show", "paper", "opens"),
    "ask": ("notice", "for_whom", "question", "answer", "nik", "sex", "confirm_nik", "date", "time", "rows"),
    "scan": ("source", "scan", "camera", "page"),
    "number": ("priority", "number", "check", "submit", "submitting", "slip", "print", "thanks", "called", "comes"),
    "help": ("bar", "turn", "help", "officer", "idle", "leave", "sound", "pause", "difficult", "curtain", "wrong"),
    "again": (),  # all that is not named here
    "keys": ("speech",),
}
# After them all: what the services ask.
SERVICES = "services"
# Words that no resident hears: a technician's, an officer's, what stands on paper alone.
UNHEARD = frozenset({"tech", "device", "doctor", "keys", "who", "remark", "wrote"})
_END = re.compile(r"(?<=[.?!:]) ")
# Names of letters and digits, one after another in a line: said one by one, never as it stands.
_NAMES = frozenset({"speech.letters", "speech.digits"})


def fixed_sentences(texts: Texts) -> Iterator[tuple[str, str]]:
    """Part and sentence, as it is said, in the order of a visit; what is said in two parts comes twice."""
    part_of = {name: part for part, names in VISIT.items() for name in names}
    heard = [(key.partition(".")[0], words) for key, words in texts.words.items() if key not in _NAMES]
    for part in VISIT:
        for name, words in heard:
            if name not in UNHEARD and part_of.get(name, "again") == part:
                yield from ((part, said) for said in _said(words, texts))


def asked_sentences(offer: Offer, texts: Texts) -> Iterator[tuple[str, str]]:
    """Part and sentence of each service's name and questions, as the office says them; many come more than once."""
    for service in offer.services:
        for words in (service.title, *_asked(service.questions)):
            yield from ((SERVICES, said) for said in _said(offer.sayings.of(words), texts))


def _asked(questions: Iterable[Question]) -> Iterator[str]:
    """What residents are asked, with its hint and the answers to choose from."""
    for one in questions:
        if one.by is AnsweredBy.RESIDENT:
            yield from (one.ask, *(words for _, words in one.ask_other), one.hint)
            yield from (option.title for option in one.options)
            yield from _asked(one.fields)


def _said(words: str, texts: Texts) -> Iterator[str]:
    if words.isupper():  # the heading of a paper
        return
    for one in _END.split(words):
        if "{" not in one and (said := voiced(sentences(one), texts)):
            yield said
