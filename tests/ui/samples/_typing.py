"""Sample pages of typing: numbers, words, and searching a long list."""

from __future__ import annotations

import msgspec

from kiosk.views import Button, Choice, Note, NumberPadView, SearchView, TypeView
from tests.ui.samples._frames import FRAME, LONG_FRAME, NEXT, OFFICER, ROWS, Sample

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
NUMBER_UNIT = NumberPadView(
    FRAME, "income", "Berapa penghasilan sebulan?", "1.500.000", NEXT, prefix="Rp", suffix="sebulan"
)
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
    has_subtitles=True,
    others=(
        Button("previous", "Pilihan sebelumnya", "chevron-left"),
        Button("more", "Pilihan lain", "chevron-right"),
    ),
)
SEARCH_SERVICE_FEW = msgspec.structs.replace(SEARCH_SERVICE, choices=SEARCH_SERVICE.choices[:1], others=())

SAMPLES = (
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
)
