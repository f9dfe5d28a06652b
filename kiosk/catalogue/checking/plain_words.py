"""Words that blame, frighten, command or puzzle, and what to write instead: for the check and for the docs."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Blame, fear or a command where help is meant.
BANNED = {
    "mohon": "leave it out and say what to do, such as `Ketik nama usaha.`",
    "dimohon": "leave it out and say what to do, such as `Ketik nama usaha.`",
    "harap": "leave it out and say what to do, such as `Tunggu di kursi.`",
    "diharap": "leave it out and say what to do, such as `Tunggu di kursi.`",
    "maaf": "leave it out and say what can be done",
    "tidak valid": "say what is expected, such as `NIK ada 16 angka.`",
    "invalid": "say what is expected, such as `NIK ada 16 angka.`",
    "tidak sah": "say what is expected, such as `Bawa surat yang dicap.`",
    "dilarang": "say what may be done, such as `Tunggu di belakang garis.`",
    "ilegal": "say what is needed, such as `Perlu izin keramaian.`",
    "lupa": "say what to do, such as `Tanggal lahir belum diisi. Pilih tanggalnya.`",
    "ups": "leave it out and say what can be done",
    "error": "say what happened and what to do, such as `Belum tersimpan. Sentuh Kirim lagi.`",
    "terjadi kesalahan": "say what happened and what to do, such as `Belum tersimpan. Sentuh Kirim lagi.`",
    "wajib diisi": "say what to do, such as `Ketik nama usaha.`",
}
# How residents are spoken to, KBBI's spelling, or the word people know, for what is often written.
INSTEAD = {
    "anda": "Bapak/Ibu",
    "kamu": "Bapak/Ibu",
    "kalian": "Bapak/Ibu",
    "apabila": "jika",
    "bilamana": "jika",
    "sebagaimana": "seperti",
    "verifikasi": "pemeriksaan",
    "memverifikasi": "memeriksa",
    "diverifikasi": "diperiksa",
    "unggah": "kirim",
    "mengunggah": "mengirim",
    "diunggah": "dikirim",
    "submit": "kirim",
    "login": "masuk",
    "log in": "masuk",
    "antrian": "antrean",
    "antri": "antre",
    "silahkan": "silakan",
    "scan": "pindai",
    "print": "cetak",
    "upload": "kirim berkas",
    "klik": "sentuh",
    "tap": "sentuh",
    "offline": "tanpa internet",
    "online": "daring",
    "password": "kata sandi",
    "handphone": "HP",
    "foto copy": "fotokopi",
    "fotocopy": "fotokopi",
    "photo copy": "fotokopi",
    "materai": "meterai",
    "ijin": "izin",
    "legalisir": "legalisasi",
    "praktek": "praktik",
    "lurahan": "kelurahan",
    "operator": "petugas",
    "admin": "petugas",
    "cacat": "penyandang disabilitas",
    "jompo": "lansia",
    "jadual": "jadwal",
    "kemis": "Kamis",
    "jum'at": "Jumat",
    "pebruari": "Februari",
    "nopember": "November",
}
BANNED_ENGLISH = {
    "please": "leave it out and say what to do, such as `Type the name.`",
    "kindly": "leave it out and say what to do, such as `Type the name.`",
    "sorry": "leave it out and say what can be done",
    "valid": "say what is expected, such as `A NIK has 16 digits.`",
    "invalid": "say what is expected, such as `A NIK has 16 digits.`",
    "forbidden": "say what may be done, such as `Wait behind the line.`",
    "illegal": "say what is needed, such as `You need a permit.`",
    "you forgot": "say what to do, such as `Choose the date of birth.`",
    "oops": "leave it out and say what can be done",
    "error": "say what happened and what to do, such as `Not saved yet. Touch Send again.`",
    "an error occurred": "say what happened and what to do, such as `Not saved yet. Touch Send again.`",
    "this field is required": "say what to do, such as `Type the name.`",
}
INSTEAD_ENGLISH = {
    "upload": "send",
    "submit": "send",
    "login": "sign in",
    "log in": "sign in",
    "click": "touch",
    "verify": "check",
    "verification": "check",
}


def _told(banned: Mapping[str, str], instead: Mapping[str, str]) -> Mapping[str, str]:
    """Longer ones first, so that they are found before a word in them."""
    words = {**banned, **{word: f"write `{better}`" for word, better in instead.items()}}
    return MappingProxyType({word: words[word] for word in sorted(words, key=lambda word: (-len(word), word))})


WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"id": _told(BANNED, INSTEAD), "en": _told(BANNED_ENGLISH, INSTEAD_ENGLISH)}
)


def words_to_avoid() -> Mapping[str, Mapping[str, str]]:
    """By language, each word in small letters and what to do instead, such as "write `antrean`"."""
    return WORDS
