from __future__ import annotations

import pytest

from kiosk.ports import PageRefusal, WhoActs
from kiosk.texts import Texts


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_refusal_says_what_to_do_with_another_file_or_the_paper(language: str) -> None:
    texts = Texts(language)
    for refusal in PageRefusal:
        words = texts.get(f"page.refused.{refusal}", way="")
        assert words.count(".") == 2
        assert refusal.who_acts is WhoActs.RESIDENT
