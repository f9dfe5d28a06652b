"""Who asked for the largest text has it on the page with their number, and a button to end with that is no strip."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from kiosk.views import SlipView
from tests.ui.matrix import LARGEST
from tests.ui.panels import LYING, STANDING, Glass
from tests.ui.samples import SAMPLES

LEAST_END_MM = 40.0
LEAST_TITLE = 1.15  # of the words below it
LEAST_NUMBER_SHARE = 0.2  # of the shorter side


def _pages(glass: Glass, text: object, *names: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.ui.measure", glass.name, str(text), *names]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module", params=[STANDING, LYING], ids=lambda glass: glass.name)
def drawn(request: pytest.FixtureRequest) -> tuple[Glass, list[dict[str, Any]]]:
    names = ("slip", "slip-problem", "slip-long")
    pages = _pages(request.param, LARGEST, *names)
    assert {page["sample"] for page in pages} == set(names)
    return request.param, pages


def test_title_is_larger_than_what_is_below_it(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    for page in drawn[1]:
        words = [leaf for leaf in page["leaves"] if "font_px" in leaf and not leaf["is_band"]]
        (title,) = [leaf["font_px"] for leaf in words if leaf["role"] == "title"]
        assert title >= LEAST_TITLE * max(leaf["font_px"] for leaf in words if leaf["role"] in {"soft", "body"}), page[
            "sample"
        ]


def test_button_to_end_with_is_as_high_as_the_panel_is_large(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    heights = [
        height / page["px_per_mm"] for page in drawn[1] for name, _, _, _, height in page["targets"] if name == "done"
    ]
    assert len(heights) == len({page["sample"] for page in drawn[1]})
    assert min(heights) >= LEAST_END_MM


def test_number_stands_with_who_waits_before_it(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    glass, pages = drawn
    for page in (one for one in pages if not one["part"]):
        (number,) = [leaf["box"] for leaf in page["leaves"] if leaf["kind"] == "Number"]
        assert number[3] >= LEAST_NUMBER_SHARE * min(glass.px), page["sample"]
        said = " ".join(leaf.get("text", "") for leaf in page["leaves"])
        assert "di depan Bapak/Ibu" in said, page["sample"]


def test_a_wait_in_hours_breaks_where_it_may_and_stands_beside_who_waits() -> None:
    (page,) = _pages(STANDING, LARGEST - 1, "slip-hours")[:1]
    before, wait = (
        next(leaf for leaf in page["leaves"] if leaf.get("text", "").startswith(words)) for words in ("36", "Kira")
    )
    assert before["box"][0] < STANDING.px[0] / 2 < wait["box"][0]


def test_what_to_bring_stands_a_paper_a_line_and_larger_than_what_is_told_of_the_wait() -> None:
    much = next(sample.view for sample in SAMPLES if sample.name == "slip-much")
    assert isinstance(much, SlipView)
    assert much.bring is not None
    pages = _pages(STANDING, 2, "slip-much")
    assert len(pages) == 1, "the number leaves room for it"
    words = {leaf["text"]: leaf["font_px"] for leaf in pages[0]["leaves"] if "font_px" in leaf and not leaf["is_band"]}
    lines = [words[line] for line in much.bring.lines]
    assert min(lines) > words[much.printing.text]


@pytest.mark.parametrize("glass", [STANDING, LYING], ids=lambda glass: glass.name)
def test_nothing_of_a_page_that_moves_down_in_parts_is_lost(glass: Glass) -> None:
    views = {sample.name: sample.view for sample in SAMPLES if isinstance(sample.view, SlipView)}
    pages = _pages(glass, f"{LARGEST}l", *views)
    for name, view in views.items():
        said = " ".join(leaf.get("text", "") for page in pages if page["sample"] == name for leaf in page["leaves"])
        for words in (
            view.printing.text,
            *(one.strong for one in view.facts),
            *(view.bring.lines if view.bring else ()),
            *(one.label for one in view.others),
        ):
            assert words in said, (name, words)


def test_facts_stand_below_one_another_where_a_column_would_break_them_into_short_lines() -> None:
    page = _pages(STANDING, LARGEST, "slip-hours")[0]
    (fact,) = [leaf for leaf in page["leaves"] if leaf.get("text", "").startswith("di depan Bapak/Ibu")]
    assert fact["box"][3] < 2 * 1.5 * fact["font_px"], "two lines at most"
