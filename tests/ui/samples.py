"""Sample pages: for each kind its everyday face and its fullest one, with the longest Indonesian that is likely."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass

import msgspec

from kiosk.views import (
    AskView,
    BarButton,
    Button,
    CheckRow,
    CheckView,
    Choice,
    ChooseView,
    DateColumn,
    DateView,
    Fact,
    Frame,
    Note,
    NumberPadView,
    Picture,
    RestView,
    ScanView,
    Section,
    ShowView,
    SlipView,
    TypeView,
    View,
)

_F_ADD_SEALS = 1033
_ALL_SEALS = 0x000F


@dataclass(frozen=True)
class Sample:
    """A view to draw and how many pictures it comes with."""

    name: str
    view: View
    picture_count: int = 0


BAR = (
    BarButton("bar:back", "Kembali", "arrow-left"),
    BarButton("bar:language", "Bahasa", "translate"),
    BarButton("bar:text", "Huruf", "format-size"),
    BarButton("bar:voice", "Suara", "volume-high"),
    BarButton("bar:officer", "Petugas", "account", is_call=True),
)
FRAME = Frame("Kecamatan Bontang Selatan", "Sabtu, 21 November 2026 · 09.30", BAR)
LONG_FRAME = Frame("Kecamatan Bontang Selatan, Kota Bontang", "Rabu, 30 September 2026 · 09.30", BAR)
REST_FRAME = Frame("Kecamatan Bontang Selatan", "Sabtu, 21 November 2026 · 09.30")
ROWS = tuple(tuple(row) for row in ("1234567890", "QWERTYUIOP", "ASDFGHJKL'", "ZXCVBNM.-/"))
NEXT = Button("next", "Lanjut")
OFFICER = Button("officer", "Lanjut dengan petugas", "account")

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
        Choice(
            "disabled", "Penyandang disabilitas", "Termasuk yang tidak terlihat dari luar", "wheelchair-accessibility"
        ),
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
SHOW_SHORT = ShowView(
    FRAME,
    "notice",
    "Data Bapak/Ibu dipakai untuk surat ini saja",
    (Section("shield-check-outline", "Disimpan aman", ("Hanya petugas kecamatan yang membacanya.",)),),
    Button("agree", "Saya mengerti, lanjut"),
)
NUMBER = NumberPadView(
    FRAME,
    "nik",
    "Berapa NIK Bapak/Ibu?",
    "647402 550454 0",
    NEXT,
    progress="Pertanyaan 2 dari 9",
    hint="16 angka di baris atas KTP.",
    note=Note("ok", "Kecamatan Bontang Selatan, lahir 15 April 1954. Benar?"),
    unsure=Button("unsure", "Saya tidak hafal"),
)
NUMBER_FULL = NumberPadView(
    LONG_FRAME,
    "nik-wrong",
    "Berapa NIK orang yang diurus suratnya?",
    "647402 311399 0001",
    NEXT,
    progress="Pertanyaan 2 dari 9",
    hint="16 angka di baris atas KTP, atau di kartu keluarga baris namanya.",
    note=Note("problem", "Angka bulan di NIK ini 13. Periksa angka ke-9 dan ke-10 di KTP."),
    unsure=Button("unsure", "Saya tidak hafal"),
    others=(OFFICER,),
)
NUMBER_UNIT = NumberPadView(FRAME, "income", "Berapa penghasilan sebulan?", "1.500.000", NEXT, suffix="rupiah")
TYPE = TypeView(FRAME, "name", "Siapa nama lengkap Bapak/Ibu?", "SITI CONT", ROWS, NEXT, progress="Pertanyaan 3 dari 9")
TYPE_FULL = TypeView(
    LONG_FRAME,
    "address",
    "Di mana alamat tempat usahanya?",
    "JL. CONTOH RAYA NO. 12 RT 004 RW 002 KEL. TANJUNG LAUT INDAH",
    ROWS,
    NEXT,
    progress="Pertanyaan 6 dari 9",
    hint="Jalan, nomor, RT dan RW.",
    note=Note("warning", "Alamat ini agak panjang. Cukup jalan, nomor, RT dan RW."),
    unsure=Button("unsure", "Petugas yang mengisi"),
)
# One word, as a resident typed it who never found the space bar.
LONG_WORD = "MUHAMMADABDURRAHMANWAHIDHASYIMSASTROWARDOYOKUSUMANINGRATWIRYODININGRATWONGSOREDJOPURBA"
TYPE_WORD = msgspec.structs.replace(TYPE, text=LONG_WORD[:26])
TYPE_LONG_WORD = msgspec.structs.replace(TYPE, text=LONG_WORD)
TYPE_LONGEST = msgspec.structs.replace(TYPE, text="W" * 200)
TYPE_BACK = msgspec.structs.replace(TYPE_FULL, text="JL", hint="", note=None)
DATE = DateView(
    FRAME,
    "birth",
    "Kapan Bapak/Ibu lahir?",
    (
        DateColumn("day", "Tanggal", "15"),
        DateColumn("month", "Bulan", "September"),
        DateColumn("year", "Tahun", "1954", has_leaps=True),
    ),
    NEXT,
    progress="Pertanyaan 4 dari 9",
    hint="Seperti yang tertulis di KTP.",
    note=Note("warning", "NIK menunjukkan 15 April 1954. Kalau berbeda, tidak apa-apa, nanti petugas memeriksa."),
    unsure=Button("unsure", "Saya tidak yakin"),
)
DATE_MONTH = DateView(
    FRAME,
    "since",
    "Sejak kapan usahanya berjalan?",
    (DateColumn("month", "Bulan", "Maret"), DateColumn("year", "Tahun", "2019", has_leaps=True)),
    NEXT,
)
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
CHANGE = "Ubah"
CHECK = CheckView(
    FRAME,
    "check",
    "Apakah semua sudah benar?",
    (
        CheckRow("Surat", "Surat keterangan usaha", None),
        CheckRow("Nama", "Siti Contoh", Button("change:name", CHANGE)),
        CheckRow("NIK", "647402••••••0003", Button("change:nik", CHANGE)),
        CheckRow("Nama usaha", "Warung Bu Siti", Button("change:business", CHANGE)),
        CheckRow(
            "Alamat usaha", "Jl. Contoh Raya No. 12 RT 004 RW 002, Tanjung Laut Indah", Button("change:at", CHANGE)
        ),
        CheckRow("Mulai usaha", "Maret 2019", Button("change:since", CHANGE)),
        CheckRow("Berkas", "Kartu keluarga, 1 halaman", Button("change:papers", CHANGE)),
    ),
    Button("send", "Kirim permohonan"),
    note=Note("info", "Permohonan baru terkirim setelah tombol di bawah ditekan."),
)
CHECK_LONG_WORD = CheckView(
    FRAME,
    "check-long-word",
    "Apakah semua sudah benar?",
    (CheckRow("Nama", LONG_WORD, Button("change:name", CHANGE)), *CHECK.rows[2:4]),
    Button("send", "Kirim permohonan"),
)
CHECK_SHORT = CheckView(
    LONG_FRAME,
    "check-2",
    "Apakah semua sudah benar?",
    CHECK.rows[:3],
    Button("more", "Lihat jawaban berikutnya"),
    progress="Halaman 1 dari 2",
    others=(Button("previous", "Halaman sebelumnya", "chevron-left"),),
)
SLIP = SlipView(
    FRAME,
    "slip",
    "Ini nomor Bapak/Ibu",
    "A-012",
    "Tunggu di depan Loket 2",
    (
        Fact("account-group", "6 orang", "di depan Bapak/Ibu, pukul 09.30"),
        Fact("clock", "20–35 menit", "kira-kira pukul 10.00"),
    ),
    Note("info", "Kertas nomor sedang keluar di bawah layar."),
    Button("done", "Selesai"),
    short_code="K7Q-4MX",
    bring="Bawa KTP asli dan kartu keluarga ke loket.",
    others=(
        Button("repeat", "Ulangi suara", "volume-high"),
        Button("longer", "Cetak isian saya", "file-document-outline"),
    ),
)
SLIP_PROBLEM = SlipView(
    LONG_FRAME,
    "slip-paper-out",
    "Ini nomor Bapak/Ibu",
    "C-128",
    "Tunggu di ruang tunggu utama, depan Loket 2 dan 3",
    (Fact("account-group", "Belum ada", "di depan Bapak/Ibu"), Fact("clock", "Sebentar lagi", "siap-siap dipanggil")),
    Note("problem", "Kertas di mesin habis. Foto atau catat nomor ini, petugas sudah tahu."),
    Button("done", "Sudah saya catat"),
    short_code="K7Q-4MX",
    bring="Bawa KTP asli, kartu keluarga, dan surat pengantar RT ke loket.",
)
REST = RestView(
    REST_FRAME,
    "rest",
    "Urus surat di sini, pelan-pelan.",
    "Mesin ini membantu Bapak/Ibu mengisi permohonan dan mengambil nomor antrean. Gratis.",
    Button("start", "Sentuh untuk mulai", "gesture-tap"),
    (Fact("account-group", "6 orang menunggu"), Fact("clock", "Buka sampai 15.30")),
)
ASK = AskView(
    FRAME,
    "idle",
    "Bapak/Ibu masih di sini?",
    "Kalau tidak ada yang menekan, semua isian dihapus supaya tidak dibaca orang lain.",
    "timer-sand",
    Button("stay", "Ya, saya masih di sini"),
    countdown_s=45,
    others=(Button("leave", "Selesai, hapus isian saya", "delete-outline"),),
)
ASK_CALLED = AskView(
    FRAME, "called", "Petugas sudah dipanggil", "Tunggu sebentar di sini.", "account-check", Button("back", "Kembali")
)

SAMPLES = (
    Sample("rest", REST),
    Sample("choose", CHOOSE),
    Sample("choose-full", CHOOSE_FULL),
    Sample("choose-two", CHOOSE_TWO),
    Sample("show", SHOW),
    Sample("show-short", SHOW_SHORT),
    Sample("number", NUMBER),
    Sample("number-full", NUMBER_FULL),
    Sample("number-unit", NUMBER_UNIT),
    Sample("type", TYPE),
    Sample("type-word", TYPE_WORD),
    Sample("type-long-word", TYPE_LONG_WORD),
    Sample("type-longest", TYPE_LONGEST),
    Sample("type-before", TYPE_BACK),
    Sample("type-full", TYPE_FULL),
    Sample("type-back", TYPE_BACK),
    Sample("date", DATE),
    Sample("date-month", DATE_MONTH),
    Sample("scan-ready", SCAN_READY),
    Sample("scan-working", SCAN_WORKING),
    Sample("scan-captured", SCAN_CAPTURED, picture_count=1),
    Sample("scan-problem", SCAN_PROBLEM),
    Sample("check", CHECK),
    Sample("check-long-word", CHECK_LONG_WORD),
    Sample("check-short", CHECK_SHORT),
    Sample("slip", SLIP),
    Sample("slip-problem", SLIP_PROBLEM),
    Sample("ask", ASK),
    Sample("ask-called", ASK_CALLED),
)


@dataclass(frozen=True)
class Glass:
    """A panel to test on."""

    name: str
    px: tuple[int, int]
    mm: tuple[float, float]


PORTRAIT = Glass("portrait", (1080, 1920), (398, 708))
LANDSCAPE = Glass("landscape", (1920, 1080), (598, 336))
SMALL = Glass("small", (1366, 768), (344, 194))
GLASSES = (PORTRAIT, LANDSCAPE, SMALL)


def picture_fd(width: int = 620, height: int = 877) -> int:
    """A sealed memory file with a page of grey lines, red in its upper left corner; the caller closes it."""
    rows = bytearray()
    for y in range(height):
        is_line = 100 < y < height - 80 and y % 34 < 12
        row = bytearray(b"\xfb\xfb\xf8" * width)
        if is_line:
            row[3 * 70 : 3 * (width - 70)] = b"\x50\x58\x60" * (width - 140)
        if y < 60:
            row[: 3 * 60] = b"\xff\x00\x00" * 60
        rows += row
    fd = os.memfd_create("page", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.write(fd, rows)
    fcntl.fcntl(fd, _F_ADD_SEALS, _ALL_SEALS)
    return fd
