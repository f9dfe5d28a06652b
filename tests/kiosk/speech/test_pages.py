"""Every kind of page talks, and every control of it has a name."""

from __future__ import annotations

import dataclasses
from typing import Literal, get_args

import pytest
from msgspec.structs import replace

from kiosk.keys import keys_for
from kiosk.speech import Hearing, Keys, focus, opening, turned, unplugged
from kiosk.speech._talk import talk_of
from kiosk.texts import Texts
from kiosk.views import (
    AskView,
    Button,
    CheckRow,
    CheckView,
    Choice,
    ChooseView,
    Note,
    NumberPadView,
    ScanView,
    Section,
    Setup,
    ShowView,
    SlipView,
    Turning,
    View,
)
from tests.kiosk.journey.visit import controls
from tests.ui import samples
from tests.ui.samples import CHOOSE, CHOOSE_FULL, FRAME, NEXT, SAMPLES, Sample

ID = Texts("id")
HEARINGS = {
    "aloud": Hearing(ID),
    "earphones": Hearing(ID, is_private=True),
    "keypad": Hearing(ID, is_guided=True),
    "keypad and earphones": Hearing(ID, is_private=True, is_guided=True),
}
ALL = Hearing(ID, is_private=True, is_guided=True)
TWO_SWITCHES = Keys(has_arrows=False, has_repeat=False, has_sound=False, has_turns=False, has_typing=False)


@pytest.mark.parametrize("kind", get_args(View), ids=lambda kind: kind.__name__)
def test_every_kind_of_page_talks(kind: type) -> None:
    assert type(talk_of(kind)).__module__.startswith("kiosk.speech.kinds.")


def test_every_kind_has_a_sample_to_talk_of() -> None:
    assert {type(one.view) for one in SAMPLES} == set(get_args(View))


@pytest.mark.parametrize("hearing", HEARINGS.values(), ids=HEARINGS)
@pytest.mark.parametrize("sample", SAMPLES, ids=[one.name for one in SAMPLES])
def test_every_page_opens_with_words_and_names_every_control(sample: Sample, hearing: Hearing) -> None:
    assert opening(sample.view, hearing).text
    unnamed = [one for one in controls(sample.view) if not focus(sample.view, one, hearing).text]
    assert not unnamed


@pytest.mark.parametrize("language", ["id", "en"])
def test_who_has_no_arrows_is_led_through_every_page(language: str) -> None:
    hearing = dataclasses.replace(ALL, texts=Texts(language), keys=TWO_SWITCHES)
    assert all(opening(one.view, hearing).text for one in SAMPLES)


def test_what_is_not_on_a_page_is_not_named() -> None:
    assert not focus(CHOOSE, "nothing", ALL)


def test_a_choice_is_named_with_its_place_and_state() -> None:
    first = CHOOSE_FULL.choices[0]
    said = focus(CHOOSE_FULL, first.id, ALL).text
    assert said == "Usia 60 tahun ke atas. Bapak atau Ibu sendiri atau yang diantar. Pilihan 1 dari 7. Dipilih."


def test_a_box_says_that_it_is_not_ticked() -> None:
    view = replace(CHOOSE, is_several=True, primary=NEXT)
    assert focus(view, view.choices[0].id, ALL).text.endswith("Pilihan 1 dari 4. Belum dipilih.")


def test_who_is_led_by_keys_hears_how_many_choices_there_are_anybody_else_hears_them() -> None:
    assert "Ada empat pilihan dan satu tombol. Panah bawah" in opening(CHOOSE, ALL).text
    assert "Ada empat pilihan. Panah bawah" in opening(replace(CHOOSE, others=(), primary=None), ALL).text
    assert "Surat keterangan domisili." not in opening(CHOOSE, ALL).text
    assert "Surat keterangan domisili." in opening(CHOOSE, HEARINGS["aloud"]).text
    assert "Panah" not in opening(CHOOSE, HEARINGS["aloud"]).text


