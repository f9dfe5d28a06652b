"""Sample pages of the technician's own kinds: learning keys, the ruler, the touch test."""

from __future__ import annotations

from kiosk.views import Button, KeyRow, LearnView, Note, RulerView, TouchTestView
from tests.ui.samples._frames import REST_FRAME, Sample

LEARN = LearnView(
    REST_FRAME,
    "keys.ask",
    "Tekan tombol untuk: bagian berikutnya",
    tuple(
        KeyRow(label, keys, state)  # type: ignore[arg-type]
        for label, keys, state in (
            ("Maju", "down, tab", "pressed"),
            ("Mundur", "up", "known"),
            ("Pilih", "enter, keypad_enter", "known"),
            ("Bagian berikutnya", "code:1073741942, page_down", "asked"),
            *[("Headphone dipasang", "f15", "known")] * 14,
        )
    ),
    Button("skip", "Lewati"),
    hint="Tekan satu tombol. Yang tidak ada di papan tombol dapat dilewati.",
    note=Note("problem", "Tombol F13 sudah dipakai untuk Maju. Tekan tombol lain."),
    others=(Button("cancel", "Batal"),),
)
RULER = RulerView(
    REST_FRAME,
    "tech.ruler_along",
    "Letakkan penggaris mendatar di garis ini",
    length_mm=104.0,
    is_upright=False,
    steps=tuple(
        Button(f"stretch:{name}", words)
        for name, words in (
            ("longer10", "Jauh lebih panjang"),
            ("longer", "Lebih panjang"),
            ("shorter", "Lebih pendek"),
            ("shorter10", "Jauh lebih pendek"),
        )
    ),
    primary=Button("fits", "Sudah 100 mm"),
    hint="Ubah panjang garis sampai tepat 100 mm di penggaris.",
)
TOUCH_TEST = TouchTestView(REST_FRAME, "tech.touch", "Sentuh tepat di tengah sasaran", (0.5, 0.5), "Sasaran 3 dari 5")

SAMPLES = (
    Sample("learn", LEARN),
    Sample("ruler", RULER),
    Sample("touch-test", TOUCH_TEST),
)
