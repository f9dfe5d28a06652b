from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue import faults_of, words_to_avoid
from kiosk.catalogue.checking.lint import are_plain


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


def test_every_word_to_avoid_is_found_with_what_to_do_instead() -> None:
    for language, words in words_to_avoid().items():
        for word, mend in words.items():
            assert f"uses `{word}`; {mend}" in list(faults_of(f"Kata {word.upper()}, lalu.", language))


def test_what_is_to_be_written_instead_is_no_word_to_avoid() -> None:
    for language, words in words_to_avoid().items():
        for mend in words.values():
            for part in mend.split("`")[1::2]:
                assert list(faults_of(part, language)) == []


SOME = st.lists(
    st.text(st.sampled_from("ab .?\n\u00a0") | st.characters(), max_size=60) | st.sampled_from(["Mohon", "x " * 21])
)


@given(SOME, st.sampled_from(["id", "en"]))
def test_a_look_at_all_finds_whatever_a_look_at_each_does(texts: list[str], language: str) -> None:
    if are_plain(texts, language):
        assert [fault for text in texts for fault in faults_of(text, language)] == []


@given(st.text(), st.sampled_from(["id", "en"]))
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    assert all(isinstance(fault, str) for fault in faults_of(text, language))
