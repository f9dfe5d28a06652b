"""A running office with a screen, shared by the stories of one file; each story ends at rest."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from deploy.office import PORTRAIT, Extras, Idle, Office, Ports, running
from kiosk.bootstrap import access
from kiosk.config import load_config
from tests.journeys.resident import Resident
from tests.journeys.trace import Trace
from tests.ui.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENT = Idle(idle_s=300.0, slip_s=300.0, thanks_s=300.0)


@dataclass
class Scene:
    """An office, its glass, and somebody in front of it."""

    office: Office
    display: Display
    resident: Resident


@contextmanager
def office_in(folder: Path) -> Iterator[Scene]:
    """An office whose state lies in this folder, with its screen at rest."""
    with Display.start(PORTRAIT.width_px, PORTRAIT.height_px) as display:
        office = Office(folder, Ports.free(), PORTRAIT, PATIENT, {**os.environ, "DISPLAY": display.name})
        with running(office):
            resident = Resident(display, Trace(office.trace, office.check_alive))
            resident.on("rest", within_s=30.0)
            yield Scene(office, display, resident)


@contextmanager
def office_with_technician(folder: Path, pin: str, idle: Idle = PATIENT, badge: str = "") -> Iterator[Scene]:
    """An office with a spare printer, where Rina is known by her PIN, and by her badge (hex) if she has one."""
    with Display.start(PORTRAIT.width_px, PORTRAIT.height_px) as display:
        environment = {**os.environ, "DISPLAY": display.name}
        office = Office(folder, Ports.free(), PORTRAIT, idle, environment, extras=Extras(has_spare=True))
        office.prepare()
        access.add(load_config(office.config), "Rina", "technician", pin)
        if badge:
            access.change_badge(load_config(office.config), "Rina", badge)
        try:
            office.start_dock()
            office.start_kiosk()
            yield Scene(office, display, Resident(display, Trace(office.trace, office.check_alive)))
        finally:
            office.stop()


@pytest.fixture(scope="module")
def office_with_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with office_in(tmp_path_factory.mktemp("office")) as scene:
        yield scene


@pytest.fixture
def scene(office_with_screen: Scene) -> Scene:
    """The shared office, with somebody new in front of a resting screen."""
    office, display = office_with_screen.office, office_with_screen.display
    resident = Resident(display, Trace(office.trace, office.check_alive))
    resident.on("rest")
    return Scene(office, display, resident)
