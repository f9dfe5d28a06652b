"""The rules for every sentence a resident reads: short, kind, plain, spelled as the dictionary does.

Sentences of at most 20 words: NHS and VVSG guidance for easy reading. Words that blame or frighten are banned; what one
should write instead is told, as the person who edits the file may be no programmer.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 20
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# Blame, fear or a command where help is meant.
BANNED = (
    "mohon",
    "maaf",
    "tidak valid",
    "invalid",
    "dilarang",
    "ilegal",
    "lupa",
    "ups",
    "terjadi kesalahan",
    "wajib diisi",
)
# KBBI's spelling, or the word people know, for what is often written.
INSTEAD = {
    "antrian": "antrean",
    "antri": "antre",
    "silahkan": "silakan",
    "scan": "pindai",
    "print": "cetak",
    "upload": "kirim berkas",
    "klik": "sentuh",
    "tap": "sentuh",
    "offline": "tanpa internet",
    "online": "daring",
    "password": "kata sandi",
    "handphone": "HP",
    "foto copy": "fotokopi",
    "fotocopy": "fotokopi",
    "photo copy": "fotokopi",
    "materai": "meterai",
    "ijin": "izin",
    "legalisir": "legalisasi",
    "praktek": "praktik",
    "lurahan": "kelurahan",
    "operator": "petugas",
    "admin": "petugas",
    "cacat": "penyandang disabilitas",
    "jompo": "lansia",
    "jadual": "jadwal",
    "kemis": "Kamis",
    "jum'at": "Jumat",
    "pebruari": "Februari",
    "nopember": "November",
}
BANNED_ENGLISH = (
    "please",
    "sorry",
    "valid",
    "invalid",
    "forbidden",
    "illegal",
    "you forgot",
    "oops",
    "an error occurred",
    "this field is required",
)
KINDLY = "say kindly what to do instead"
FAULTS = {
    "id": {**dict.fromkeys(BANNED, KINDLY), **{word: f"write `{better}`" for word, better in INSTEAD.items()}},
    "en": dict.fromkeys(BANNED_ENGLISH, KINDLY),
}
# The first word of each: a text with none of them needs no closer look, and most texts have none.
FIRST_WORDS = {language: frozenset(fault.split()[0] for fault in faults) for language, faults in FAULTS.items()}
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
    small = text.lower()
    if not FIRST_WORDS[language].isdisjoint(WORD.findall(small)):
        for match in FAULTY[language].finditer(small):
            yield f"uses `{match[0]}`; {FAULTS[language][match[0]]}"


def _long_sentences(text: str) -> Iterator[str]:
    for sentence in SENTENCE_END.split(text):
        words = len(sentence.split())
        if words > MOST_WORDS:
            yield f"has a sentence of {words} words; write at most {MOST_WORDS}, as two sentences"
