"""A question that comes in parts stands beside an answer to press; its words are not cramped."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from kiosk.views import DEFAULT_TEXT
from tests.ui.matrix import LARGEST
from tests.ui.panels import SMALL, SMALLEST, Glass


def _parts(glass: Glass, text: int, *samples: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.ui.measure", glass.name, str(text), *samples]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "does not fit" not in result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("glass", [SMALL, SMALLEST], ids=lambda glass: glass.name)
def test_question_has_an_answer_on_its_first_part_at_the_largest_text(glass: Glass) -> None:
    pages = _parts(glass, LARGEST, "choose-two", "choose-starts", "check-group")
    firsts = [page for page in pages if page["part"] == 0]
    assert [page["parts"] > 1 for page in firsts] == [True] * 3
    for page in firsts:
        names = [target[0] for target in page["targets"]]
        assert [name for name in names if not name.startswith(("bar:", "turn:"))], page["sample"]


@pytest.mark.parametrize(("text", "abreast"), [(DEFAULT_TEXT, 2), (LARGEST - 1, 1)])
def test_words_that_two_columns_would_cramp_stand_in_one(text: int, abreast: int) -> None:
    (page,) = _parts(SMALLEST, text, "choose-starts")
    assert len({left for name, left, *_ in page["targets"] if name in {"yes", "no"}}) == abreast
