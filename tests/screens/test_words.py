"""Where lines of text end: no word is broken unnoticed, and what belongs together stays together."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

_SCRIPT = """
import json
import sys
from screens._environment import prepare
prepare((640, 480), driver="offscreen")
from kivy.core.window import Window
from screens.theme import Panel, sizes_for
from screens.widgets import Box, Words
from screens.widgets.words import label_for
from tests.ui.onglass import _words
from tests.ui.panels import STANDING

sizes = sizes_for(Panel(*STANDING.px, *STANDING.mm), 0.6)
size = sizes.text["body"]
words = Words(text="mmmm iiiiii")
broad, long = (Words(text=one).natural_width(sizes) for one in words.text.split())
assert broad > long
told = {"is_broken": words.measured(words.text, size, broad - 5)[1]}
words.place(Box(0, 0, broad - 5, 400), sizes)
told["is_seen"] = _words(words)["word"] > words.width

def lines(text, longest):
    width = Words(text=longest).natural_width(sizes) + 1
    drawn, width = Words(text=text)._wrapped(width, sizes)
    label = label_for(drawn, "regular", size, width)
    label.render()
    return ["".join(word.text for word in line.words).replace("\\u00a0", " ").strip() for line in label._cached_lines]

told["lines"] = {text: lines(text, longest) for text, longest in json.loads(sys.argv[1]).items()}
print(json.dumps(told))
"""
# What is said, the longest of the lines there is room for, and how it is to be broken.
_BROKEN = {
    "Ya, lahir 15 April 1954": ("Ya, lahir 15 April", ["Ya, lahir", "15 April 1954"]),
    "Warung, toko, kebun · gratis": ("Warung, toko, kebun", ["Warung, toko,", "kebun · gratis"]),
    "Bangun atau ubah rumah · izin dari dinas kota": (
        "Bangun atau ubah rumah ·",
        ["Bangun atau ubah rumah", "izin dari dinas kota"],
    ),
    "Cap sesuai asli · gratis · 1 jam": ("Cap sesuai asli · gratis", ["Cap sesuai asli", "gratis · 1 jam"]),
    "Untuk mengurus orang tua": ("Untuk mengurus orang", ["Untuk mengurus", "orang tua"]),
    "Bukti perubahan data: sedang dibaca": (
        "Bukti perubahan data: sed",
        ["Bukti perubahan data:", "sedang dibaca"],
    ),
    "NIB: sedang dibaca": ("sedang dibaca", ["NIB:", "sedang dibaca"]),
    "Kosong 0,1 dari 118,0 GB": ("Kosong 0,1 dari 118,0", ["Kosong 0,1", "dari 118,0 GB"]),
    "210 dari 1.000 MB bulan ini": ("210 dari 1.000", ["210 dari", "1.000 MB", "bulan ini"]),
    "Layar 398 \u00d7 708 mm": ("398 \u00d7 708 mm", ["Layar", "398 \u00d7 708 mm"]),
    "Tutup pukul 15.30 WITA": ("Tutup pukul 15.30", ["Tutup pukul", "15.30 WITA"]),
    "Siapa saja anggota keluarganya?": ("Siapa saja anggota kel", ["Siapa saja", "anggota keluarganya?"]),
    "KTP, kartu keluarga": ("KTP, kartu kelu", ["KTP,", "kartu keluarga"]),
    "Kecamatan Bontang Selatan": ("Kecamatan Bontang", ["Kecamatan", "Bontang Selatan"]),
    "Cek nomor saya": ("Cek nomor s", ["Cek nomor", "saya"]),
    "Selesai paling lama 10 hari kerja": ("Selesai paling lama 10 hari", ["Selesai paling", "lama 10 hari kerja"]),
}


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    asked = json.dumps({text: longest for text, (longest, _) in _BROKEN.items()})
    command = [sys.executable, "-c", _SCRIPT, asked]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    words: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return words


def test_broken_word_is_noticed_though_another_has_more_letters(told: dict[str, Any]) -> None:
    assert told["is_broken"], "by the screens, which then take smaller text"
    assert told["is_seen"], "by the figures"


@pytest.mark.parametrize("text", _BROKEN)
def test_line_ends_where_one_would_pause(told: dict[str, Any], text: str) -> None:
    assert told["lines"][text] == _BROKEN[text][1]
