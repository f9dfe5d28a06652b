"""Finding by a few letters what one cannot spell: beginnings of words, anywhere, accents and signs ignored. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Found = TypeVar("Found")
WORD = re.compile(r"[a-z0-9]+")
# Within a word they are no gap: `jum'at` and `jumat` are one.
APOSTROPHES = re.compile("['\u2019]")


def find(typed: str, entries: Iterable[tuple[Found, str]]) -> tuple[Found, ...]:
    """Those whose text holds, for every word typed, one that begins with it; those that begin with it all come first.

    Args:
        typed: As far as it is typed; nothing finds everything.
        entries: What may be found and its text, in the order shown.
    """
    wanted = _words(typed)
    ranked: list[tuple[int, Found]] = []
    for entry, text in entries:
        words = _words(text)
        if all(_begins_one(words, part) for part in wanted):
            is_first = " ".join(words).startswith(" ".join(wanted))
            ranked.append((0 if is_first else 1, entry))
    return tuple(entry for _, entry in sorted(ranked, key=lambda one: one[0]))


def _begins_one(words: list[str], part: str) -> bool:
    """Whether a word begins so, also one that is typed in one where it is written in two: `baubau`, `ktpel`."""
    return any("".join(words[at:]).startswith(part) for at in range(len(words)))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text.casefold()))
    return WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))
