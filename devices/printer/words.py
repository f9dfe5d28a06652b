"""Text as a printer can print it: plain letters, broken where a reader would break it. Pure."""

from __future__ import annotations

import re
import unicodedata
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# As many papers, and as long, as a service may ask for: a list cut short sends somebody home for the rest.
MOST_LINE_CHARACTERS = 280
_WIDE_TYPES = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{BULLET}": "-",
        "\N{MIDDLE DOT}": "-",
        "\N{MULTIPLICATION SIGN}": "x",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN CAPITAL LETTER O WITH STROKE}": "O",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN CAPITAL LETTER D WITH STROKE}": "D",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN CAPITAL LETTER L WITH STROKE}": "L",
        "\N{LATIN SMALL LETTER SHARP S}": "ss",
    }
)
_CONSONANT = "(?:ng|ny|sy|kh|[bcdfghjklmnpqrstvwxyz])"
# Indonesian: a syllable ends before a consonant and its vowel, ke-pen-du-duk-an.
_SYLLABLE_END = re.compile(rf"(?:[aeiou]{_CONSONANT}?|[aeiou])(?={_CONSONANT}[aeiou])", re.IGNORECASE)
_PLAIN = re.compile(r"[ -~]*")
_ACCENTED = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff"  # the letters of cp1252 that are the same in Latin-1
_WORD = re.compile(rf"[A-Za-z{_ACCENTED}]+[.,:;)!?]*")
_IS_ACCENTED = re.compile(f"[{_ACCENTED}]")


def printable(text: str, most: int = MOST_LINE_CHARACTERS, *, accents: bool = False) -> str:
    """What may reach a printer of any text: printable ASCII (with `accents` Latin-1 letters, too), single-spaced.

    Clones lie about their code pages, so accents are dropped where nobody has seen them come out, and a letter with no
    Latin form becomes `?`.

    Args:
        text: Any.
        most: How long the result may be.
        accents: Keep the accented letters of Western Europe too, all of which Latin-1 encodes.
    """
    if _PLAIN.fullmatch(text):  # nearly all there is
        return " ".join(text.split())[:most].rstrip()
    flat = " ".join(unicodedata.normalize("NFC", text).split())
    kept = "".join(
        character if accents and _IS_ACCENTED.match(character) else _ascii(character)
        for character in flat
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )
    return " ".join(kept.split())[:most].rstrip()


def _ascii(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character.translate(_WIDE_TYPES))
    plain = "".join(part for part in decomposed if not unicodedata.combining(part))
    plain = plain.translate(_WIDE_TYPES)
    return plain if plain and all(" " <= part <= "~" for part in plain) else "?"


def broken(text: str, columns: int, hang: str = "", *, accents: bool = False) -> list[str]:
    """The printable form of a text in lines of at most so many letters, each word whole where it can be.

    A word longer than a line is broken between syllables, with a hyphen; a number or a code just where the line ends.

    Args:
        text: Any text; an empty one gives no line.
        columns: Letters a line.
        hang: Stands before the first line; the others stand in as far.
        accents: As in `printable`.
    """
    room = columns - len(hang)
    words = (piece for word in printable(text, accents=accents).split() for piece in _pieces(word, room))
    return wrap(
        " ".join(words), columns, initial_indent=hang, subsequent_indent=" " * len(hang), break_on_hyphens=False
    )


def _pieces(word: str, room: int) -> Iterator[str]:
    """A word in parts that fit a line; the whole if it fits, or if it is no word."""
    while len(word) > room and _WORD.fullmatch(word):
        end = max((found.end() for found in _SYLLABLE_END.finditer(word) if found.end() < room), default=0)
        if not end:
            break
        yield word[:end] + "-"
        word = word[end:]
    yield word
