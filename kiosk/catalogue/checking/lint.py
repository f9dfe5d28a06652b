"""The rules for every sentence a resident reads: short, kind, plain, spelled as the dictionary does.

Sentences of at most 20 words: NHS and VVSG guidance for easy reading. What to write instead of a word is told, as the
person who edits the file may be no programmer.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kiosk.catalogue.checking.plain_words import words_to_avoid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MOST_WORDS = 20
# The shortest text that can hold more: letters with a space between.
FEW_LETTERS = 2 * MOST_WORDS
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
FAULTS = words_to_avoid()
# A word of each that is in few texts: one with none of them needs no closer look, and nearly all have none.
COMMON = frozenset({"tidak", "you", "an", "this"})
TELLING = {
    language: frozenset(next(word for word in fault.split() if word not in COMMON) for fault in faults)
    for language, faults in FAULTS.items()
}
FAULTY = {
    language: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, faults))})(?!\w)") for language, faults in FAULTS.items()
}
WORD = re.compile(r"\w+(?:'\w+)*")


def faults_of(text: str, language: str = "id") -> Iterator[str]:
    """Why residents should not read this text as it is, each with its mend."""
    if not text.isprintable() and any(unicodedata.category(char).startswith("C") for char in text):
        yield "holds a control character; write it in one plain line"
    if text.count(" ") >= MOST_WORDS or not text.isascii() or not text.isprintable():
        yield from _long_sentences(text)
    yield from _word_faults(text.lower(), language)


def are_plain(texts: Collection[str], language: str) -> bool:
    """Whether none of many texts has a fault: a quick look, that may say no where `faults_of` finds nothing."""
    for text in texts:
        if not text.isprintable() or (len(text) > FEW_LETTERS and len(text.split()) > MOST_WORDS):
            return False
    return next(_word_faults("\n".join(texts).lower(), language), None) is None


def _word_faults(small: str, language: str) -> Iterator[str]:
    if not TELLING[language].isdisjoint(WORD.findall(small)):
        for match in FAULTY[language].finditer(small):
            yield f"uses `{match[0]}`; {FAULTS[language][match[0]]}"


def _long_sentences(text: str) -> Iterator[str]:
    for sentence in SENTENCE_END.split(text):
        words = len(sentence.split())
        if words > MOST_WORDS:
            yield f"has a sentence of {words} words; write at most {MOST_WORDS}, as two sentences"
