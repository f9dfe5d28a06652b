"""What nobody was told has the focus does not have it: pages as they follow one another, driven by keys alone."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

NOWHERE = NOTHING = ""
AGAIN = "select_nothing"
STORIES = {
    "answers": ["more", "more", NOWHERE, NOTHING, "change:d"],
    "answers_by_switches": ["more", "more", NOWHERE, NOTHING, "change:d"],
    "answers_of_three_pages": ["more", "more", NOWHERE, NOTHING, "change:d"],
    "right_key": ["more", "send", NOTHING],
    "paper": ["bar:", NOWHERE, "counter", "counter"],
    "found": [NOWHERE, "key:E", NOWHERE, "84"],
    "found_by_switches": [NOWHERE, "84"],
    "full_number": ["key:0", NOWHERE, "next"],
    "trembling": [NOWHERE, NOTHING, AGAIN],
    "counted": [AGAIN, NOTHING],
    "reading_on": ["more", "more"],
}


@pytest.fixture(scope="module")
def told() -> dict[str, list[str]]:
    command = [sys.executable, "-m", "tests.ui.walk_faces"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return json.loads(result.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("story", STORIES)
def test_focus_is_where_somebody_was_told(told: dict[str, list[str]], story: str) -> None:
    assert told[story] == STORIES[story]
