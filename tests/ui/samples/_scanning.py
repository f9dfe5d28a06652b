"""Sample pages of the scanner and the camera."""

from __future__ import annotations

import msgspec

from kiosk.views import Button, Note, Picture, ScanView
from tests.ui.samples._frames import FRAME, Sample

SCAN_READY = ScanView(
    FRAME,
    "scan",
    "Pindai kartu keluarga",
    "ready",
    Button("scan", "Mulai pindai", "scanner"),
    progress="Berkas 1 dari 2",
    steps=(
        "Buka tutup pemindai di sebelah kanan layar.",
        "Letakkan kertas menghadap ke bawah, rapat ke sudut yang bertanda panah.",
        "Tutup pelan-pelan, lalu tekan Mulai pindai.",
    ),
    others=(Button("counter", "Bawa ke loket saja", "human-greeting"),),
)
SCAN_WORKING = ScanView(
    FRAME, "scan", "Sedang membaca kertas", "working", None, hint="Kira-kira 10 detik lagi.", percent=60
)
SCAN_LOOKING = ScanView(
    FRAME,
    "scan",
    "Kartu keluarga: potret di sini",
    "looking",
    Button("take_now", "Ambil sekarang", "camera"),
    percent=60,
    picture=Picture(0, 620, 877),
    others=(Button("cancel", "Berhenti"), Button("counter", "Bawa ke loket saja", "human-greeting")),
    by="camera",
    advice="Geser kertas sedikit ke kiri.",
)
SCAN_GOOD = msgspec.structs.replace(SCAN_LOOKING, advice="Bagus. Biarkan di situ.", is_good=True)
SCAN_NOTHING = msgspec.structs.replace(SCAN_LOOKING, percent=0, advice="Belum ada kertas. Sudah? Tekan lagi.")
SCAN_CAPTURED = ScanView(
    FRAME,
    "scan",
    "Apakah tulisannya terbaca?",
    "captured",
    Button("keep", "Ya, pakai ini", "check"),
    progress="Berkas 1 dari 2",
    picture=Picture(0, 620, 877),
    note=Note("ok", "Halaman terbaca jelas."),
    others=(Button("again", "Pindai lagi", "refresh"), Button("counter", "Bawa ke loket saja", "human-greeting")),
)
SCAN_DOUBTED = ScanView(
    FRAME,
    "scan",
    "Apakah tulisannya terbaca?",
    "captured",
    Button("again", "Pindai lagi", "refresh"),
    picture=Picture(0, 620, 877),
    note=Note("warning", "Halaman ini tampak kosong. Apakah kertasnya terbalik?"),
    others=(
        Button("next", "Tambah halaman", "plus"),
        Button("use", "Pakai ini", "check"),
        Button("to_counter", "Bawa ke loket saja"),
    ),
)
SCAN_SEVERAL = ScanView(
    FRAME,
    "scan",
    "7 halaman sudah masuk. Apakah terbaca?",
    "captured",
    Button("use", "Sudah semua", "check"),
    picture=Picture(0, 620, 877),
    note=Note("warning", "Kertas tersangkut di pemindai. Panggil petugas."),
    others=(
        Button("next", "Tambah halaman", "plus"),
        Button("again", "Pindai lagi", "refresh"),
        Button("drop", "Hapus yang terakhir", "backspace-outline"),
    ),
    strip=Picture(1, 7 * 96, 136),
    pages=7,
)
SCAN_PROBLEM = ScanView(
    FRAME,
    "scan",
    "Kertasnya tersangkut",
    "problem",
    Button("again", "Coba lagi", "refresh"),
    steps=("Tarik kertasnya pelan-pelan ke arah Bapak/Ibu.", "Letakkan lagi, lalu tekan Coba lagi."),
    note=Note("problem", "Pemindai berhenti karena kertas tersangkut. Jawaban yang sudah diisi tetap aman."),
    others=(Button("counter", "Bawa ke loket saja", "human-greeting"),),
)
SCAN_STOPPED = msgspec.structs.replace(SCAN_PROBLEM, steps=())

SAMPLES = (
    Sample("scan-ready", SCAN_READY),
    Sample("scan-working", SCAN_WORKING),
    Sample("scan-looking", SCAN_LOOKING, picture_count=1),
    Sample("scan-good", SCAN_GOOD, picture_count=1),
    Sample("scan-nothing", SCAN_NOTHING, picture_count=1),
    Sample("scan-doubted", SCAN_DOUBTED, picture_count=1),
    Sample("scan-captured", SCAN_CAPTURED, picture_count=1),
    Sample("scan-several", SCAN_SEVERAL, picture_count=2),
    Sample("scan-problem", SCAN_PROBLEM),
    Sample("scan-stopped", SCAN_STOPPED),
)
