"""Whether a captured page can be read is judged by its picture: no letters, however large, take its room."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from typing import Any

import pytest

from kiosk.views import DEFAULT_TEXT
from tests.ui.matrix import LARGEST
from tests.ui.panels import LYING, SMALL, SMALLEST, STANDING, Glass

# Of a page's 297 mm, on the part where it is largest.
LEAST_MM = {STANDING: 300, LYING: 280, SMALL: 90, SMALLEST: 80}
LEAST_LOW = 0.95  # of what it is for who stands


@pytest.mark.parametrize("glass", LEAST_MM, ids=lambda glass: glass.name)
def test_picture_keeps_its_room_at_any_text_and_reach(glass: Glass) -> None:
    command = [sys.executable, "-m", "tests.ui.judged", glass.name]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "does not fit" not in result.stderr
    heights: dict[tuple[str, int, bool], float] = defaultdict(float)
    for page in map(json.loads, result.stdout.splitlines()):
        named = page["sample"], page["text"], page["is_low"]
        heights[named] = max(heights[named], *page["heights"], 0.0)
    assert heights["scan-captured", LARGEST, True]
    for (sample, text, is_low), height in heights.items():
        assert height >= LEAST_MM[glass], (sample, text, is_low)
        assert height >= LEAST_LOW * heights[sample, text, False], (sample, text, is_low)


def test_a_message_alone_on_its_page_is_larger_than_one_beside_steps() -> None:
    command = [
        sys.executable,
        "-m",
        "tests.ui.measure",
        STANDING.name,
        str(DEFAULT_TEXT),
        "scan-problem",
        "scan-stopped",
    ]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    pages = map(json.loads, result.stdout.splitlines())
    told = {
        page["sample"]: leaf["font_px"]
        for page in pages
        for leaf in page["leaves"]
        if leaf.get("text", "").startswith("Pemindai berhenti")
    }
    assert told["scan-stopped"] > 1.2 * told["scan-problem"]


@pytest.fixture(scope="module")
def doubted() -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.ui.measure", SMALL.name, str(DEFAULT_TEXT + 1), "scan-doubted"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_warning_is_as_large_as_what_is_read(doubted: list[dict[str, Any]]) -> None:
    roles = [leaf["role"] for page in doubted for leaf in page["leaves"] if "tampak kosong" in leaf.get("text", "")]
    assert roles == ["body"]


def test_button_that_goes_on_is_as_broad_as_the_one_beside_it(doubted: list[dict[str, Any]]) -> None:
    breadths = {name: width for page in doubted for name, _, _, width, _ in page["targets"]}
    assert breadths["again"] >= breadths["to_counter"]
