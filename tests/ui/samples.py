"""Sample pages: for each kind its everyday face and its fullest one, with the longest Indonesian that is likely."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass

import msgspec

from kiosk.views import (
    SHOW_LINE_CHARACTERS,
    SHOW_LINES,
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
    KeyRow,
    LearnView,
    Note,
    NumberPadView,
    Picture,
    RestView,
    RulerView,
    ScanView,
    SearchView,
    Section,
    ShowView,
    SlipView,
    TouchTestView,
    Turning,
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


SETTINGS = (
    BarButton("bar:language", "Bahasa", "translate", is_setting=True),
    BarButton("bar:text", "Huruf", "format-size", is_setting=True),
    BarButton("bar:contrast", "Kontras", "contrast-circle", is_setting=True),
    BarButton("bar:sound", "Suara", "volume-high", is_setting=True),
    BarButton("bar:difficult", "Ini sulit", "emoticon-confused-outline", is_setting=True),
)
BAR = (
    *SETTINGS,
    BarButton("bar:back", "Kembali", "arrow-left"),
    BarButton("bar:home", "Keluar", "exit-run"),
    BarButton("bar:help", "Bantuan", "help-circle-outline"),
    BarButton("bar:officer", "Petugas", "account-outline", is_call=True),
)
TURNING = Turning(
    Button("turn:on", "Berikutnya", "arrow-right"), Button("turn:back", "Sebelumnya", "arrow-left"), "{at} dari {all}"
)
FRAME = Frame("Kecamatan Bontang Selatan", "Sabtu, 21 November 2026 · 09.30", BAR, turning=TURNING)
LONG_FRAME = Frame(
    "Kecamatan Bontang Selatan, Kota Bontang", "Rabu, 30 September 2026 · 09.30", BAR, mark="LATIHAN", turning=TURNING
)
REST_FRAME = Frame(
    "Kecamatan Bontang Selatan", "Sabtu, 21 November 2026 · 09.30", (*SETTINGS[:4], BAR[-1]), turning=TURNING
)
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
CHOOSE_STARTS = ChooseView(
    FRAME,
    "starts",
    "Sudah ada surat pengantar kelurahan?",
    (
        Choice("yes", "Ya, sudah ada", "Diminta paling lambat 7 hari sebelum acara.", "file-sign"),
        Choice("no", "Belum ada", "Kami beri petunjuk mengurusnya", "map-marker-outline"),
    ),
    hint="Tanpa surat ini, permohonan belum bisa dibuat.",
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
TYPE_LONG = TypeView(
    FRAME,
    "reason",
    "Mengapa nama di kedua dokumen berbeda?",
    "SAAT DAFTAR SEKOLAH DASAR NAMA SAYA DITULIS",
    ROWS,
    NEXT,
    progress="Pertanyaan 14 dari 22",
    hint="Satu atau dua kalimat.",
    is_long=True,
)
TYPE_LONG_EMPTY = msgspec.structs.replace(TYPE_LONG, text="")
TYPE_LONG_FULL = msgspec.structs.replace(
    TYPE_LONG,
    frame=LONG_FRAME,
    text="SAAT DAFTAR SEKOLAH DASAR NAMA SAYA DITULIS OLEH GURU TANPA MELIHAT AKTA KELAHIRAN, LALU IJAZAH SD, SMP DAN "
    "SMA MENGIKUTI NAMA ITU. DI KTP DAN KARTU KELUARGA NAMA SAYA SESUAI AKTA KELAHIRAN. SURAT INI DIPERLUKAN UNTUK "
    "MELAMAR KERJA DI PERUSAHAAN YANG MEMINTA NAMA YANG SAMA PADA SEMUA DOKUMEN SAYA",
    note=Note("warning", "Tulisan ini sudah hampir penuh. Petugas melengkapinya bersama Bapak/Ibu di loket."),
    unsure=Button("unsure", "Petugas yang mengisi"),
    others=(Button("usual", "Pilih jawaban yang biasa", "format-list-bulleted"),),
)
SEARCH_ROWS = tuple(tuple(row) for row in ("QWERTYUIOP", "ASDFGHJKL'", "ZXCVBNM.-/"))
SEARCH = SearchView(
    FRAME,
    "work",
    "Apa pekerjaan Bapak/Ibu?",
    "PED",
    SEARCH_ROWS,
    (Choice("84", "Pedagang"), Choice("9", "Perdagangan")),
    progress="Pertanyaan 7 dari 18",
    hint="Ketik beberapa huruf, lalu pilih.",
    unsure=Button("unsure", "Petugas yang mengisi"),
    results=Button("turn:on", "Lihat hasil", "format-list-bulleted"),
)
SEARCH_FEW = msgspec.structs.replace(SEARCH, text="PEDA", choices=SEARCH.choices[:1])
SEARCH_NOTHING = msgspec.structs.replace(
    SEARCH, text="PEDX", choices=(), note=Note("info", "Belum ada yang cocok. Hapus satu huruf, atau minta petugas.")
)
SEARCH_FULL = SearchView(
    LONG_FRAME,
    "work-full",
    "Apa pekerjaan orang yang diurus suratnya?",
    "ANGGOTA D",
    SEARCH_ROWS,
    tuple(
        Choice(str(at), title, is_chosen=at == 1)
        for at, title in enumerate(
            (
                "Anggota dewan perwakilan rakyat daerah kabupaten atau kota",
                "Anggota dewan perwakilan rakyat daerah tingkat provinsi ini",
                "Anggota dewan perwakilan daerah Republik Indonesia di pusat",
                "Karyawan badan usaha milik negara atau milik pemerintah kota",
                "Penerjemah tersumpah dan juru bahasa isyarat di pengadilan",
                "Penata rambut, perias pengantin, dan penyewa baju pengantin",
            )
        )
    ),
    progress="Pertanyaan 17 dari 31",
    hint="Ketik beberapa huruf, lalu pilih.",
    unsure=Button("unsure", "Petugas yang mengisi"),
    others=(Button("previous", "Sebelumnya", "chevron-left"), Button("more", "Berikutnya", "chevron-right")),
)
SEARCH_MANY = msgspec.structs.replace(SEARCH, text="P", choices=SEARCH_FULL.choices, others=SEARCH_FULL.others)
SEARCH_SERVICE = SearchView(
    FRAME,
    "find",
    "Bapak/Ibu mencari layanan apa?",
    "IMB",
    SEARCH_ROWS,
    (
        Choice("pbg", "IMB (izin mendirikan bangunan)", "Sekarang: Persetujuan bangunan gedung (PBG)"),
        Choice("skts", "Surat keterangan tinggal sementara", "Warga daerah lain · gratis"),
        Choice("ramai", "Rekomendasi izin keramaian", "Pesta, hiburan, pengajian · gratis · 30 menit"),
        Choice("hasil", "Keterangan penghasilan orang tua", "Beasiswa, sekolah, kuliah · gratis"),
    ),
    hint="Ketik beberapa huruf, misalnya USAHA.",
    unsure=Button("only_number", "Nomor antrean saja", "ticket-confirmation-outline"),
    others=(
        Button("previous", "Pilihan sebelumnya", "chevron-left"),
        Button("more", "Pilihan lain", "chevron-right"),
    ),
)
SEARCH_SERVICE_FEW = msgspec.structs.replace(SEARCH_SERVICE, choices=SEARCH_SERVICE.choices[:1], others=())
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
DATE_PARTIAL = DateView(
    LONG_FRAME,
    "birth-partial",
    "Kapan ayah Bapak/Ibu lahir?",
    (
        DateColumn("day", "Tanggal", "?", unknown=Button("day:unknown", "Tidak tahu")),
        DateColumn("month", "Bulan", "September", unknown=Button("month:unknown", "Tidak tahu")),
        DateColumn("year", "Tahun", "1950", has_leaps=True),
    ),
    NEXT,
    progress="Pertanyaan 11 dari 28",
    hint="Kalau hanya tahu tahunnya, tahunnya saja sudah cukup.",
    unsure=Button("unsure", "Saya tidak tahu sama sekali"),
    others=(OFFICER,),
)
TIME = DateView(
    FRAME,
    "hour",
    "Jam berapa acaranya mulai?",
    (DateColumn("hour", "Jam", "19"), DateColumn("minute", "Menit", "30")),
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
SCAN_SEVERAL = ScanView(
    FRAME,
    "scan",
    "7 halaman sudah masuk. Apakah terbaca?",
    "captured",
    Button("use", "Sudah semua", "check"),
    picture=Picture(0, 620, 877),
    note=Note("warning", "Kertas tersangkut di pemindai. Panggil petugas, atau bawa berkasnya ke loket."),
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
# The list page of a group: rows, one may be added.
CHECK_GROUP = CheckView(
    FRAME,
    "heirs",
    "Siapa saja ahli warisnya?",
    (
        CheckRow("Ahli waris 1", "Siti Contoh binti Contoh", Button("row:1", CHANGE)),
        CheckRow("Ahli waris 2", "Budi Contoh", Button("row:2", CHANGE)),
        CheckRow("Ahli waris 3", "Belum diisi", Button("row:3", "Isi")),
    ),
    NEXT,
    progress="Pertanyaan 9 dari 14",
    note=Note("info", "Paling banyak 20 orang."),
    others=(Button("add", "Tambah ahli waris", "plus"),),
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
    Sample("choose-starts", CHOOSE_STARTS),
    Sample("choose-home", CHOOSE_HOME),
    Sample("choose-eight", CHOOSE_EIGHT),
    Sample("choose-several", CHOOSE_SEVERAL),
    Sample("choose-several-full", CHOOSE_SEVERAL_FULL),
    Sample("show", SHOW),
    Sample("show-full", SHOW_FULL),
    *(Sample(f"show-most-{at}", view) for at, view in enumerate(SHOW_MOST)),
    Sample("show-stop", SHOW_STOP),
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
    Sample("type-long", TYPE_LONG),
    Sample("type-long-empty", TYPE_LONG_EMPTY),
    Sample("type-long-full", TYPE_LONG_FULL),
    Sample("search", SEARCH),
    Sample("search-few", SEARCH_FEW),
    Sample("search-nothing", SEARCH_NOTHING),
    Sample("search-many", SEARCH_MANY),
    Sample("search-full", SEARCH_FULL),
    Sample("search-service", SEARCH_SERVICE),
    Sample("search-service-few", SEARCH_SERVICE_FEW),
    Sample("date", DATE),
    Sample("date-partial", DATE_PARTIAL),
    Sample("time", TIME),
    Sample("date-month", DATE_MONTH),
    Sample("scan-ready", SCAN_READY),
    Sample("scan-working", SCAN_WORKING),
    Sample("scan-looking", SCAN_LOOKING, picture_count=1),
    Sample("scan-good", SCAN_GOOD, picture_count=1),
    Sample("scan-captured", SCAN_CAPTURED, picture_count=1),
    Sample("scan-several", SCAN_SEVERAL, picture_count=2),
    Sample("scan-problem", SCAN_PROBLEM),
    Sample("check", CHECK),
    Sample("check-long-word", CHECK_LONG_WORD),
    Sample("check-short", CHECK_SHORT),
    Sample("check-group", CHECK_GROUP),
    Sample("slip", SLIP),
    Sample("slip-problem", SLIP_PROBLEM),
    Sample("ask", ASK),
    Sample("ask-called", ASK_CALLED),
)

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
SAMPLES = (*SAMPLES, Sample("learn", LEARN), Sample("ruler", RULER), Sample("touch-test", TOUCH_TEST))


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
