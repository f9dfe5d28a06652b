"""Sample pages of choosing one or several answers."""

from __future__ import annotations

import msgspec

from kiosk.views import Button, Choice, ChooseView, Note
from tests.ui.samples._frames import FRAME, LONG_FRAME, NEXT, OFFICER, Sample

CHOOSE = ChooseView(
    FRAME,
    "service",
    "Bapak/Ibu mau mengurus apa?",
    (
        Choice("sku", "Surat keterangan usaha", "Warung, toko, kebun · gratis · 1 jam", "store"),
        Choice("sktm", "Surat keterangan tidak mampu", "Sekolah, berobat, bantuan · gratis", "heart"),
        Choice("skd", "Surat keterangan domisili", "Tempat tinggal · gratis · 30 menit", "home"),
        Choice("more", "Layanan lain", "24 layanan", "format-list-bulleted"),
    ),
    others=(Button("number", "Nomor antrean saja", "ticket-outline"),),
)
CHOOSE_FULL = ChooseView(
    LONG_FRAME,
    "priority",
    "Apakah ada yang perlu didahulukan hari ini?",
    (
        Choice("elderly", "Usia 60 tahun ke atas", "Bapak/Ibu sendiri atau yang diantar", "human-cane", is_chosen=True),
        Choice("disabled", "Disabilitas", "Termasuk yang tidak terlihat dari luar", "wheelchair-accessibility"),
        Choice("pregnant", "Ibu hamil", "Berapa pun usia kandungannya", "human-pregnant"),
        Choice("infant", "Membawa anak kecil atau bayi", "Anak di bawah usia lima tahun", "baby-carriage"),
        Choice("sick", "Sedang sakit atau tidak kuat berdiri lama", "Kami siapkan tempat duduk", "medical-bag"),
        Choice("guardian", "Mengantar orang yang tidak bisa datang", "Dengan surat kuasa", "account-group"),
        Choice("none", "Tidak ada", "Mengantre seperti biasa", "check"),
    ),
    progress="Pertanyaan 9 dari 9",
    hint="Petugas tidak menanyakan alasannya di depan orang lain.",
    note=Note("info", "Jawaban ini hanya dilihat petugas loket, tidak dicetak di struk."),
    others=(Button("skip", "Lewati pertanyaan ini", "arrow-right"), Button("help", "Minta bantuan", "hand-heart")),
)
CHOOSE_TWO = ChooseView(
    FRAME,
    "owner",
    "Tempat usahanya milik sendiri?",
    (Choice("yes", "Ya, milik sendiri", "", "check"), Choice("no", "Bukan, menyewa", "", "close")),
    progress="Pertanyaan 5 dari 9",
    others=(Button("unsure", "Saya tidak yakin", "help-circle-outline"), OFFICER),
)
CHOOSE_STARTS = ChooseView(
    FRAME,
    "starts",
    "Sudah ada surat pengantar kelurahan?",
    (
        Choice("yes", "Ya, sudah ada", "Diminta paling lambat 7 hari sebelum acara.", "file-sign"),
        Choice("no", "Belum ada", "Kami beri petunjuk mengurusnya", "map-marker-outline"),
    ),
    hint="Tanpa berkas ini, permohonan belum bisa dibuat.",
)
# Tiles of a home page, then of the fullest group there may be.
CHOOSE_HOME = ChooseView(
    LONG_FRAME,
    "home",
    "Bapak/Ibu mau mengurus apa?",
    (
        Choice("kependudukan", "KTP, kartu keluarga, pindah", "6 layanan", "card-account-details"),
        Choice("keluarga", "Kelahiran, kematian, nikah, waris", "6 layanan", "account-group"),
        Choice("surat", "Surat keterangan dan pengantar", "8 layanan", "file-document-outline"),
        Choice("usaha", "Usaha, bangunan, dan tanah", "5 layanan", "store"),
        Choice("kantor", "Layanan kantor kecamatan lainnya", "3 layanan", "office-building"),
        Choice("again", "Lanjutkan permohonan yang belum selesai", "Dengan struk lama", "qrcode-scan"),
        Choice("result", "Ambil hasil atau periksa permohonan", "Dengan struk atau NIK", "file-check-outline"),
    ),
    others=(
        Button("search", "Cari layanan", "magnify"),
        Button("number", "Nomor antrean saja", "ticket-confirmation-outline"),
    ),
)
CHOOSE_EIGHT = ChooseView(
    LONG_FRAME,
    "group",
    "Surat apa yang Bapak/Ibu perlukan?",
    tuple(
        Choice(str(at), title, subtitle, icon)
        for at, (title, subtitle, icon) in enumerate(
            (
                ("Surat keterangan tidak mampu", "Sekolah, berobat, bantuan · gratis", "heart"),
                ("Surat keterangan domisili tempat tinggal", "Tempat tinggal sekarang · gratis", "home"),
                ("Surat keterangan domisili lembaga atau perusahaan", "Yayasan, usaha, masjid · gratis", "domain"),
                ("Surat keterangan penghasilan orang tua atau wali", "Beasiswa, sekolah · gratis", "cash"),
                ("Surat keterangan beda nama pada dua dokumen resmi", "Ijazah, KTP, akta · gratis", "file-compare"),
                ("Surat pengantar catatan kepolisian", "Lalu ke kantor polisi", "shield-account"),
                ("Surat keterangan kehilangan dari kecamatan", "Kartu, akta, buku nikah", "file-question"),
                ("Izin keramaian dan rekomendasi acara masyarakat", "Hajatan, pentas · gratis", "party-popper"),
            )
        )
    ),
    hint="Pilih yang paling dekat. Petugas membantu kalau ternyata lain.",
    others=(Button("previous", "Sebelumnya", "chevron-left"), Button("more", "Berikutnya", "chevron-right")),
)
CHOOSE_SEVERAL = ChooseView(
    FRAME,
    "missing",
    "Mana yang belum ada?",
    (
        Choice("kk", "Kartu keluarga", "Fotokopi", "card-account-details-outline", is_chosen=True),
        Choice("rt", "Surat pengantar RT dan RW", "Asli", "file-sign"),
        Choice("photo", "Foto rumah dari depan dan dari dalam", "Foto", "camera", is_chosen=True),
        Choice("statement", "Surat pernyataan tidak mampu bermeterai", "Asli", "file-document-edit-outline"),
    ),
    hint="Boleh lebih dari satu.",
    primary=NEXT,
    is_several=True,
)
CHOOSE_SEVERAL_FULL = msgspec.structs.replace(
    CHOOSE_EIGHT,
    page="several",
    title="Dokumen apa saja yang namanya berbeda?",
    progress="Pertanyaan 12 dari 31",
    choices=tuple(
        msgspec.structs.replace(choice, is_chosen=at % 3 == 0) for at, choice in enumerate(CHOOSE_EIGHT.choices)
    ),
    note=Note("problem", "Belum ada yang dipilih. Tekan satu atau lebih."),
    others=(*CHOOSE_EIGHT.others, OFFICER),
    primary=NEXT,
    is_several=True,
)

SAMPLES = (
    Sample("choose", CHOOSE),
    Sample("choose-full", CHOOSE_FULL),
    Sample("choose-two", CHOOSE_TWO),
    Sample("choose-starts", CHOOSE_STARTS),
    Sample("choose-home", CHOOSE_HOME),
    Sample("choose-eight", CHOOSE_EIGHT),
    Sample("choose-several", CHOOSE_SEVERAL),
    Sample("choose-several-full", CHOOSE_SEVERAL_FULL),
)
