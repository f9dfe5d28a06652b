"""What the desk says of a number and of answers."""

from __future__ import annotations

import pytest

from kiosk.texts import Texts
from kiosk.tickets import Priority
from sync.hub import _words
from sync.protocol import AnswerBody


def test_priority_is_said_in_the_words_of_the_kiosk() -> None:
    texts = Texts("id")
    named = [priority for priority in Priority if priority is not Priority.NONE]
    assert {str(one): texts.get(f"priority.{one}") for one in named} == _words.PRIORITY


@pytest.mark.parametrize(("value", "said"), [("", ""), ("  ", ""), ("", "-")])
def test_empty_answer_is_said_and_leaves_nothing_to_copy(value: str, said: str) -> None:
    answer = AnswerBody("telepon", "Telepon", value, said, is_for_officer=False)
    assert _words.shown(answer) == "Tidak diisi"
    assert _words.copied(answer) == ""
