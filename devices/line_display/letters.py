"""Text to rows of a display whose letters are those of ASCII. Pure."""

from __future__ import annotations

import unicodedata

from kiosk.ports import COLUMNS

# Dashes, quotation marks, dots and the sign of multiplication have no simpler form in Unicode's own tables.
_REPLACED = str.maketrans("\u2013\u2014\u2018\u2019\u201c\u201d\u00b7\u2022\u00d7", "--''\"\".*x")
_LACKING = "?"


def to_row(text: str) -> bytes:
    """Exactly one row: accents are left off, what is left over replaced, controls made spaces, cut, filled up."""
    plain = unicodedata.normalize("NFKD", text.translate(_REPLACED))
    letters = (_letter(one) for one in plain if not unicodedata.combining(one))
    return "".join(letters)[:COLUMNS].ljust(COLUMNS).encode("ascii")


def _letter(one: str) -> str:
    if unicodedata.category(one)[0] in "CZ":
        return " "
    return one if one.isascii() else _LACKING
