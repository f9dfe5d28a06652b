"""How written words are said: what a voice would spell out or swallow, by `spoken.toml` and the rules of numbers.

A text needs a wording of its own only where this does not tell how to say it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.catalogue._offer import any_of
from kiosk.catalogue.shapes.service import SpokenShape
from kiosk.config import TomlProblem, build, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHIPPED_WORDS = Path(__file__).parent / "data" / "spoken.toml"
# Signs a voice leaves out, and capitals it reads as a word or as letters just as it likes; a hint is quick to find.
HINT = re.compile(r"[/·–\u2212\u00d7²³]|\d[.:]\d|Rp|[A-Z][A-Z0-9-]")
TOKEN = re.compile(r"\w+(?:[-/.–]\w+)*")
HARD = re.compile(r"[/·–\u2212\u00d7²³]|\d\.\d|\bRp\b|\bRp\d|\w*[A-Z]{2,}\w*|\b[A-Z]-\w+(?:\.\w+)*|\b[A-Z]\d+")
NUMBERS = re.compile(
    r"\bRp ?(?P<rupiah>\d+(?:\.\d{3})*)|(?P<law>\b\d+)/(?P<year>\d{4}\b)"
    r"|(?:\b[Pp]ukul )?(?<![-.:\w])(?P<hour>[0-2]?\d)[.:](?P<minute>[0-5]\d\b)(?![.:]?\d)"
    r"|(?P<large>\b\d{1,3}(?:\.\d{3})+\b)"
    r"|(?<=\d) ?(?P<until>–) ?(?=\d)|(?<=[a-z])(?P<either>/)(?=[a-z])"
)
BETWEEN = {
    "id": {"law": "tahun", "until": "sampai", "either": "atau", "hour": "pukul ", "minute": " lewat {}"},
    "en": {"law": "of", "until": "to", "either": "or", "hour": "", "minute": " {:02}"},
}


class Speech:
    """The words of one language.

    Args:
        language: Such as `id`.
        words: As they are written, and as they are said.
    """

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        self._between = BETWEEN.get(language, BETWEEN["id"])
        self._words = words
        self._signs = [written for written in words if written and not any(map(str.isalnum, written))]
        self._written = any_of(words)

    @property
    def words(self) -> Mapping[str, str]:
        """As they are written, and as they are said."""
        return self._words

    def of(self, text: str) -> str:
        """The text as it is said; what was to be left alone is."""
        if not HINT.search(text):
            return text
        said = self._written.sub(lambda match: self._words[match[0]], text)
        return " ".join(NUMBERS.sub(self._number, said).split())

    def unsaid(self, text: str) -> list[str]:
        """What of a text nobody told how to say, in order."""
        return [] if self.are_easy([text]) else HARD.findall(NUMBERS.sub(" ", self._written.sub(" ", text)))

    def are_easy(self, texts: Iterable[str]) -> bool:
        """Whether all of many texts can be said: a quick look, that may say no where `unsaid` finds nothing."""
        text = "\n".join(filter(HINT.search, texts))
        for sign in self._signs:
            text = text.replace(sign, " ")
        # Most texts are hard to say for a word like KTP, which stands alone; looking those up is twenty times faster.
        left = TOKEN.sub(lambda match: " " if match[0] in self._words else match[0], text)
        return not HINT.search(left) or not HARD.search(NUMBERS.sub(" ", left))

    def _number(self, match: re.Match[str]) -> str:
        if match["rupiah"]:
            return f"{match['rupiah'].replace('.', '')} rupiah"
        if match["law"]:
            return f"{match['law']} {self._between['law']} {match['year']}"
        if match["hour"]:
            return self._hour(match)
        if match["large"]:
            return match["large"].replace(".", "")
        return f" {self._between['until' if match['until'] else 'either']} "

    def _hour(self, match: re.Match[str]) -> str:
        """Such as `pukul 9 lewat 30`; the second of two hours needs no `pukul`."""
        is_second = match.string[: match.start()].rstrip().endswith("–")
        named = "" if is_second else self._between["hour"]
        minute = int(match["minute"])
        after = self._between["minute"].format(minute) if minute else ""
        return f"{named}{int(match['hour'])}{after}"


def spoken(text: str, language: str) -> str:
    """The text as it is said, with the words that come with Anjungan."""
    return _shipped(language).of(text)


def shipped_words(language: str) -> Mapping[str, str]:
    """The words that come with Anjungan."""
    return _shipped(language).words


@cache
def _shipped(language: str) -> Speech:
    table = read_toml(SHIPPED_WORDS)
    shape = None if isinstance(table, TomlProblem) else build(SpokenShape, table, "", [])
    return Speech(language, getattr(shape or SpokenShape(), language, {}))
