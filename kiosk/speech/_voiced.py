"""From written words to what a voice says right: words and hours as the catalogue has them, names of numbers spelled.

Whatever comes out is one plain line, safe to hand to a command: no control character, and no sign that a voice might
take for an instruction.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from string import ascii_uppercase, digits
from typing import TYPE_CHECKING

from kiosk.catalogue import spoken

if TYPE_CHECKING:
    from kiosk.texts import Texts

SENTENCE_END = ".?!:"
HIDDEN = "•"
# Names of characters that stand on the keyboards, for the key of their words.
SIGNS = {"'": "apostrophe", ".": "dot", ",": "comma", "-": "dash", "/": "slash"}
FOLDED = str.maketrans(
    dict.fromkeys("\u2026[]{}<>|\\^~`_*#\u201c\u201d\u201e", " ")
    | {'"': " ", "\u2019": "'", "\u2018": "'", "\u2014": ", ", "\u2011": "-"}
)
# A number that is a name: in groups of four as on a card, a telephone's, one with a leading zero, a very long one, the
# number of a slip, the short code under it.
NAMED = re.compile(
    r"(?P<groups>(?<![\d•])[\d•]{4}(?: [\d•]{4})+(?: [\d•]{1,3})?(?![\d•]))|(?P<phone>\b0\d{2,3}(?:-\d{2,5})+\b)"
    r"|(?P<slip>\b[A-Z]-\d{3,}\b)|(?P<code>\b(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{5,}\b)"
    r"|(?P<long>(?<![\d.,])\d{9,}\b)|(?P<zeros>(?<![\d.,:–-])0\d+\b(?![.:]\d))"
)
AREA = re.compile(r"\b(?P<name>R[TW])(?P<colon>:?) ?0+(?=[1-9])|(?<=\d) ?(?P<slash>/) ?(?=RW\b)")
LEFT = re.compile(
    r"(?P<pause>\s*·\s*)|(?P<until>\s*–\s*)|(?P<either>(?<=[^\W\d])\s*/\s*(?=[^\W\d]))|(?P<slash>/)|(?P<money>\bRp\s?)"
)
CAPITALS = re.compile(r"[A-Z]{2,}")
FIRST_LETTER = re.compile(r"(?:^|(?<=[.?!] ))[^\W\d_]")
VOWELS = frozenset("AEIOU")
FEWEST_LETTERS_OF_A_WORD = 3
GROUP = re.compile("•+|[^•]{1,4}")


def voiced(text: str, texts: Texts) -> str:
    """The text as it is said in the language of these words."""
    language = texts.falls_back_to
    plain = _plain(text)
    named = NAMED.sub(lambda match: _by_character(match, texts), AREA.sub(_area, plain))
    said = LEFT.sub(lambda match: _sign(match, texts), spoken(named, language).replace(HIDDEN, " "))
    line = " ".join(CAPITALS.sub(lambda match: _capitals(match[0], texts), said).replace(" ,", ",").split())
    return FIRST_LETTER.sub(lambda match: match[0].upper(), line)


def sentences(*parts: str) -> str:
    """Parts of a page as sentences, each with an end."""
    kept = (part.strip() for part in parts)
    return " ".join(part if part.endswith(tuple(SENTENCE_END)) else f"{part}." for part in kept if part)


def letter(character: str, texts: Texts) -> str:
    """The name of one character, as one says it when spelling."""
    if character.isascii() and character.isalpha():
        return _names(texts.get("speech.letters"), ascii_uppercase)[ord(character.upper()) - ord("A")]
    if character.isascii() and character.isdigit():
        return _names(texts.get("speech.digits"), digits)[int(character)]
    if character == " ":
        return texts.get("speech.key.space")
    return texts.get(f"speech.sign.{SIGNS[character]}") if character in SIGNS else character


def by_character(text: str, texts: Texts) -> str:
    """Spelled in groups of four, each after a short pause; what nobody is to see as one word."""
    kept = "".join(one for one in text if not one.isspace() and one != "-")
    groups = (match[0] for match in GROUP.finditer(kept))
    return ", ".join(
        texts.get("speech.hidden") if HIDDEN in group else " ".join(letter(one, texts) for one in group)
        for group in groups
    )


def counted(number: int, texts: Texts) -> str:
    """A count: below ten in words."""
    names = _names(texts.get("speech.digits"), digits)
    return names[number] if 0 < number < len(names) else str(number)


def _by_character(match: re.Match[str], texts: Texts) -> str:
    if match["slip"]:
        return " ".join(letter(one, texts) for one in match[0] if one != "-")
    if match["code"]:  # it is remembered by ear, and typed from memory
        return ", ".join(letter(one, texts) for one in match[0])
    return by_character(match[0], texts)


def _plain(text: str) -> str:
    """Without what a voice or a command might take for more than words."""
    folded = text.translate(FOLDED)
    return "".join(" " if unicodedata.category(one)[0] == "C" else one for one in folded)


def _area(match: re.Match[str]) -> str:
    """RT and RW without the zeros they are written with, and without the stroke between."""
    return ", " if match["slash"] else f"{match['name']}{match['colon']} "


def _sign(match: re.Match[str], texts: Texts) -> str:
    if match["money"]:
        return ""
    if match["pause"]:
        return ", "
    if match["until"]:
        return f" {texts.get('speech.until')} "
    return f" {texts.get('speech.either' if match['either'] else 'speech.sign.slash')} "


def _capitals(word: str, texts: Texts) -> str:
    """A name typed in capitals is a word, what cannot be one is spelled."""
    if len(word) >= FEWEST_LETTERS_OF_A_WORD and not VOWELS.isdisjoint(word):
        return word.capitalize()
    return f" {' '.join(letter(one, texts) for one in word)} "


@cache
def _names(line: str, characters: str) -> tuple[str, ...]:
    """A name for each character; themselves where a language lacks one, as its words are somebody else's work."""
    names = tuple(line.split())
    return names if len(names) == len(characters) else tuple(characters)
