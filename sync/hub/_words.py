"""What the desk says, in Indonesian; and what it does to words that came from a kiosk."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from kiosk.ports import DeviceKind, spare_of
from kiosk.survey import Element, Grade
from kiosk.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from sync.protocol import AnswerBody

LOCALE = "id"
MASK = "•"
NIK_LENGTH = 16

# The words of the kiosk: the resident who chose them reads them from the other side of the desk.
PRIORITY = {
    "elderly": "Lanjut usia",
    "disabled": "Disabilitas",
    "pregnant": "Hamil atau menyusui",
    "small_child": "Membawa anak kecil",
}
FOR_WHOM = {
    "self": "Diri sendiri",
    "child": "Anaknya",
    "parent": "Orang tuanya",
    "other": "Orang lain",
}
ACTS = {
    "call": "Panggilan {number}",
    "serve": "Selesai {number}",
    "miss": "Tidak hadir {number}",
    "put_back": "Kembali antre {number}",
}
DEVICES: dict[str, str] = {
    DeviceKind.PRINTER: "Pencetak struk",
    DeviceKind.SCANNER: "Pemindai",
    DeviceKind.CAMERA: "Kamera berkas",
    DeviceKind.CODE_READER: "Pembaca kode",
    DeviceKind.BADGE_READER: "Pembaca kartu petugas",
    DeviceKind.LINE_DISPLAY: "Layar panggilan",
    DeviceKind.SPEAKER: "Pengeras suara",
    DeviceKind.KEYPAD: "Papan tombol",
    DeviceKind.STICK: "Colokan USB",
    spare_of(DeviceKind.PRINTER): "Pencetak cadangan",
}
ALERTS = {
    "officer_called": "Warga memanggil petugas di {kiosk}",
    **{f"{device}_trouble": f"{name} di {{kiosk}} perlu diperiksa" for device, name in DEVICES.items()},
    "conflict": "Kiriman dari {kiosk} bentrok dengan data yang sudah ada",
}
FACTS = {"page": "Halaman", "number": "Nomor", "state": "Keadaan", "who": "Yang menangani", "reason": "Sebab"}
PAGES = {
    "rest": "layar awal",
    "home": "pilihan layanan",
    "group": "pilihan layanan",
    "search": "pencarian layanan",
    "starts": "surat yang perlu ada dulu",
    "referral": "surat rujukan",
    "stopped": "tidak bisa diteruskan di sini",
    "prepare": "yang perlu disiapkan",
    "missing": "syarat yang belum ada",
    "incomplete": "syarat belum lengkap",
    "notice": "pemberitahuan data pribadi",
    "for_whom": "untuk siapa",
    "question": "pertanyaan",
    "typed": "pertanyaan",
    "row": "daftar isian",
    "confirm_nik": "pemeriksaan NIK",
    "scan": "pindai berkas",
    "priority": "prioritas",
    "check": "periksa isian",
    "number.service": "ambil nomor",
    "number.priority": "ambil nomor",
    "submitting": "pengiriman",
    "slip": "struk",
    "survey": "survei",
    "show_slip": "tunjukkan struk",
    "type_code": "ketik kode struk",
    "shown": "keadaan nomor di struk",
    "thanks": "selesai",
}
ACTORS = {"officer": "petugas", "technician": "teknisi", "resident": "warga", "nobody": ""}
PRINTER = {
    "paper_low": "kertas hampir habis",
    "paper_out": "kertas habis",
    "cover_open": "tutup terbuka",
    "cutter_stuck": "pemotong macet",
    "jammed": "kertas tersangkut",
    "overheated": "terlalu panas",
    "fault": "rusak",
    "offline": "tidak tersambung",
    "silent": "tidak menjawab",
    "garbled": "jawabannya tidak terbaca",
    "busy": "dipakai program lain",
    "denied": "belum boleh dibuka",
    "on_spare": "struk keluar dari pencetak cadangan",
    "unreliable": "tidak pasti mencetak",
    "unsupported": "tidak bisa memberi tahu keadaannya",
    **ACTORS,
}
CONFLICTS = {
    "sync.number.taken": "nomor yang sama sudah ada; panggil warganya langsung",
    "sync.uuid.taken": "isi yang sama dikirim lagi dengan perubahan; yang pertama tetap dipakai",
    "sync.entry.clashes": "sudah ada kiriman lain; yang pertama tetap dipakai",
}
FACT_VALUES = {
    "officer_called": PAGES,
    "printer_trouble": PRINTER,
    "spare_printer_trouble": PRINTER,
    "conflict": CONFLICTS,
}
ANSWERED_BY = {"resident": "warga", "officer": "petugas", "system": "sistem"}
PAPER_FORMS = {"original": "asli", "copy": "fotokopi", "photo": "foto"}
PROOFS = {"show": "ditunjukkan", "scan": "dipindai", "original": "dibawa ke loket"}
NUMBER_ONLY = "Nomor saja"
NOT_FILLED_IN = "Tidak diisi"
PAPERS = {
    "here": "",
    "none": "mengambil nomor saja",
    "on_the_way": "isian masih di jalan",
    "unknown": "isian belum ada",
}
FACES = ("Tidak puas", "Kurang puas", "Puas", "Sangat puas")
ELEMENTS = {
    Element.REQUIREMENTS: "Persyaratan",
    Element.PROCEDURE: "Sistem, mekanisme, dan prosedur",
    Element.TIME: "Waktu penyelesaian",
    Element.COST: "Biaya/tarif",
    Element.PRODUCT: "Produk spesifikasi jenis pelayanan",
    Element.COMPETENCE: "Kompetensi pelaksana",
    Element.CONDUCT: "Perilaku pelaksana",
    Element.FACILITIES: "Sarana dan prasarana",
    Element.COMPLAINTS: "Penanganan pengaduan, saran, dan masukan",
}
GRADES = {Grade.A: "A, sangat baik", Grade.B: "B, baik", Grade.C: "C, kurang baik", Grade.D: "D, tidak baik"}
NOTES = {
    "stale": "Keadaan antrean sudah berubah, jadi tidak ada yang dilakukan. Silakan periksa lalu ulangi.",
    "roll": "Rol baru dicatat. Sisa kertas terlihat lagi setelah nomor berikutnya dicetak.",
    "empty": "Tidak ada yang menunggu di jalur ini.",
}
STATES = {
    "waiting": "masih menunggu",
    "called": "dipanggil ke {counter} pukul {at}",
    "served": "selesai di {counter} pukul {at}",
    "absent": "tidak hadir pukul {at}",
}
NEVER_CALLED = "belum sempat dipanggil"
# What a search says first, and what to do next.
FOUND_SEVERAL = ("{count} nomor cocok dengan {typed}", "Pilih satu. Cocokkan layanan dan harinya dengan struk warga.")
NO_NUMBER = ("Hari ini tidak ada nomor {typed}", "Nomor hari lain dicari dengan kode di struknya.")
NO_CODE = (
    "Tidak ada nomor dengan kode {typed}",
    "Cocokkan lagi dengan struk warga. Bila struknya baru dicetak, tunggu sebentar lalu cari lagi.",
)
NOTHING_ASKED = (
    "Ketik nomor atau kode di struk",
    "Nomor hari ini seperti A-012 atau 12. Kodenya enam huruf dan angka, seperti K7M4PA.",
)


def clean(text: str) -> str:
    """Text without control and direction marks: neither may change how the words around them look."""
    return "".join(char if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"} else " " for char in text).strip()


def shown(answer: AnswerBody) -> str:
    """An answer as an officer reads it: never masked, a NIK in groups; said plainly if there is none."""
    if not clean(answer.value):
        return NOT_FILLED_IN
    if MASK not in answer.shown and answer.shown:
        return clean(answer.shown)
    value = answer.value
    if len(value) == NIK_LENGTH and value.isdigit():
        return f"{value[:6]} {value[6:12]} {value[12:]}"
    return clean(value)


def copied(answer: AnswerBody) -> str:
    """An answer as it is put into another program: digits bare, all else as shown; empty if there is none."""
    if not clean(answer.value):
        return ""
    return answer.value if answer.value.isdigit() else shown(answer)


def waited(since: datetime, now: datetime) -> str:
    """How long somebody has waited, short."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 1:
        return "baru saja"
    return f"{minutes} mnt" if minutes < 60 else f"{minutes // 60} jam {minutes % 60} mnt"  # noqa: PLR2004  an hour