def test_a_problem_comes_before_the_question_and_in_place_of_its_hint() -> None:
    view = replace(CHOOSE_FULL, note=Note("problem", "Belum ada yang dipilih. Tekan satu."))
    said = opening(view, ALL).text
    assert "Perlu diperbaiki: Belum ada yang dipilih. Tekan satu. Apakah ada yang perlu didahulukan" in said
    assert view.hint not in said


def test_what_a_page_says_of_itself_replaces_title_and_hint() -> None:
    view = replace(CHOOSE_FULL, frame=replace(FRAME, said="Selamat datang"))
    assert opening(view, ALL).text.startswith("Selamat datang. ")
    assert view.title not in opening(view, ALL).text


def test_a_heading_of_two_pieces_is_said_once() -> None:
    pieces = (Section("x", "Apa yang dibawa?", ("KTP",)), Section("x", "Apa yang dibawa?", ("Foto",)))
    assert opening(ShowView(FRAME, "prepare", "Surat", pieces, NEXT), HEARINGS["aloud"]).text == (
        "Surat. Apa yang dibawa? Ka te pe. Foto. Tombolnya: Lanjut."
    )


def test_practice_is_said_on_every_page() -> None:
    view = replace(CHOOSE, frame=replace(FRAME, mark="LATIHAN"))
    assert opening(view, ALL).text.startswith("Latihan. Bapak atau Ibu mau mengurus apa?")


def test_practice_is_said_once() -> None:
    ask = AskView(replace(FRAME, mark="LATIHAN"), "thanks", "Latihan selesai", "", "school-outline", NEXT)
    assert opening(ask, ALL).text.startswith("Latihan selesai. ")
    slip = next(one.view for one in SAMPLES if isinstance(one.view, SlipView))
    marked = replace(slip, frame=replace(FRAME, mark="LATIHAN"), number="LATIHAN")
    assert opening(marked, ALL).text.count("Latihan") == 1


def test_an_answer_nobody_gave_is_not_counted_as_one() -> None:
    rows = (CheckRow("Nama saksi", "SITI CONTOH", None), CheckRow("Umur saksi", "Belum diisi", None, is_open=True))
    view = CheckView(FRAME, "row.saksi", "Saksi 1", rows, NEXT)
    assert "Sudah diisi 1 dari 2." in opening(view, HEARINGS["aloud"]).text
    assert "Ada dua jawaban" not in opening(view, HEARINGS["keypad"]).text
    told = replace(view, note=Note("info", "Sudah diisi 1 dari 2. Tekan Isi sekarang."))
    assert opening(told, HEARINGS["aloud"]).text.count("1 dari 2") == 1
    done = replace(view, rows=rows[:1])
    assert "Ada satu jawaban" in opening(done, HEARINGS["aloud"]).text


@pytest.mark.parametrize("kind", [ShowView, CheckView, ScanView])
def test_who_touches_hears_what_the_buttons_of_a_long_page_say(kind: type) -> None:
    """Somebody who does not read would else not know what sends the request."""
    view = next(
        one.view for one in SAMPLES if isinstance(one.view, kind) and getattr(one.view, "state", "") != "working"
    )
    assert "Tombolnya: " in opening(view, HEARINGS["aloud"]).text
    assert "Tombolnya: " not in opening(view, HEARINGS["keypad"]).text


def test_who_sees_nothing_is_not_sent_to_the_screen_for_the_answers() -> None:
    view = next(one.view for one in SAMPLES if isinstance(one.view, CheckView) and one.view.rows)
    led, touching = opening(view, HEARINGS["keypad"]).text, opening(view, HEARINGS["aloud"]).text
    assert ("Hanya dibacakan lewat earphone." in led, "layar" in led) == (True, False)
    assert "Lihat di layar." in touching


@pytest.mark.parametrize("keys", [Keys(), TWO_SWITCHES], ids=["arrows", "two switches"])
@pytest.mark.parametrize(("by", "felt"), [("scanner", "kaca"), ("feeder", "celah"), ("camera", "alas")])
def test_hands_are_led_to_what_takes_the_paper(
    by: Literal["scanner", "feeder", "camera"], felt: str, keys: Keys
) -> None:
    view = ScanView(FRAME, "scan", "Kartu keluarga", "ready", NEXT, by=by)
    said = opening(view, dataclasses.replace(HEARINGS["keypad"], keys=keys)).text
    assert [one for one in ("kaca", "celah", "alas") if one in said] == [felt]


