from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue import faults_of


def test_what_frightens_and_what_is_misspelt_is_found() -> None:
    assert list(faults_of("Silakan antre. Petugas akan membantu.")) == []
    assert list(faults_of("Nomor antrian tidak valid")) == [
        "uses `antrian`; write `antrean`",
        "uses `tidak valid`; say what is expected, such as `NIK ada 16 angka.`",
    ]
    assert list(faults_of("Formulir, printer, perijinan, mohonlah")) == []


def test_english_has_words_of_its_own() -> None:
    assert list(faults_of("Please do not print", "en")) == [
        "uses `please`; leave it out and say what to do, such as `Type the name.`"
    ]
    assert list(faults_of("An error occurred", "en")) != []
    assert list(faults_of("Mohon", "en")) == []


def test_a_sentence_has_at_most_twenty_words() -> None:
    assert list(faults_of(f"{'kata ' * 19}akhir. {'kata ' * 19}akhir?")) == []
    assert len(list(faults_of("kata " * 21))) == 1
    assert len(list(faults_of("kata\N{NO-BREAK SPACE}" * 21))) == 1


@given(st.text(), st.sampled_from(["id", "en"]))
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    assert all(isinstance(fault, str) for fault in faults_of(text, language))
