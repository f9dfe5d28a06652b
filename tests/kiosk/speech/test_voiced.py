from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import SpeechConfig
from kiosk.speech._voiced import by_character, counted, letter, sentences, voiced
from kiosk.texts import Texts, load_languages

if TYPE_CHECKING:
    from pathlib import Path

ID, EN = Texts("id"), Texts("en")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("A-012", "A nol satu dua"),
        ("NIK 6474 0255 benar", "Nik enam empat tujuh empat, nol dua lima lima benar"),
        ("6474 •••• •••• 0003", "Enam empat tujuh empat, tertutup, nol nol nol tiga"),
        ("6474025504540003", "Enam empat tujuh empat, nol dua lima lima, nol empat lima empat, nol nol nol tiga"),
        ("0812-3456-7890", "Nol delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol"),
        ("RT 004 RW 012", "Er te 4 er we 12"),
        ("Kode struk: K7M2PA", "Kode struk: ka, tujuh, em, dua, pe, a"),
        ("Buka 08.00–15.30.", "Buka pukul 8 sampai 15 lewat 30."),
        ("Senin–Kamis", "Senin sampai Kamis"),
        ("Rp15.000 atau Rp1.500.000", "15000 rupiah atau 1500000 rupiah"),
        ("1–2 hari", "1 sampai 2 hari"),
        ("JL. A. YANI NO. 5/7", "Jalan a. Yani nomor 5 garis miring 7"),
        ("SITI CONTOH", "Siti Contoh"),
        ("21 November 2026", "21 November 2026"),
        ("Warung, toko · gratis", "Warung, toko, gratis"),
        ("UU 24/2013", "Undang-undang 24 tahun 2013"),
        ("PermenXYZ (QXZ)", "Permen eks ye zet ( ki eks zet )"),
        ("bawa KTP. besok", "Bawa ka te pe. Besok"),
    ],
)
def test_numbers_and_signs_are_said_as_an_office_reads_them(written: str, said: str) -> None:
    assert voiced(written, ID) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("A-012", "A zero one two"),
        ("Open 09:30–15:00.", "Open 9 30 to 15."),
        ("NIK 6474 0255", "N I K six four seven four, zero two five five"),
        ("RT 004/RW 012", "R T 4, R W 12"),
        ("SITI", "Siti"),
    ],
)
def test_the_same_in_english(written: str, said: str) -> None:
    assert voiced(written, EN) == said


@given(st.text(max_size=80))
def test_whatever_is_written_comes_out_as_one_plain_line(text: str) -> None:
    said = voiced(text, ID)
    assert said.isprintable()
    assert not set(said) & set("[]<>{}|\\`*_#•…·–")
    assert said == said.strip()


@given(st.integers(0, 10**16 - 1))
def test_every_digit_of_a_long_number_is_said(number: int) -> None:
    digits = f"{number:016d}"
    names = ID.get("speech.digits").split()
    assert [names.index(one) for one in by_character(digits, ID).replace(",", "").split()] == list(map(int, digits))


@pytest.mark.parametrize("texts", [ID, EN], ids=["id", "en"])
def test_every_key_of_a_keyboard_has_a_name_of_its_own(texts: Texts) -> None:
    keys = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.,-/ "
    names = [letter(one, texts) for one in keys]
    assert all(names)
    assert len(set(names)) == len(keys)


def test_a_language_that_lacks_a_letter_spells_by_the_letters_themselves(tmp_path: Path) -> None:
    folder = tmp_path / "su"
    folder.mkdir()
    (folder / "language.toml").write_text('name = "Basa Sunda"')
    words = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "speech.letters"\nmsgstr "a be"\n'
    )
    (folder / "kiosk.po").write_text(words)
    texts = load_languages(SpeechConfig(languages=("id", "su"), languages_dir=str(tmp_path)))["su"]
    assert voiced("K7M2PA, pukul 09.30", texts) == "K, tujuh, M, dua, P, a, pukul 9 lewat 30"


def test_counts_below_ten_are_words() -> None:
    assert [counted(one, ID) for one in (0, 1, 9, 10)] == ["0", "satu", "sembilan", "10"]


def test_parts_become_sentences() -> None:
    assert sentences("Satu", "", "Dua?", " Tiga ") == "Satu. Dua? Tiga."
