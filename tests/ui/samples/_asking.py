"""Sample pages, most of them questions, that are hard to ask on a small panel at the largest text."""

from __future__ import annotations

import msgspec

from kiosk.views import AskView, Button, CheckRow, CheckView, Choice, ChooseView, Note, Section, ShowView
from tests.ui.samples._frames import FRAME, NEXT, OFFICER, Sample

NOTED = ChooseView(
    FRAME,
    "noted",
    "Usaha, bangunan, dan tanah",
    tuple(
        Choice(str(at), title, "Warung, toko, kebun · gratis · 1 jam", "store")
        for at, title in enumerate(
            ("Surat keterangan usaha (SKU)", "Surat domisili usaha (SKDU)", "NIB usaha kecil") * 2
        )
    ),
    note=Note("warning", "Pencetak struk sedang tidak bisa dipakai. Nomor tetap tampil di layar."),
)
LACKING = ChooseView(
    FRAME,
    "lacking",
    "Mana yang belum ada?",
    tuple(Choice(str(at), "KTP-el", "KTP pemilik bangunan.", "card-account-details") for at in range(6)),
    hint="Pilih semua yang belum ada, lalu lanjutkan.",
    note=Note("problem", "Belum ada yang dipilih. Kalau semua sudah ada, tekan Kembali."),
    primary=NEXT,
    is_several=True,
)
TWO = ChooseView(
    FRAME,
    "two",
    "Apa jenis kelamin anak di kartu keluarga?",
    (Choice("0", "Laki-laki", "", "human-male"), Choice("1", "Perempuan", "", "human-female")),
    progress="Pertanyaan 4 dari 8",
    hint="Seperti di kartu keluarga.",
    others=(OFFICER,),
)
TWO_WARNED = msgspec.structs.replace(
    TWO,
    choices=(msgspec.structs.replace(TWO.choices[0], is_chosen=True), TWO.choices[1]),
    note=Note("warning", "Pilihan ini berbeda dengan NIK. Kalau sudah benar, lanjutkan."),
    primary=NEXT,
)
FOUR = ChooseView(
    FRAME,
    "four",
    "Apakah petugasnya mampu melayani?",
    tuple(
        Choice(str(at), title, "", icon)
        for at, (title, icon) in enumerate(
            (
                ("Tidak kompeten", "emoticon-sad-outline"),
                ("Kurang kompeten", "emoticon-neutral-outline"),
                ("Kompeten", "emoticon-happy-outline"),
                ("Sangat kompeten", "emoticon-excited-outline"),
            )
        )
    ),
    progress="Pertanyaan 6 dari 9",
    hint="Kompeten: tahu caranya dan bisa menjelaskan.",
    others=(Button("skip", "Belum tahu, lewati"), Button("end", "Cukup sampai sini")),
)
FOUR_CHOSEN = msgspec.structs.replace(
    FOUR, choices=(msgspec.structs.replace(FOUR.choices[0], is_chosen=True), *FOUR.choices[1:])
)
ODD = msgspec.structs.replace(
    FOUR, page="odd", choices=(*FOUR.choices, Choice("4", "Tidak tahu", "", "help")), hint="", others=()
)
UNSAVED = CheckView(
    FRAME,
    "unsaved",
    "Apakah semua sudah benar?",
    tuple(CheckRow(f"Saksi {at}", "SITI CONTOH", Button(f"change{at}", "Ubah")) for at in range(4)),
    Button("send", "Kirim ke nomor A-128"),
    note=Note("problem", "Belum tersimpan. Tekan sekali lagi, atau panggil petugas."),
)
MANY = ChooseView(
    FRAME,
    "many",
    "Apa yang bisa dibantu?",
    tuple(
        Choice(f"answer:{at}", title, subtitle, "help")
        for at, (title, subtitle) in enumerate(
            (
                ("Panggil petugas", "Petugas datang ke sini"),
                ("Dengar halaman ini", "Dibacakan dari awal"),
                ("Saya cari berkas dulu", "Layar ditutup sebentar"),
                ("Tombol lebih rendah", "Mati. Pilih kalau sambil duduk"),
                ("Tutup layar", "Pakai suara dan tombol saja"),
                ("Tampilan seperti semula", "Jawaban tetap ada"),
            )
        )
    ),
    hint="Pilih layanan yang Bapak/Ibu perlukan. Belum ketemu? Tekan Cari layanan.",
    primary=Button("back", "Kembali ke halaman tadi"),
)
UNCHECKED = CheckView(
    FRAME,
    "unchecked",
    "Apakah semua sudah benar?",
    tuple(
        CheckRow(label, value, Button(f"answer:{at}", "Ubah"))
        for at, (label, value) in enumerate(
            (
                ("Nama calon suami/istri", "SITI CONTOH"),
                ("Tanggal lahir pasangan", "Diisi petugas"),
                ("Wali nikah", "Ayah"),
                ("Anggota TNI atau Polri", "Ya"),
                ("Kartu keluarga", "Dibawa ke loket"),
                ("Akta kelahiran", "Dibawa ke loket"),
            )
        )
    ),
    Button("more", "Jawaban berikutnya"),
    progress="Halaman 3 dari 4",
    others=(Button("previous", "Jawaban tadi"),),
)
STILL_HERE = AskView(
    FRAME,
    "still",
    "Apakah Bapak/Ibu masih di sini?",
    "Kalau tidak, nomor di layar ini akan ditutup. Nomornya tetap berlaku.",
    "clock",
    Button("stay", "Ya, masih di sini", "check"),
    45,
    (Button("leave", "Saya sudah selesai"),),
)
INCOMPLETE = ShowView(
    FRAME,
    "incomplete",
    "Tidak apa-apa, bisa lanjut",
    tuple(
        Section(
            "file-document-outline",
            heading,
            (
                "Jika anggota datang dari kota lain. Kalau begitu, berkas ini harus ada dulu.",
                "Di layanan akta kelahiran, di sini atau di kelurahan",
                "Biaya: gratis",
            ),
        )
        for heading in ("Surat atau akta kelahiran", "Surat keterangan pindah", "Akta kematian")
    ),
    NEXT,
)

SAMPLES = (
    Sample("asking-noted", NOTED),
    Sample("asking-lacking", LACKING),
    Sample("asking-two", TWO),
    Sample("asking-two-warned", TWO_WARNED),
    Sample("asking-four", FOUR),
    Sample("asking-four-chosen", FOUR_CHOSEN),
    Sample("asking-odd", ODD),
    Sample("asking-unsaved", UNSAVED),
    Sample("asking-many", MANY),
    Sample("asking-unchecked", UNCHECKED),
    Sample("asking-still", STILL_HERE),
    Sample("show-incomplete", INCOMPLETE),
)
