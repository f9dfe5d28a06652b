"""Sample pages that tell something, part by part."""

from __future__ import annotations

import msgspec

from kiosk.views import SHOW_LINE_CHARACTERS, SHOW_LINES, Button, Note, Section, ShowView
from tests.ui.samples._frames import FRAME, LONG_FRAME, NEXT, Sample

SHOW = ShowView(
    LONG_FRAME,
    "prepare",
    "Yang perlu disiapkan untuk surat keterangan usaha",
    (
        Section(
            "file-document-outline",
            "Yang dibawa",
            (
                "KTP asli",
                "Kartu keluarga asli atau fotokopi",
                "Surat pengantar RT dan RW, atau surat pernyataan usaha yang ditandatangani ketua RT",
                "Foto tempat usaha, kalau ada",
            ),
        ),
        Section("walk", "Caranya", ("Isi di mesin ini, lalu tunggu dipanggil ke loket dan tanda tangan.",)),
        Section("clock-outline", "Lamanya", ("Kira-kira 1 jam kalau berkasnya lengkap.",)),
        Section("cash", "Biayanya", ("Gratis. Tidak ada biaya apa pun.",)),
    ),
    NEXT,
    note=Note("info", "Belum lengkap juga tidak apa-apa. Daftarnya bisa dicetak untuk dibawa pulang."),
    others=(
        Button("missing", "Ada yang belum saya bawa", "file-alert-outline"),
        Button("print", "Cetak daftar ini", "printer"),
    ),
)
_LINE = "Kartu keluarga asli atau fotokopi bermeterai"[:SHOW_LINE_CHARACTERS]
# The fullest service: seven papers, each thing one has a right to know.
SHOW_FULL = ShowView(
    LONG_FRAME,
    "prepare-full",
    "Yang perlu disiapkan untuk surat keterangan tidak mampu",
    (
        Section("information-outline", "Untuk apa", ("Untuk keringanan biaya sekolah, berobat, atau bantuan.",)),
        Section("account-check", "Siapa yang boleh mengurus", ("Warga yang tinggal di kecamatan ini, atau anaknya.",)),
        Section(
            "file-document-outline",
            "Yang dibawa",
            (
                "KTP asli pemohon",
                "Kartu keluarga asli atau fotokopi",
                "Surat keterangan dari kelurahan, asli",
                "Surat pengantar RT dan RW",
                "Surat pernyataan tidak mampu bermeterai Rp10.000, diketahui ketua RT",
                "Foto rumah dari depan dan dari dalam",
                "Kartu pelajar anak, kalau untuk sekolah",
            ),
        ),
        Section(
            "walk",
            "Caranya",
            (
                "Isi di mesin ini, lalu ambil nomor.",
                "Tunggu dipanggil ke loket.",
                "Petugas memeriksa berkas, lalu surat ditandatangani.",
            ),
        ),
        Section("clock-outline", "Lamanya", ("15 menit setelah berkas lengkap.",)),
        Section("cash", "Biayanya", ("Gratis. Tidak ada biaya apa pun.",)),
        Section("file-certificate-outline", "Hasilnya", ("Surat keterangan tidak mampu, langsung dibawa pulang.",)),
    ),
    NEXT,
    note=SHOW.note,
    others=SHOW.others,
)
SHOW_MOST = tuple(
    msgspec.structs.replace(
        SHOW_FULL,
        sections=tuple(
            Section("cash", "Yang diperiksa di loket", (_LINE,) * (SHOW_LINES - count + 1 if at == large else 1))
            for at in range(count)
        ),
    )
    for count in range(1, 9)
    for large in {0, count // 2, count - 1}
)
SHOW_STOP = ShowView(
    LONG_FRAME,
    "stop",
    "Surat ini dibuat di kantor kelurahan dahulu",
    (
        Section("file-sign", "Yang belum ada", ("Surat keterangan tidak mampu dari kelurahan.",)),
        Section("map-marker", "Di mana", ("Kantor Kelurahan Tanjung Laut Indah, Senin–Jumat 08.00–15.30",)),
        Section("file-document-outline", "Yang dibawa", ("KTP dan kartu keluarga", "Surat pengantar RT dan RW")),
        Section("cash", "Biayanya", ("Gratis",)),
    ),
    Button("print", "Cetak surat rujukan", "printer"),
    others=(
        Button("go_to", "Urus kartu identitas anak", "card-account-details-outline"),
        Button("number", "Nomor antrean saja", "ticket-confirmation-outline"),
    ),
)
SHOW_SHORT = ShowView(
    FRAME,
    "notice",
    "Data Bapak/Ibu dipakai untuk surat ini saja",
    (Section("shield-check-outline", "Disimpan aman", ("Hanya petugas kecamatan yang membacanya.",)),),
    Button("agree", "Saya mengerti, lanjut"),
)

SAMPLES = (
    Sample("show", SHOW),
    Sample("show-full", SHOW_FULL),
    *(Sample(f"show-most-{at}", view) for at, view in enumerate(SHOW_MOST)),
    Sample("show-stop", SHOW_STOP),
    Sample("show-short", SHOW_SHORT),
)
