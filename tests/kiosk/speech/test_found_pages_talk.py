"""Whatever page a visit finds: it says something when it opens, and every control of it has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.config import SpeechConfig
from kiosk.speech import Hearing, Utterance, change, focus, opening
from kiosk.speech import controls as spoken_controls
from kiosk.speech._voiced import by_character
from kiosk.texts import load_languages
from kiosk.views import DateView, NumberPadView, TypeView
from tests.kiosk.journey.visit import controls
from tests.ui.found import SHIPPED, found

if TYPE_CHECKING:
    from kiosk.views import View

LANGUAGES = load_languages(SpeechConfig(languages=SHIPPED))
LISTENERS = [(False, False), (True, True)]


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize(("is_private", "is_guided"), LISTENERS, ids=["loudspeaker", "headphones"])
def test_every_page_is_read_when_it_opens(language: str, is_private: bool, is_guided: bool) -> None:
    hearing = Hearing(LANGUAGES[language], is_private=is_private, is_guided=is_guided)
    silent = [
        page.name for page in found() if language in page.views and not opening(page.views[language], hearing).text
    ]
    assert silent == []


@pytest.mark.parametrize("language", SHIPPED)
def test_every_control_has_a_name(language: str) -> None:
    hearing = Hearing(LANGUAGES[language], is_private=True, is_guided=True)
    nameless = {
        (page.name, control)
        for page in found()
        if (view := page.views.get(language)) is not None
        for control in controls(view)
        if not focus(view, control, hearing).text
    }
    assert nameless == set()


@pytest.mark.parametrize("language", SHIPPED)
def test_no_two_choices_of_a_page_sound_the_same(language: str) -> None:
    hearing = Hearing(LANGUAGES[language], is_private=True, is_guided=True)
    for page in found():
        view = page.views.get(language)
        names = [focus(view, one.id, hearing).text for one in getattr(view, "choices", ())] if view else []
        assert len(set(names)) == len(names), (page.name, names)


ALOUD = [Hearing(LANGUAGES[one], is_guided=is_guided) for one in SHIPPED for is_guided in (False, True)]
FEWEST_TELLING = 3


def heard_aloud(view: View, hearing: Hearing) -> list[Utterance]:
    """All that a loudspeaker may say of a page: when it opens, and wherever the focus goes."""
    return [opening(view, hearing), *(focus(view, one, hearing) for one in spoken_controls(view, hearing))]


def typed_pages() -> list[NumberPadView | TypeView]:
    views = [view for page in found() for language, view in page.views.items() if language in SHIPPED]
    return [view for view in views if isinstance(view, NumberPadView | TypeView) and is_personal(view)]


def is_personal(view: View) -> bool:
    """Whether what is typed tells something of the resident; the code of a slip tells nothing."""
    return getattr(view, "is_personal", True)


@pytest.mark.parametrize("hearing", ALOUD, ids=["id touch", "id keys", "en touch", "en keys"])
def test_whichever_key_the_focus_stands_on_a_loudspeaker_says_the_same(hearing: Hearing) -> None:
    pages = typed_pages()
    assert {type(view) for view in pages} == {NumberPadView, TypeView}
    for view in pages:
        typing = {one for one in controls(view) if one.startswith("key:")} - {"key:back"}
        assert len({focus(view, one, hearing).text for one in typing}) == 1, view.page


@settings(deadline=None)  # the first example may wait for what is found
@given(st.data())
def test_a_loudspeaker_says_the_same_whatever_is_typed(data: st.DataObject) -> None:
    view = data.draw(st.sampled_from(typed_pages()))
    hearing = data.draw(st.sampled_from(ALOUD))
    alphabet = "0123456789" if isinstance(view, NumberPadView) else "ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789"
    count = data.draw(st.integers(1, 20))
    one, other = (data.draw(st.text(alphabet, min_size=count, max_size=count)) for _ in range(2))
    empty = replace(view, text="")
    for typed in ((one, other), (one[:-1], other[:-1])):
        first, second = (replace(view, text=text) for text in typed)
        assert heard_aloud(first, hearing) == heard_aloud(second, hearing)
        assert change(empty, first, hearing) == change(empty, second, hearing)
        assert change(first, empty, hearing) == change(second, empty, hearing)
    assert change(replace(view, text=one[:-1]), replace(view, text=one), hearing).is_tone


@pytest.mark.parametrize("hearing", ALOUD, ids=["id touch", "id keys", "en touch", "en keys"])
def test_no_note_of_a_page_tells_a_loudspeaker_what_was_answered(hearing: Hearing) -> None:
    told = set()
    for page in found():
        view = page.views.get(hearing.texts.language)
        if not isinstance(view, NumberPadView | TypeView | DateView) or not is_personal(view):
            continue
        values = [view.text] if not isinstance(view, DateView) else [column.value for column in view.columns]
        said = " ".join(one.text for one in heard_aloud(view, hearing)).lower()
        telling = [value for value in values if len(value) >= FEWEST_TELLING]
        told |= {
            (page.name, value)
            for value in telling
            if value.lower() in said or by_character(value, hearing.texts).lower() in said
        }
    assert told == set()