def clock(at: datetime, zone: ZoneInfo) -> str:
    """A time of day, such as `09.30`."""
    return format_datetime(at, "HH.mm", tzinfo=zone, locale=LOCALE)


def long_date(on: date) -> str:
    """A date, such as `Sabtu, 21 November 2026`."""
    return format_date(on, "EEEE, d MMMM y", locale=LOCALE)


def decimal(value: Decimal | Fraction) -> str:
    """A number as an office writes it, such as `87,50`."""
    return format_decimal(
        Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else value,
        format="0.00#",
        locale=LOCALE,
    )


def page(name: str) -> str:
    """A page as officers call it, with the question it asks, such as `pertanyaan: nik`."""
    for at in range(len(name), 0, -1):
        if (known := PAGES.get(name[:at])) and name[at : at + 1] in {"", "."}:
            return f"{known}: {clean(name[at + 1 :])}" if name[at:] else known
    return clean(name)


@cache
def _device_states(kind: str) -> Mapping[str, str]:
    """What technicians read of each state of a device, such as `Kamera berkas tidak ditemukan`."""
    start = f"device.{kind}."
    told = {key.removeprefix(start): words for key, words in Texts(LOCALE).words.items() if key.startswith(start)}
    return {state: words.removesuffix(".") for state, words in told.items() if "." not in state}


def alert_details(action: str, facts: Mapping[str, str]) -> str:
    """The known facts of an alert in a line; unknown ones are left out."""
    known = FACT_VALUES.get(action) or {**ACTORS, **_device_states(action.removesuffix("_trouble"))}
    named = [(FACTS[name], known.get(value, clean(value))) for name, value in sorted(facts.items()) if name in FACTS]
    return " · ".join(f"{name}: {value}" for name, value in named if value)
