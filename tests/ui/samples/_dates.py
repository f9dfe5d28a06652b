"""Sample pages of a date, a month and an hour."""

from __future__ import annotations

from kiosk.views import Button, DateColumn, DateView, Note
from tests.ui.samples._frames import FRAME, LONG_FRAME, NEXT, OFFICER, Sample

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

SAMPLES = (
    Sample("date", DATE),
    Sample("date-partial", DATE_PARTIAL),
    Sample("time", TIME),
    Sample("date-month", DATE_MONTH),
)
