from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue import load, spoken
from kiosk.catalogue._spoken import HARD, NUMBERS, Speech

WORDS = {"KTP-el": "ka te pe elektronik", "KTP": "ka te pe", "RT/RW": "er te er we", "·": ",", "F-1.02": "formulir"}
SPEECH = Speech("id", WORDS)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Bawa KTP-el dan KTP.", "Bawa ka te pe elektronik dan ka te pe."),
        ("Surat RT/RW · gratis", "Surat er te er we , gratis"),
        ("Rp10.000 tiap lembar", "10000 rupiah tiap lembar"),
        ("Senin 08.00–15.30", "Senin pukul 8 sampai 15 lewat 30"),
        ("Buka pukul 09.05.", "Buka pukul 9 lewat 5."),
        ("Bab 9.05.1", "Bab 9.05.1"),
        ("UU 25/2009", "UU 25 tahun 2009"),
        ("1.250 orang", "1250 orang"),
        ("nama ayah/ibu", "nama ayah atau ibu"),
        ("Tidak ada yang sulit.", "Tidak ada yang sulit."),
    ],
)
def test_what_is_written_is_said(written: str, said: str) -> None:
    assert SPEECH.of(written) == said


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Bawa KTP-el, KTP, dan Surat RT/RW · F-1.02.", []),
        ("Rp10.000, pukul 08.00–15.30", []),
        ("Formulir F-1.07.", ["F-1.07"]),
        ("Kantor BPN dan DPRD", ["BPN", "DPRD"]),
        ("e-KTP", []),
        ("A/B", ["/"]),
        ("satu – dua", ["–"]),
        ("Biasa saja.", []),
    ],
)
def test_what_nobody_told_how_to_say_is_found(text: str, unsaid: list[str]) -> None:
    assert SPEECH.unsaid(text) == unsaid


@given(st.text(max_size=60), st.sampled_from(["id", "en"]))
def test_any_text_can_be_asked_for(text: str, language: str) -> None:
    assert isinstance(spoken(text, language), str)
    Speech(language, {text: "x"}).unsaid(text)


PIECES = st.lists(st.sampled_from([*WORDS, " · ", "-", "/", " ", "–", "BPN", "F-1.07", "Rp5.000", "e-", "ada", "8.00"]))
TEXTS = st.lists(PIECES.map("".join), max_size=4)


@given(TEXTS)
def test_a_look_at_all_finds_whatever_a_look_at_each_does(texts: list[str]) -> None:
    if SPEECH.are_easy(texts):
        written = SPEECH._written
        assert [found for text in texts for found in HARD.findall(NUMBERS.sub(" ", written.sub(" ", text)))] == []


def test_everything_residents_read_first_can_be_said() -> None:
    for language, offer in load(None, ["umum"]).offers.items():
        speech = Speech(language, {})
        for service in offer.services:
            assert not speech.unsaid(spoken(service.say or service.title, language)) or language == "en"
