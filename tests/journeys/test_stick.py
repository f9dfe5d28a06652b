"""A resident's paper comes from their USB stick: through the running kiosk, pulled out once while it is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from deploy.office import fetch
from tests.journeys.stories import Told, answer_all, finish, up_to_questions

if TYPE_CHECKING:
    from tests.journeys.conftest import Scene

pytestmark = pytest.mark.window


def test_a_file_of_a_stick_becomes_the_paper_and_nothing_of_its_name_stays(scene: Scene) -> None:
    resident = scene.resident
    up_to_questions(resident, "skd")
    resident.on("question.nik").press("officer_fills")
    answer_all(resident, Told())
    move(scene, is_in=True, holds="papers", pull_at=1000)
    resident.on("scan.*").press("source:stick", within_s=15.0)
    resident.on("scan.*.files", within_s=15.0).press("file:0")
    resident.on("scan.*").press("scan", within_s=15.0)  # pulled out: it says so, and how to go on
    move(scene, is_in=True)
    resident.on("scan.*.files", within_s=15.0).look("files").press("file:2")
    resident.on("scan.*").press("use", within_s=30.0)
    resident.on("priority").press("choice:none")
    resident.on("check").go_through("more", until="submit").press("submit")
    resident.on("slip", within_s=20.0).settle().look("stick left in")
    move(scene, is_in=False)
    finish(resident)
    told = scene.office.log("run").read_text() + scene.office.trace.read_text()
    names = json.loads(fetch(f"{scene.office.dock_url}/api/state"))["stick"]["names"].split(", ")
    assert len(names) == 3
    assert not [name for name in (*names, "kartu keluarga") if name in told]


def move(scene: Scene, **what: object) -> None:
    """With the hand at the stick."""
    fetch(f"{scene.office.dock_url}/api/stick", what)
