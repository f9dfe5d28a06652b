"""By keys alone one comes to everything on every kind of page, in each of its parts, and never into a corner."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from kiosk.views import LearnView, RestView, View
from tests.ui.walk_keys import fullest

# Any key begins a visit; and while keys are learnt they do nothing else.
ELSEWISE = {RestView, LearnView}


@pytest.fixture(scope="module", params=[("small", "3"), ("standing", "1")], ids="-".join)
def walked(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.ui.walk_keys", *request.param]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    kinds = {sample.name: type(sample.view) for sample in fullest()}
    pages = [json.loads(line) for line in result.stdout.splitlines()]
    assert {kinds[page["sample"]] for page in pages} == set(View.__args__)
    return [page for page in pages if kinds[page["sample"]] not in ELSEWISE]


@pytest.mark.parametrize("way", ["forward", "backward", "switched"])
def test_focus_comes_to_every_control(walked: list[dict[str, Any]], way: str) -> None:
    for page in walked:
        assert page["controls"]
        assert page[way] == page["controls"], page["sample"]


def test_two_switches_choose_everything(walked: list[dict[str, Any]]) -> None:
    for page in walked:
        for_the_mind = {name for name in page["controls"] if not name.startswith(("turn:", "pad:"))}
        assert set(page["pressed"]) == for_the_mind, page["sample"]


def test_every_way_leads_round(walked: list[dict[str, Any]]) -> None:
    for page in walked:
        assert page["is_round"], page["sample"]
