"""Somebody who was away holds their slip before the reader: the glass tells what became of their number."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from deploy.office import fetch
from tests.journeys.paper import papers, take_paper
from tests.journeys.stories import finish, start, take_number_only

if TYPE_CHECKING:
    from tests.journeys.conftest import Scene

pytestmark = pytest.mark.window
GIVE_UP_S = 10.0


def test_a_printed_slip_is_read_at_rest_and_another_code_is_refused(scene: Scene) -> None:
    printed = len(papers(scene.office))
    take_number_only(scene.resident)
    scene.resident.on("slip")
    (secret,) = take_paper(scene.office, printed + 1).codes
    finish(scene.resident)
    scene.resident.on("rest")
    hold(scene, show=secret)
    scene.resident.on("shown.waits").settle()
    hold(scene, sample="foreign")
    scene.resident.on("shown.foreign").settle()
    for sample in ("controls", "too_long", "not_text"):
        hold(scene, sample=sample)
    hold(scene, show="a" * 21 + "A")
    scene.resident.on("shown.unknown").settle().press("services").on("home").press("bar:home").on("rest")
    assert secret not in scene.office.log("run").read_text()


def test_the_code_on_a_printed_slip_is_typed_where_no_reader_sees_it(scene: Scene) -> None:
    printed = len(papers(scene.office))
    take_number_only(scene.resident)
    scene.resident.on("slip")
    lines = [line.strip() for line in take_paper(scene.office, printed + 1).text.splitlines()]
    code = lines[lines.index("Kode struk") - 1]
    finish(scene.resident)
    start(scene.resident)
    scene.resident.press("check_number").on("show_slip").press("type_code").on("type_code")
    scene.resident.type_words(code).press("next").on("shown.waits").settle().press("done").on("rest")
    assert code not in scene.office.log("run").read_text()


def test_the_way_to_the_reader_is_shown_while_there_is_one(scene: Scene) -> None:
    scene.resident.press("start").on("home").press("check_number").on("show_slip").settle()
    hold(scene, plugged=False)
    wait_for_log(scene, "code reader: absent")
    hold(scene, plugged=True)
    wait_for_log(scene, "code reader: ready")
    hold(scene, sample="foreign")
    scene.resident.on("shown.foreign").settle().press("done").on("rest")


def hold(scene: Scene, **what: object) -> None:
    """At the reader; nobody is quicker than a third of a second."""
    time.sleep(0.35)
    fetch(f"{scene.office.dock_url}/api/code_reader", what)


def wait_for_log(scene: Scene, words: str) -> None:
    """Wait until the kiosk's last word about its reader is this one."""
    give_up_s = time.monotonic() + GIVE_UP_S
    told = ""
    while time.monotonic() < give_up_s:
        said = [line for line in scene.office.log("run").read_text().splitlines() if "code reader:" in line]
        told = said[-1] if said else ""
        if words in told:
            return
        time.sleep(0.05)
    pytest.fail(f"the kiosk says {told!r} of its reader")
