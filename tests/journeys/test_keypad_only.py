"""From rest to the slip without a touch: real keys, the real window, and the focus as the mind hears of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from deploy.office import PORTRAIT, Office, Ports, running
from tests.journeys import stories
from tests.journeys.conftest import PATIENT
from tests.journeys.keypad import KeypadGlass
from tests.journeys.resident import Resident
from tests.journeys.trace import Trace
from tests.ui.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.window


@pytest.fixture(scope="module")
def at_the_keypad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Resident]:
    folder: Path = tmp_path_factory.mktemp("office")
    with Display.start(PORTRAIT.width_px, PORTRAIT.height_px) as display:
        office = Office(folder, Ports.free(), PORTRAIT, PATIENT, {**os.environ, "DISPLAY": display.name})
        with running(office):
            trace = Trace(office.trace, office.check_alive)
            yield Resident(KeypadGlass(display, trace), trace).on("rest", within_s=30.0)


def test_number_is_taken_without_a_touch(at_the_keypad: Resident) -> None:
    stories.take_number_only(at_the_keypad)
    stories.finish(at_the_keypad)


def test_form_is_begun_and_left_without_a_touch(at_the_keypad: Resident) -> None:
    stories.up_to_questions(at_the_keypad, "sku")
    at_the_keypad.on("question.nik").type_digits(stories.NIK[:6]).press("bar:help").on("help")
    at_the_keypad.press("bar:back").on("question.nik").press("key:back")
    at_the_keypad.press("bar:home").on("leave").press("leave").on("rest")
