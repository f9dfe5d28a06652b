"""The short code beside a slip's QR: made by the kiosk, read from the slip and typed, by an officer or at the kiosk."""

from __future__ import annotations

import secrets
import unicodedata
from itertools import product

# Letters and digits that cannot be mistaken for one another, read aloud or on paper.
_LETTERS = "ACDEFHJKLMNPRTUVWXY34679"
SHORT_CODE_LENGTH = 6
# What is in no code was read wrong: each stands for those it looks or sounds like.
_LOOKS_LIKE = {
    **dict.fromkeys("0OQ", "D"),
    **dict.fromkeys("1I", "L7"),
    **dict.fromkeys("2Z", "7"),
    **dict.fromkeys("5S", "36"),
    "8": "36",
    "B": "3PR",
    "G": "6C",
}
_BETWEEN = str.maketrans("", "", " -.")


def new_short_code() -> str:
    """A code for one slip; it finds the number and proves nothing."""
    while True:
        code = "".join(secrets.choice(_LETTERS) for _ in range(SHORT_CODE_LENGTH))
        if not (code.isalpha() or code.isdigit()):  # else a voice would say it as a word, or as one large number
            return code


def possible_short_codes(typed: str) -> frozenset[str]:
    """Every code that somebody can have meant who typed this; empty if it is none.

    Case, spaces and dashes are forgiven. What is as typed always counts, so that another version's letters are found.
    """
    bare = unicodedata.normalize("NFKC", typed).upper().translate(_BETWEEN)
    if len(bare) != SHORT_CODE_LENGTH or not (bare.isascii() and bare.isalnum()):
        return frozenset()
    return frozenset("".join(one) for one in product(*(letter + _LOOKS_LIKE.get(letter, "") for letter in bare)))