def test_a_language_is_offered_by_its_own_voice() -> None:
    view = replace(CHOOSE, choices=(Choice("language:en", "English", spoken="Press to hear English", language="en"),))
    said = focus(view, "language:en", ALL)
    assert (said.text, said.language) == ("Press to hear English.", "en")


def test_a_choice_that_tells_who_somebody_is_keeps_its_name_for_earphones() -> None:
    view = ChooseView(
        FRAME,
        "confirm_nik",
        "Benar?",
        (Choice("yes", "Ya, 15 April 1954", "Perempuan", is_personal=True), Choice("no", "Bukan")),
        hint="NIK ini pertama dicatat di Bontang.",
    )
    for hearing in (HEARINGS["aloud"], HEARINGS["keypad"]):
        said = " ".join(one.text for one in (opening(view, hearing), focus(view, "yes", hearing)))
        assert not any(one in said for one in ("1954", "Perempuan", "Bontang"))
        assert focus(view, "no", hearing).text.startswith("Bukan.")
    assert "15 April 1954. Perempuan." in focus(view, "yes", ALL).text


def test_answers_to_be_checked_are_for_earphones() -> None:
    row = CheckRow("Nama", "SITI CONTOH", Button("change:0", "Ubah"), spoken="Siti Contoh")
    view = CheckView(FRAME, "check", "Benar?", (row,), primary=NEXT)
    for hearing in (HEARINGS["aloud"], HEARINGS["keypad"]):
        said = f"{opening(view, hearing).text} {focus(view, 'change:0', hearing).text}".lower()
        assert "ubah nama" in said
        assert "siti" not in said
    assert "Siti Contoh." in opening(view, ALL).text
    assert "Siti Contoh." in focus(view, "change:0", ALL).text


def test_a_personal_note_is_for_earphones() -> None:
    view = replace(CHOOSE, note=Note("ok", "Bontang, lahir 15 April 1954.", is_personal=True))
    assert "1954" not in opening(view, HEARINGS["keypad"]).text
    assert "1954" in opening(view, ALL).text


def test_a_turned_part_says_which_it_is() -> None:
    frame = replace(FRAME, turning=Turning(NEXT, NEXT, "{at} dari {all}"))
    assert turned(replace(CHOOSE, frame=frame), 1, 3, ALL).text == "Bagian 2 dari 3."
    assert not turned(replace(CHOOSE, frame=replace(FRAME, turning=None)), 1, 3, ALL)


def test_a_question_on_a_loudspeaker_warns_who_types_by_keys() -> None:
    pad = next(one.view for one in SAMPLES if isinstance(one.view, NumberPadView) and one.view.unsure)
    empty = replace(pad, text="")
    assert "Orang lain bisa mendengar, jadi nama tombol ketik tidak disebut." in opening(empty, HEARINGS["keypad"]).text
    for view in (pad, empty):
        how = (
            "Tombol angka, kalau ada, langsung mengetik. Panah bawah untuk mendengar tombolnya. Panah kanan ke Lanjut."
        )
        assert opening(view, HEARINGS["keypad"]).text.endswith(how)
    assert "Orang lain" not in opening(empty, ALL).text
    assert f"Tidak tahu? Pilih {pad.unsure.label}." in opening(empty, HEARINGS["aloud"]).text


@pytest.mark.parametrize(
    ("text", "suffix", "said"),
    [
        ("6474 02", "", "Sekarang enam empat tujuh empat, nol dua."),
        ("12", "tahun", "Sekarang 12 tahun."),
        ("", "tahun", ""),
    ],
)
def test_what_is_in_a_field_is_told_to_earphones_alone(text: str, suffix: str, said: str) -> None:
    pad = NumberPadView(FRAME, "question.x", "Berapa?", text, NEXT, suffix=suffix)
    private, aloud = opening(pad, HEARINGS["earphones"]).text, opening(pad, HEARINGS["aloud"]).text
    assert private == f"Berapa? {said}".strip()
    assert aloud == ("Berapa? Sudah ada isinya." if text else "Berapa?")


