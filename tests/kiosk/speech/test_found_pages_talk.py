"""Whatever page a visit finds: it says something when it opens, and every control of it has a name."""

from __future__ import annotations

import pytest

from kiosk.config import SpeechConfig
from kiosk.speech import Hearing, focus, opening
from kiosk.texts import load_languages
from tests.kiosk.journey.visit import controls
from tests.ui.found import SHIPPED, found

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
