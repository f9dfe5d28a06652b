"""Whatever page there is: what is said of it is short, plain and sayable, and nobody else hears a number of a card."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kiosk.catalogue import faults_of
from kiosk.speech import Hearing, focus, opening
from kiosk.texts import Texts
from kiosk.views import CheckView, ShowView, SlipView
from tests.kiosk.journey.visit import controls
from tests.ui.found import FoundPage, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.views import View

LANGUAGES = ("id", "en")
MOST_WORDS_A_SENTENCE = 25
# Twenty seconds at the usual speed are forty; a list of eight choices with a note needs more.
MOST_WORDS = {"keypad": 55, "aloud": 65}
READ_WHOLE = (ShowView, CheckView, SlipView)
# English has its decimals with a point and says it; what has two digits after it is an hour or an amount. Three numbers
# with points ("19.32.08") come from a resident's own file name, which is said as it is.
RAW = re.compile(r"[/·–•\[\]…*<>]|\bRp|\d:\d|(?<!\.\d)\d\.\d\d(?!\.\d)|[A-Z]{2,}")
SENTENCE_END = re.compile(r"(?<=[.!?]) ")
SPELLED = 4


def pages(language: str) -> Iterator[tuple[FoundPage, View]]:
    """Those of residents; technicians' tell addresses and versions."""
    some = (page for page in found() if not page.is_technicians)
    return ((page, page.views[language]) for page in some if language in page.views)


@cache
def said_on(language: str, hearing_name: str) -> dict[str, str]:
    """All that may be heard on any page, with one page and control it is heard on."""
    texts = Texts(language)
    hearing = Hearing(texts, is_private=hearing_name == "earphones", is_guided=hearing_name != "aloud")
    said: dict[str, str] = {}
    keys: set[str] = set()
    for page, view in pages(language):
        said.setdefault(opening(view, hearing).text, page.name)
        for control in controls(view) - keys:
            said.setdefault(focus(view, control, hearing).text, f"{page.name} {control}")
        keys |= {one for one in controls(view) if one.startswith("key:")}
    return said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hearing", ["aloud", "keypad", "earphones"])
def test_everything_said_is_short_plain_and_sayable(language: str, hearing: str) -> None:
    faults: list[str] = []
    for text, where in said_on(language, hearing).items():
        faults += [f"{where}: nothing is said"] if not text else []
        faults += [f"{where}: {one!r} in {text!r}" for one in RAW.findall(text)]
        faults += [f"{where}: {one} in {text!r}" for one in faults_of(text, language) if "sentence" not in one]
        long = (one for one in SENTENCE_END.split(text) if _words(one) > MOST_WORDS_A_SENTENCE)
        faults += [f"{where}: a long sentence: {one!r}" for one in long]
    assert not faults


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hearing", MOST_WORDS)
def test_a_page_that_is_not_read_whole_opens_within_seconds(language: str, hearing: str) -> None:
    listener = Hearing(Texts(language), is_guided=hearing == "keypad")
    long: dict[str, int] = {}
    for page, view in pages(language):
        if not isinstance(view, READ_WHOLE):
            words = _words(opening(view, listener).text)
            if words > MOST_WORDS[hearing]:
                long[page.name] = words
    assert not long


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_of_a_card_is_heard_by_others(language: str) -> None:
    names = "|".join(Texts(language).get("speech.digits").split())
    spelled = re.compile(rf"(?:\b(?:{names})\b[ ,]*){{{SPELLED},}}|\d{{5,}}", re.IGNORECASE)
    numbers = re.compile(r"\d{4,12} rupiah|(?:Paling banyak|At most) \d+")
    for text, where in said_on(language, "keypad").items():
        if not where.startswith("slip"):
            assert not spelled.search(numbers.sub("", text)), (where, text)


def _words(text: str) -> int:
    """Words, with what is spelled as one."""
    return len(re.sub(r"\b(?:\w{1,2} ){2,}", "x ", text).split())
