"""Sample pages a visit begins and ends with: at rest, the check of all answers, the slip, and what is asked between."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.views import AskView, Button, CheckRow, CheckView, Fact, Note, RestView, Section, SlipView
from tests.ui.samples._frames import FRAME, LONG_FRAME, NEXT, REST_FRAME, Sample
from tests.ui.samples._typing import LONG_WORD

CHANGE = "Ubah"
_BAG, _BRING = "bag-personal-outline", "Bawa ke loket:"
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
    Note("info", "Struk nomor sedang keluar di bawah layar."),
    Button("done", "Selesai"),
    short_code="K7Q-4MX",
    bring=Section(_BAG, _BRING, ("KTP-el asli", "Kartu keluarga")),
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
    bring=Section(_BAG, _BRING, ("KTP-el asli", "Kartu keluarga", "Surat pengantar RT")),
)
SLIP_LONG = SlipView(
    FRAME,
    "slip-long",
    "Ini nomor Bapak/Ibu",
    "A-128",
    "Tunggu di depan Loket 1",
    (
        Fact("account-group", "36 orang", "di depan Bapak/Ibu, dihitung pukul 09.30"),
        Fact("clock", "Kira-kira 125–305 menit"),
    ),
    Note("warning", "Mesin ini tidak mencetak struk. Tulis atau potret nomor ini."),
    Button("done", "Selesai"),
    short_code="Kode struk: K7M2PA",
    bring=Section(
        _BAG,
        _BRING,
        (
            "KTP-el (kalau ada)",
            "Kartu keluarga (bisa menyusul)",
            "Surat pengantar RT/RW (kalau ada)",
            "Foto tempat usaha (bisa menyusul)",
            "Surat kuasa (jika mengurus untuk orang lain, bawa kalau ada)",
        ),
    ),
    others=(
        Button("fill", "Isi permohonan sambil menunggu", "file-document-edit-outline"),
        Button("repeat", "Ulangi nomor saya", "replay"),
    ),
)
SLIP_HOURS = replace(
    SLIP_LONG, page="slip-hours", facts=(SLIP_LONG.facts[0], Fact("clock", "Kira-kira 2 sampai 5 jam"))
)
SLIP_MUCH = replace(
    SLIP_HOURS,
    page="slip-much",
    printing=Note("info", "Struk nomor sedang keluar di bawah layar."),
    bring=Section(
        _BAG,
        _BRING,
        (
            *(SLIP_LONG.bring.lines if SLIP_LONG.bring else ()),
            "Buku nikah atau akta perkawinan (jika baru menikah, bawa kalau ada)",
            "Akta kematian (jika mengganti kepala keluarga yang wafat)",
            "Akta cerai (jika pisah KK karena cerai, bawa kalau ada)",
            "Surat keterangan pindah (SKPWNI) (jika pindah dari kota lain)",
            "Keterangan pengganti identitas (jika belum pernah punya data)",
        ),
    ),
    others=(*SLIP_LONG.others, Button("print_copy", "Cetak huruf besar", "printer")),
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
    Sample("check", CHECK),
    Sample("check-long-word", CHECK_LONG_WORD),
    Sample("check-short", CHECK_SHORT),
    Sample("check-group", CHECK_GROUP),
    Sample("slip", SLIP),
    Sample("slip-problem", SLIP_PROBLEM),
    Sample("slip-long", SLIP_LONG),
    Sample("slip-hours", SLIP_HOURS),
    Sample("slip-much", SLIP_MUCH),
    Sample("ask", ASK),
    Sample("ask-called", ASK_CALLED),
)
