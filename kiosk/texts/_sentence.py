"""Titles within a sentence."""

from __future__ import annotations

import re

FIRST_WORDS = re.compile(r"([^\W\d_]+)(?!\w)(?: +([^\W\d_]+))?")
# Written with a capital wherever they stand: the days of opening hours, and what goes by no other name.
NAMES = frozenset(
    {
        *("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("Disdukcapil", "Samsat", "Imigrasi"),
    }
)


def in_sentence(title: str) -> str:
    """A title within a sentence: a small first letter, not in `KTP-el`, `Senin`, `Rp10.000`, `Pengadilan Agama`."""
    found = FIRST_WORDS.match(title)
    if found is None or found[1] in NAMES or not found[1].istitle() or (found[2] or "").istitle():
        return title
    return title[:1].lower() + title[1:]