def test_an_amount_is_told_with_its_sign_and_none_before_it_is_there() -> None:
    empty = NumberPadView(FRAME, "question.x", "Berapa?", "", NEXT, hint="Kira-kira.", prefix="Rp", suffix="sebulan")
    filled = replace(empty, text="1.500.000")
    assert opening(filled, HEARINGS["earphones"]).text == "Berapa? Sekarang 1500000 rupiah sebulan."
    assert opening(empty, HEARINGS["earphones"]).text == "Berapa? Kira-kira."


def test_only_what_runs_out_is_counted_down() -> None:
    ask = AskView(FRAME, "idle", "Masih di sini?", "", "timer-sand", NEXT, 45)
    assert "Sisa 45 detik." in opening(ask, ALL).text
    assert "Sisa lima menit." in opening(replace(ask, countdown_s=300), ALL).text
    assert "Sisa" not in opening(replace(ask, countdown_s=None), ALL).text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("NUMBER", "Earphone lepas. Angka tidak disebut. Colokkan lagi, atau pilih {unsure}."),
        ("TYPE_FULL", "Earphone lepas. Huruf tidak disebut. Colokkan lagi, atau pilih {unsure}."),
        ("CHOOSE", "Earphone lepas. Jawaban tidak dibacakan. Colokkan lagi untuk mendengarnya."),
    ],
)
def test_headphones_that_came_out_are_told_of_and_what_to_do_then(name: str, said: str) -> None:
    view = getattr(samples, name)
    unsure = getattr(view, "unsure", None)
    assert unplugged(view, HEARINGS["keypad"]).text == said.format(unsure=unsure.label if unsure else "")


def test_who_has_two_switches_hears_of_no_arrow() -> None:
    switches = Keys.of(Setup(keys_for({}, is_two_switch=True), is_two_switch=True))
    assert Keys.of(Setup(keys_for({}))) == Keys()
    hearing = dataclasses.replace(HEARINGS["keypad"], keys=switches)
    for sample in samples.SAMPLES:
        said = opening(sample.view, hearing).text
        assert "Panah" not in said
        assert "Tombol ulang" not in said
    assert "Tombol maju" in opening(samples.CHOOSE, hearing).text
    other = Keys.of(Setup(keys_for({"select": ("f13",), "repeat": ("f14",)})))
    assert other == Keys(has_arrows=False)


def test_who_types_by_keys_hears_what_types_and_the_way_on() -> None:
    pad, name = replace(samples.NUMBER, text=""), replace(samples.TYPE_FULL, is_personal=True)
    for view, types in (
        (pad, "Tombol angka, kalau ada, langsung mengetik."),
        (name, "Papan ketik, kalau ada, langsung mengetik."),
    ):
        said = opening(view, ALL).text
        assert types in said
        assert said.endswith("Panah kanan ke Lanjut.")
        assert "Panah kanan" not in opening(view, HEARINGS["aloud"]).text
    no_right = dataclasses.replace(ALL, keys=Keys.of(Setup(keys_for({"turn_on": ("f13",)}))))
    assert opening(pad, no_right).text.endswith("tombol tengah untuk mengetik. Tombol maju sampai Lanjut.")
    switches = opening(pad, dataclasses.replace(ALL, keys=TWO_SWITCHES)).text
    assert "langsung" not in switches
    assert switches.endswith("Tombol maju sampai Lanjut.")


def test_birth_date_is_kept_back_but_not_that_the_first_choice_is_yes() -> None:
    yes = Choice(
        "choice:0", "Ya, 15 April 1954", is_personal=True, aloud="Ya. Tanggalnya hanya dibacakan lewat earphone"
    )
    view = replace(samples.CHOOSE, choices=(yes, Choice("choice:no", "Bukan")))
    said = "Ya. Tanggalnya hanya dibacakan lewat earphone. Pilihan 1 dari 2."
    assert focus(view, "choice:0", HEARINGS["keypad"]).text == said
    assert "1954" in focus(view, "choice:0", ALL).text
