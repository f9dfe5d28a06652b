"""The words of every page that a visit finds, composed as a resident reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest

from kiosk.catalogue import faults_of
from kiosk.views import BarButton, Button, Frame
from tests.ui.found import SHIPPED, found
from tests.ui.longer import KEPT, TYPED_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS_OF_A_BAR_BUTTON = 3
MOST_WORDS_OF_A_BUTTON = 4

# What a resident is told to do, at the begin of a sentence or of its part.
DOING = {
    "id": "atur|bawa|coba|ketik|lihat|panggil|pilih|silakan pilih|tanyakan|tekan",
    "en": "ask|call|choose|enter|look|press|set|take|try|type",
}


def texts_of(value: object, kind: str = "") -> Iterator[str]:
    """Every text of a view that is written by the office, none that was typed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one, kind)
    elif isinstance(value, msgspec.Struct):
        kind = type(value).__name__
        kept = KEPT | {"text"} if kind in TYPED_KINDS else KEPT
        for name in value.__struct_fields__:
            if name not in kept - ({"rows"} if kind == "CheckView" else set()):
                yield from texts_of(getattr(value, name), kind)


def buttons_of(value: object) -> Iterator[Button | BarButton]:
    """Every button of a view."""
    if isinstance(value, Button | BarButton):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from buttons_of(one)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from buttons_of(getattr(value, name))


@pytest.mark.parametrize("language", SHIPPED)
def test_no_page_uses_a_word_to_avoid_or_a_long_sentence(language: str) -> None:
    texts = {text for page in found() if language in page.views for text in texts_of(page.views[language])}
    assert len(texts) > 500
    told = {text: list(faults_of(text, language)) for text in texts}
    assert {text: faults for text, faults in told.items() if faults} == {}


@pytest.mark.parametrize("language", SHIPPED)
def test_a_title_ends_in_no_full_stop(language: str) -> None:
    titles = {getattr(page.views[language], "title", "") for page in found() if language in page.views}
    assert len(titles) > 100
    assert {title for title in titles if title.endswith(".")} == set()


@pytest.mark.parametrize("language", SHIPPED)
def test_buttons_say_it_in_few_words(language: str) -> None:
    labels = {
        (one.label, isinstance(one, BarButton))
        for page in found()
        if language in page.views
        for one in buttons_of(page.views[language])
    }
    assert len(labels) > 30
    limits = {True: MOST_WORDS_OF_A_BAR_BUTTON, False: MOST_WORDS_OF_A_BUTTON}
    assert {label for label, is_bar in labels if len(label.split()) > limits[is_bar]} == set()


@pytest.mark.parametrize("language", SHIPPED)
def test_every_problem_says_how_to_mend_it(language: str) -> None:
    problems = {
        note.text
        for page in found()
        if language in page.views and (note := getattr(page.views[language], "note", None)) is not None
        if note.tone == "problem"
    }
    assert len(problems) > 20
    told = re.compile(rf"(?:^|[.,?] )(?:atau |lalu |or |then )?(?:{DOING[language]})\b", re.IGNORECASE)
    assert {text for text in problems if not told.search(text)} == set()


def test_frames_are_whole() -> None:
    for page in found():
        frame: Frame = page.views["id"].frame
        assert frame.office, page.name
        assert frame.clock or page.kind == "LearnView", page.name
