"""Words for technicians are as plain as those for residents, and every page has all of its own."""

from __future__ import annotations

import re

import pytest

from kiosk.catalogue import faults_of
from kiosk.technician._table import PAGES
from kiosk.technician._visit import Place
from kiosk.texts import Texts

MOST_WORDS_A_SENTENCE = 20
SENTENCE_END = re.compile(r"(?<=[.!?]) ")
# Places that a look at the page fills, and a mark for a list that goes on.
SIGNS = re.compile(r"\{\w+\}| …|[()\u00d7]")


@pytest.mark.parametrize("language", ["id", "en"])
def test_words_are_plain_and_sentences_short(language: str) -> None:
    words = {key: text for key, text in Texts(language).words.items() if key.startswith(("tech.", "home.technician"))}
    faults = {key: list(faults_of(SIGNS.sub("x", text), language)) for key, text in words.items()}
    assert {key: found for key, found in faults.items() if found} == {}
    long = {
        key
        for key, text in words.items()
        for sentence in SENTENCE_END.split(text)
        if len(sentence.split()) > MOST_WORDS_A_SENTENCE
    }
    assert not long


def test_every_place_has_a_page() -> None:
    assert set(PAGES) == set(Place)
