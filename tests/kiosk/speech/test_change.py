"""What is said when the same page is drawn again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from kiosk.speech import Hearing, Utterance, change
from kiosk.texts import Texts
from kiosk.views import (
    AskView,
    BarButton,
    Button,
    Choice,
    DateColumn,
    DateView,
    Frame,
    Note,
    NumberPadView,
    ScanView,
    SearchView,
    SlipView,
    TypeView,
    View,
)
from tests.ui.samples import CHOOSE_SEVERAL, FRAME, NEXT

ID = Texts("id")
ALOUD = Hearing(ID)
KEYPAD = Hearing(ID, is_guided=True)
PRIVATE = Hearing(ID, is_private=True, is_guided=True)
ROWS = (("A", "B"), ("C",))
PAD = NumberPadView(FRAME, "question.nik", "Berapa NIK?", "", NEXT)
TYPE = TypeView(FRAME, "question.nama", "Siapa namanya?", "", ROWS, NEXT)
SEARCH = SearchView(FRAME, "search", "Cari apa?", "", ROWS, ())
DATE = DateView(
    FRAME,
    "question.lahir",
    "Kapan lahir?",
    (DateColumn("day", "Tanggal", "-"), DateColumn("year", "Tahun", "-", has_leaps=True)),
    NEXT,
)
SCAN = ScanView(FRAME, "scan", "Sedang dibaca", "working", None)
ASK = AskView(FRAME, "idle", "Masih di sini?", "Kalau tidak, isian dihapus.", "timer-sand", NEXT, 45)
SLIP = SlipView(FRAME, "slip", "Nomor", "A-012", "Loket 1", (), Note("info", "Kertas sedang keluar."), NEXT)


def heard(before: View, after: View, hearing: Hearing = PRIVATE) -> str:
    said = change(before, after, hearing)
    return "(a tone)" if said.is_tone else said.text


def test_nothing_new_is_nothing_said() -> None:
    assert not change(PAD, PAD, PRIVATE)


def test_a_problem_is_said_at_once_and_another_note_waits() -> None:
    problem = replace(PAD, note=Note("problem", "Baru 3 angka."))
    assert change(PAD, problem, PRIVATE) == Utterance("Perlu diperbaiki: Baru 3 angka.", is_urgent=True)
    printed = replace(SLIP, printing=Note("ok", "Ambil struk nomor."))
    assert change(SLIP, printed, PRIVATE) == Utterance("Ambil struk nomor.")


def test_a_problem_that_is_gone_is_not_said() -> None:
    assert not change(replace(PAD, note=Note("problem", "Baru 3 angka.")), PAD, PRIVATE)


@pytest.mark.parametrize(("view", "text", "said"), [(PAD, "6", "Enam."), (TYPE, "B", "Be."), (TYPE, " ", "Spasi.")])
def test_a_typed_character_is_said_through_earphones_and_a_tone_elsewhere(
    view: NumberPadView | TypeView, text: str, said: str
) -> None:
    after = replace(view, text=text)
    assert heard(view, after) == said
    assert heard(view, after, KEYPAD) == "(a tone)"
    assert heard(view, after, ALOUD) == "(a tone)"


def test_a_character_taken_back_is_named() -> None:
    assert heard(replace(TYPE, text="AB"), replace(TYPE, text="A")) == "Be dihapus."
    assert heard(replace(PAD, text="6474 0"), replace(PAD, text="6474")) == "Nol dihapus."


def test_how_many_digits_are_missing_is_told_after_every_fourth() -> None:
    def typed(digits: str, missing: int) -> NumberPadView:
        return replace(PAD, text=digits, note=Note("info", f"Masih kurang {missing} angka."))

    assert heard(typed("64", 14), typed("647", 13)) == "Tujuh."
    assert heard(typed("647", 13), typed("6474", 12)) == "Empat. Masih kurang 12 angka."


def test_what_a_nik_tells_is_not_said_aloud() -> None:
    after = replace(PAD, text="6", note=Note("ok", "Lahir 15 April 1954.", is_personal=True))
    assert heard(PAD, after) == "Enam. Lahir 15 April 1954."
    assert heard(PAD, after, KEYPAD) == "(a tone)"


def test_a_search_says_how_much_was_found() -> None:
    found = tuple(Choice(f"choice:{at}", f"Surat {at}") for at in range(3))
    after = replace(SEARCH, text="S", choices=found)
    assert heard(SEARCH, after) == "Es. Ada tiga hasil."
    assert heard(SEARCH, after, ALOUD) == "Ada tiga hasil."
    more = replace(after, others=(Button("more", "Pilihan lain"),))
    assert heard(SEARCH, more, ALOUD) == "Tiga hasil pertama, masih ada lagi."
    nothing = replace(after, text="SX", choices=(), note=Note("info", "Belum ketemu."))
    assert heard(after, nothing, ALOUD) == "Belum ketemu."


def test_a_toggled_choice_says_its_state() -> None:
    first = CHOOSE_SEVERAL.choices[0]
    other = replace(CHOOSE_SEVERAL, choices=(replace(first, is_chosen=False), *CHOOSE_SEVERAL.choices[1:]))
    assert heard(CHOOSE_SEVERAL, other) == "Belum dipilih."
    assert heard(other, CHOOSE_SEVERAL) == "Dipilih."
    assert heard(other, CHOOSE_SEVERAL, ALOUD) == "Kartu keluarga. Dipilih."


def test_a_step_of_a_date_is_said_through_earphones() -> None:
    whole = replace(DATE, columns=(replace(DATE.columns[0], value="15"), replace(DATE.columns[1], value="1954")))
    next_year = replace(whole, columns=(whole.columns[0], replace(whole.columns[1], value="1955")))
    assert heard(DATE, whole) == "15 1954."
    assert heard(whole, next_year) == "1955."
    assert heard(whole, next_year, KEYPAD) == "(a tone)"
    year_alone = replace(DATE, columns=(DATE.columns[0], whole.columns[1]))
    assert heard(DATE, year_alone) == "1954."


def test_a_scan_tells_its_quarters_once() -> None:
    percents = (0, 10, 26, 30, 52, 60, 99)
    views = [replace(SCAN, percent=one) for one in percents]
    said = [heard(before, after) for before, after in pairwise(views)]
    assert [one for one in said if one] == [
        "Sedang dibaca, seperempat jalan.",
        "Sedang dibaca, setengah jalan.",
        "Sedang dibaca, hampir selesai.",
    ]


def test_a_countdown_speaks_four_times_and_waits_its_turn() -> None:
    views = [replace(ASK, countdown_s=one) for one in range(45, -1, -1)]
    said = [change(before, after, PRIVATE) for before, after in pairwise(views)]
    assert [one.text for one in said if one] == [f"Sisa {one} detik." for one in (30, 20, 10, 5)]
    assert not any(one.is_urgent for one in said)


def test_a_late_tick_skips_to_what_is_left() -> None:
    assert heard(replace(ASK, countdown_s=31), replace(ASK, countdown_s=8)) == "Sisa 10 detik."


def test_a_setting_says_how_it_is_now() -> None:
    def with_size(now: str) -> View:
        bar = (BarButton("bar:text", "Huruf", "format-size", is_setting=True, spoken=f"Ukuran huruf, sekarang {now}"),)
        return replace(PAD, frame=Frame("Kecamatan", "09.30", bar))

    assert change(with_size("sedang"), with_size("besar"), PRIVATE) == Utterance(
        "Ukuran huruf, sekarang besar.", is_urgent=True
    )


def test_another_language_reads_the_page_anew() -> None:
    before = replace(PAD, frame=Frame("Kecamatan", "09.30", (BarButton("bar:help", "Bantuan", "help"),)))
    after = replace(
        PAD, title="What is the NIK?", frame=Frame("Kecamatan", "09.30", (BarButton("bar:help", "Help", ""),))
    )
    assert heard(before, after, Hearing(Texts("en"))) == "What is the N I K?"


def test_practice_that_begins_is_said() -> None:
    assert heard(PAD, replace(PAD, frame=replace(FRAME, mark="LATIHAN")), ALOUD) == "Latihan. Berapa nik?"


def test_another_page_in_the_same_place_is_read() -> None:
    assert heard(PAD, TYPE, ALOUD) == "Siapa namanya?"
