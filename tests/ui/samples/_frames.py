"""What every sample page has: its frame, its usual buttons, and the name it is drawn by."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.views import BarButton, Button, Frame, Turning, View


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
    Button("turn:on", "Berikutnya", "arrow-right"),
    Button("turn:back", "Sebelumnya", "arrow-left"),
    "{at} dari {all}",
    Button("turn:aside", "Pilihan lain", "arrow-right"),
    Button("turn:fill", "Isi", "arrow-right"),
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
