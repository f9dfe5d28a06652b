"""Both sides of a paper under the camera, through the whole kiosk: one document of two pages reaches the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.stories import Told, answer_all, up_to_questions

if TYPE_CHECKING:
    from tests.journeys.conftest import Scene

pytestmark = pytest.mark.window
TAKEN_S = 60.0


def test_both_sides_of_a_paper_under_the_camera_are_one_document(scene: Scene) -> None:
    resident = scene.resident
    up_to_questions(resident, "skd")
    resident.on("question.nik").press("officer_fills")
    answer_all(resident, Told())
    resident.on("scan.*").press("source:camera").press("scan").press("next", within_s=TAKEN_S).press("scan")
    page = resident.see(lambda page: "drop" in page.targets, "two pages", TAKEN_S)
    assert "use" in page.targets
    resident.look("two pages").press("use").on("priority").press("bar:home").on("leave").press("leave").on("rest")
