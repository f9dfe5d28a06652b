"""Text for a voice: hostile until it is here, and said sentence by sentence. Pure."""

from __future__ import annotations

import re

MOST_LETTERS = 4000
MOST_IN_SENTENCE = 300
# Brackets begin espeak-ng's own names of sounds; control characters begin its commands, such as Ctrl-A, `9`, `A`.
_NO_WORDS = re.compile(r"[\[\]<>\\^_{}|`~\x00-\x1f\x7f-\x9f]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…:;])\s+(?=\S)")


def clean(text: str) -> str:
    """The text without anything that a voice could take for a command, in one line, and not endless."""
    seen = _NO_WORDS.sub(" ", text[:MOST_LETTERS])
    return " ".join("".join(letter if letter.isprintable() else " " for letter in seen).split())


def sentences_of(text: str) -> tuple[str, ...]:
    """The cleaned sentences, in order; one that is too long is parted between words."""
    return tuple(part for sentence in _SENTENCE_END.split(clean(text)) for part in _parts(sentence))


def same_words(sentence: str) -> str:
    """What makes two sentences the same for somebody who recorded one: not its capitals, nor how it ends."""
    return " ".join(sentence.casefold().strip(" .,!?:;…").split())


def _parts(sentence: str) -> list[str]:
    parts = [""]
    for word in sentence.split():
        if parts[-1] and len(parts[-1]) + len(word) >= MOST_IN_SENTENCE:
            parts.append("")
        parts[-1] = f"{parts[-1]} {word[:MOST_IN_SENTENCE]}".lstrip()
    return [part for part in parts if any(map(str.isalnum, part))]
