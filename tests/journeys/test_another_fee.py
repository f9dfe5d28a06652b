"""A fee is changed while a resident stands at the glass: they end with the old one, the next one sees the new."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from deploy.office import KIOSK
from tests.journeys.paper import papers, take_paper
from tests.journeys.stories import finish, take_number_only

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Scene

pytestmark = pytest.mark.window
OVERLAY = """
[services.sktm]
fee_rupiah = 25000
subtitle = "Sekolah, berobat, bantuan"
[services.sktm.en]
subtitle = "School, treatment, support"
"""
NEW_FEE = "25.000"


def test_visit_ends_with_the_fee_it_began_with_and_the_next_has_the_new(scene: Scene, tmp_path: Path) -> None:
    resident, printed = scene.resident, len(papers(scene.office))
    resident.on("rest").press("start").on("home")
    (tmp_path / "overlay.toml").write_text(OVERLAY, encoding="utf-8")
    catalogue(scene, "install", "--overlay", str(tmp_path / "overlay.toml"))
    resident.press("only_number").on("number.service").press("group:surat")
    resident.on("number.group.surat").press("choice:sktm").on("number.priority").press("choice:none")
    resident.on("slip", within_s=20.0)
    assert NEW_FEE not in take_paper(scene.office, printed + 1).text
    finish(resident)
    wait_for_news(scene, 1)
    take_number_only(resident)
    assert NEW_FEE in take_paper(scene.office, printed + 2).text
    catalogue(scene, "rollback")
    finish(resident)
    wait_for_news(scene, 2)
    take_number_only(resident)
    assert NEW_FEE not in take_paper(scene.office, printed + 3).text
    finish(resident)


def catalogue(scene: Scene, *arguments: str) -> None:
    """As a technician does, at the machine of the running kiosk."""
    command = [str(KIOSK), "catalogue", *arguments, "--config", str(scene.office.config)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


def wait_for_news(scene: Scene, times: int) -> None:
    """Until the kiosk says so often that it took up another catalogue."""
    give_up_s = time.monotonic() + 10.0
    while scene.office.log("run").read_text("utf-8").count("another catalogue is in use") < times:
        assert time.monotonic() < give_up_s, scene.office.log("run").read_text("utf-8")[-500:]
        time.sleep(0.02)  # another process writes the log; nothing here could wake us
