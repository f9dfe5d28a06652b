from __future__ import annotations

import pytest

from tests.kiosk.journey.visit import NIK
from tests.kiosk.speech.listener import Listener
from tests.kiosk.speech.stories import GOLDEN, HEADPHONES, STORIES, TOUCH_ALOUD, transcript


@pytest.mark.parametrize("name", STORIES)
def test_what_a_resident_hears_is_as_it_was_read_and_agreed(name: str) -> None:
    golden = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert transcript(name) == golden, "read it, then: python -m tests.kiosk.speech.stories"


def test_there_is_no_transcript_without_its_story() -> None:
    assert {one.stem for one in GOLDEN.iterdir()} == set(STORIES)


def test_nobody_else_hears_who_a_resident_is() -> None:
    heard = whole_form(Listener(TOUCH_ALOUD))
    for one in ("siti contoh", "enam empat tujuh empat", NIK, "1954", "april", "perempuan", "delapan satu dua"):
        assert one not in heard


def test_with_headphones_all_of_it_is_said() -> None:
    heard = whole_form(Listener(HEADPHONES))
    for one in (
        "siti contoh",
        "nik: enam empat tujuh empat, nol dua lima lima",
        "15 april 1954",
        "perempuan",
        "delapan satu dua",
    ):
        assert one in heard


def whole_form(one: Listener) -> str:
    one.begin("sku")
    one.reach_check()
    one.press("change:nik", "bar:back").submit()
    one.issued()
    return " ".join(said.text for said in one.said).lower()
