"""Text and names as people type them, made safe to keep, print and show."""

from __future__ import annotations

import unicodedata

MOST_IN_NAME = 100
# Left and right quotation mark, modifier apostrophe, turned comma, acute and grave accent: all typed for one sign.
APOSTROPHES = dict.fromkeys((0x2018, 0x2019, 0x02BC, 0x02BB, 0x00B4, 0x0060), "'")
# "SITI NUR'AINI", "MUH. YUSUF DG. NGALLE", "R.A. KARTINI": registered names keep these signs.
SIGNS_IN_NAME = frozenset(" '.,-/")


def clean_text(text: str) -> str:
    """The text in one line: composed (NFC), no control, format or unassigned characters, single spaces, no ends.

    What separates words (tabs, line ends, no-break spaces) becomes a space; a printer or a page never sees it.
    """
    spaced = "".join(" " if char.isspace() else char for char in text)
    kept = "".join(char for char in spaced if char == " " or not unicodedata.category(char).startswith("C"))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def parse_name(text: str) -> str | None:
    """A person's name as typed, or None if it cannot be one.

    One word is a name; so are apostrophes, full stops and titles. Rules for new names (Permendagri 73/2022) do not
    touch names registered before, so nothing more is asked than Latin letters and 1 to 100 characters.
    """
    if any(unicodedata.category(char).startswith("C") for char in text):
        return None
    name = clean_text(text).translate(APOSTROPHES)
    if not 1 <= len(name) <= MOST_IN_NAME or not any(map(_is_latin, name)):
        return None
    return name if all(char in SIGNS_IN_NAME or _is_latin(char) for char in name) else None


def _is_latin(char: str) -> bool:
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN ")
