"""The mind freezes with somebody's answers on the glass: it is ended, comes back at rest, and knows nothing of them."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from deploy.office import PORTRAIT, Idle, Office, Ports, running
from tests.fakes.service_manager import ListeningManager
from tests.journeys.resident import Resident
from tests.journeys.stories import NIK, up_to_questions
from tests.journeys.trace import Trace
from tests.ui.display import Display

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.window
# The unit allows 15 s; a shorter limit shows the same in less time.
LIMIT_S = 3.0
START_S = 30.0


def test_frozen_mind_comes_back_at_rest(tmp_path: Path) -> None:
    with (
        Display.start(PORTRAIT.width_px, PORTRAIT.height_px) as display,
        ListeningManager(tmp_path, LIMIT_S) as manager,
    ):
        environment = {**os.environ, **manager.environment, "DISPLAY": display.name}
        office = Office(tmp_path / "office", Ports.free(), PORTRAIT, Idle(idle_s=300.0), environment)
        (tmp_path / "office").mkdir()
        with running(office):
            manager.wait_for("READY=1", START_S)
            resident = Resident(display, Trace(office.trace, office.check_alive))
            resident.on("rest", within_s=START_S)
            up_to_questions(resident, "sku")
            resident.on("question.nik").type_digits(NIK)
            manager.wait_for("WATCHDOG=1", LIMIT_S)

            os.kill(office.kiosk_pid, signal.SIGSTOP)
            manager.wait_until_silent()
            os.kill(office.kiosk_pid, signal.SIGKILL)
            died_s = time.monotonic()
            office.stop_kiosk()
            wait_until_dark(display)
            office.start_kiosk()
            manager.wait_for("READY=1", START_S)

            again = Resident(display, Trace(office.trace, office.check_alive)).on("rest", within_s=START_S)
            assert time.monotonic() - died_s < START_S
            up_to_questions(again, "sku")
            again.on("question.nik").press("next")
            assert again.on("question.nik").page.name == "question.nik", "what was typed would have been taken"


def wait_until_dark(display: Display) -> None:
    """The old page must not stay on the glass when nobody minds it any more."""
    deadline = time.monotonic() + 5.0
    while display.has_window():
        assert time.monotonic() < deadline, "a window outlives its mind"
        time.sleep(0.02)


def test_mind_that_is_asked_to_end_says_so(tmp_path: Path) -> None:
    with (
        Display.start(PORTRAIT.width_px, PORTRAIT.height_px) as display,
        ListeningManager(tmp_path, LIMIT_S) as manager,
    ):
        environment = {**os.environ, **manager.environment, "DISPLAY": display.name}
        (tmp_path / "office").mkdir()
        office = Office(tmp_path / "office", Ports.free(), PORTRAIT, None, environment)
        with running(office):
            manager.wait_for("READY=1", START_S)
            manager.wait_for("WATCHDOG=1", START_S)
        manager.wait_for("STOPPING=1", START_S)
