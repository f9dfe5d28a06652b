"""Words for technicians are as plain as those for residents, and every page has all of its own."""

from __future__ import annotations

import re

import pytest

from kiosk.catalogue import faults_of
from kiosk.technician import said_facts
from kiosk.technician._table import PAGES
from kiosk.technician._visit import Place
from kiosk.texts import Texts
from tests.fakes.technician_pages import STATES

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


@pytest.mark.parametrize("language", ["id", "en"])
def test_whatever_was_looked_at_is_told_in_words(language: str) -> None:
    texts = Texts(language)
    for subject, (_, facts) in STATES.items():
        for line in said_facts(f"doctor.{subject}", facts, texts):
            assert not any(line.startswith(f"{name}: ") for name in facts), line
    said = said_facts("doctor.disk", {"free_gb": "0.1", "all_gb": "1118.0"}, Texts("id"))
    assert said == ("Kosong 0,1 dari 1.118,0 GB",)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", "Terakhir terkirim: 22 November 2026 pukul 14.05"),
        ("en", "Last sent: 22 November 2026 at 14:05"),
    ],
)
def test_times_are_told_as_on_every_page(language: str, words: str) -> None:
    assert said_facts("doctor.outbox", {"last_sync": "2026-11-22 14:05"}, Texts(language)) == (words,)


def test_links_are_told_by_what_they_are() -> None:
    links = {"links": "enp1s0, wlan0, wwan0, tun0"}
    said = said_facts("doctor.network", links, Texts("id"))
    assert said == ("Sambungan: kabel (enp1s0), Wi-Fi (wlan0), modem seluler (wwan0), tun0",)
    assert said_facts("doctor.network", {"links": "-"}, Texts("id")) == ("Belum ada sambungan.",)


def test_fact_without_words_is_still_told() -> None:
    texts = Texts("id")
    assert said_facts("device.printer", {"strange": "1.5"}, texts) == ("strange: 1.5",)
    assert said_facts("doctor.disk", {"free_gb": "1.5"}, texts) == ("free_gb: 1,5",)  # of how many is not known
    assert said_facts("doctor.trace", {"reason": "OSError"}, texts) == ("Alasan: OSError",)


def test_every_place_has_a_page() -> None:
    assert set(PAGES) == set(Place)
