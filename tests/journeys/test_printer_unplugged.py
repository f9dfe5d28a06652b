"""Unplug the printer before, during and after a slip: the number stays on the screen, and no second one is made."""

import time

import pytest

from deploy.office import fetch
from tests.journeys.conftest import Scene
from tests.journeys.paper import papers, take_paper
from tests.journeys.reading import read_number
from tests.journeys.stories import finish, take_number_only

pytestmark = pytest.mark.window
WELL = {"plugged": True, "paper": "ok", "cover_open": False, "unplug_after_bytes": None, "paper_out_after_bytes": None}


def test_before(scene: Scene) -> None:
    printed = len(papers(scene.office))
    printer(scene, plugged=False)
    number = take_number(scene)
    assert len(papers(scene.office)) == printed
    printer(scene, **WELL)
    paper = take_paper(scene.office, printed + 1, within_s=20.0)
    assert number in paper.text.replace("-", "")
    assert number_on_glass(scene) == number
    finish(scene.resident)


def test_during(scene: Scene) -> None:
    printed = len(papers(scene.office))
    printer(scene, unplug_after_bytes=120)
    number = take_number(scene)
    printer(scene, **WELL)
    # Nobody knows whether it came out: no second slip comes by itself, a person may ask for a marked copy.
    scene.resident.on("slip").press("print_again", within_s=30.0)
    text = wait_for_text(scene, printed, "CETAK ULANG")
    assert number in text.replace("-", "")
    assert number_on_glass(scene) == number
    finish(scene.resident)


def test_paper_ends_in_the_middle(scene: Scene) -> None:
    printed = len(papers(scene.office))
    printer(scene, paper_out_after_bytes=120)
    number = take_number(scene)
    assert len(papers(scene.office)) == printed
    printer(scene, **WELL)
    paper = take_paper(scene.office, printed + 1, within_s=20.0)
    assert number in paper.text.replace("-", "")
    assert "CETAK ULANG" not in paper.text
    assert number_on_glass(scene) == number
    finish(scene.resident)
    assert len(papers(scene.office)) == printed + 1


def test_after(scene: Scene) -> None:
    printed = len(papers(scene.office))
    number = take_number(scene)
    take_paper(scene.office, printed + 1)
    printer(scene, plugged=False)
    assert number_on_glass(scene) == number
    printer(scene, **WELL)
    finish(scene.resident)
    following = take_number(scene)
    assert int(following[1:]) == int(number[1:]) + 1
    take_paper(scene.office, printed + 2)
    finish(scene.resident)
    assert len(papers(scene.office)) == printed + 2


def printer(scene: Scene, **state: object) -> None:
    fetch(f"{scene.office.dock_url}/api/printer", state)


def take_number(scene: Scene) -> str:
    take_number_only(scene.resident)
    return number_on_glass(scene)


def number_on_glass(scene: Scene) -> str:
    page = scene.resident.on("slip").settle().page
    return read_number(scene.resident.picture(), page.targets.values())


def wait_for_text(scene: Scene, after: int, words: str) -> str:
    give_up_s = time.monotonic() + 20.0
    while time.monotonic() < give_up_s:
        for one in papers(scene.office)[after:]:
            if words in str(one["text"]):
                return str(one["text"])
        time.sleep(0.05)
    pytest.fail(f"no slip says {words!r}")
