"""The words of Anjungan's own pages keep the rules that the words of services keep, in every language."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

import kiosk.texts
from kiosk.catalogue import faults_of
from kiosk.texts import Texts, places

LANGUAGES = sorted(path.name for path in (Path(kiosk.texts.__file__).parent / "locale").iterdir() if path.is_dir())
# Names of letters and digits, said one at a time: no sentence.
TABLES = {"speech.letters", "speech.digits"}
# A tile without a second line.
MAY_BE_EMPTY = {"priority.pregnant.note"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_uses_a_word_to_avoid_or_a_long_sentence(language: str) -> None:
    words = Texts(language).words
    assert words
    told = {key: list(faults_of(said, language)) for key, said in words.items() if key not in TABLES}
    assert {key: faults for key, faults in told.items() if faults} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words_with_the_same_places(language: str) -> None:
    first, words = Texts("id").words, Texts(language).words
    assert sorted(first) == sorted(words)
    assert [key for key, said in words.items() if places(said) != places(first[key])] == []
    assert [key for key, said in words.items() if not said and key not in MAY_BE_EMPTY] == []


def test_days_and_hours_are_written_as_each_language_does() -> None:
    assert Texts("en").day_and_date(date(2026, 11, 21)) == "Saturday, 21 November 2026"
    assert (Texts("id").hour(time(9, 5)), Texts("en").hour(time(9, 5))) == ("09.05", "09:05")
