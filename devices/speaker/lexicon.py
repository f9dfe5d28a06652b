"""How words are said that the machine's voice reads wrongly: a list a language, put into the text as its sounds."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lexicon"
_WORD = re.compile(r"[^\W\d_]+")


@cache
def sounds_of(language: str) -> dict[str, str]:
    """Words and their sounds, in espeak-ng's own names; empty for a language without a list."""
    path = FOLDER / f"{language}.txt"
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))


def with_sounds(sentence: str, language: str) -> str:
    """A cleaned sentence with the sounds of its hard words; the only place where brackets come in."""
    sounds = sounds_of(language)

    def said(match: re.Match[str]) -> str:
        known = sounds.get(match[0].lower())
        return f"[[{known}]]" if known else match[0]

    return _WORD.sub(said, sentence) if sounds else sentence
