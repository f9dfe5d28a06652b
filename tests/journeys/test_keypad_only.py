"""From rest to the slip without a touch: real keys, the real window, and the focus as the mind hears of it.

`ANJUNGAN_HANDS=all` has two switches apply for a letter as well, as the report does.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from deploy.office import PORTRAIT, Extras, Office, Ports, running
from tests.journeys import stories
from tests.journeys.conftest import PATIENT
from tests.journeys.keypad import KeypadGlass
from tests.journeys.paper import papers, take_paper
from tests.journeys.resident import Resident
from tests.journeys.trace import Trace
from tests.ui.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.window


KEYPAD, TWO_SWITCHES = ("Down", "Up", "Return"), ("1", "", "2")


@contextmanager
def somebody(folder: Path, keys: tuple[str, str, str]) -> Iterator[tuple[Office, Resident]]:
    """An office at rest, and somebody with these keys and nothing else in front of it."""
    with Display.start(PORTRAIT.width_px, PORTRAIT.height_px) as display:
        environment = {**os.environ, "DISPLAY": display.name}
        extras = Extras(is_two_switch=keys == TWO_SWITCHES)
        office = Office(folder, Ports.free(), PORTRAIT, PATIENT, environment, extras=extras)
        with running(office):
            trace = Trace(office.trace, office.check_alive)
            yield office, Resident(KeypadGlass(display, trace, keys), trace).on("rest", within_s=30.0)


@pytest.fixture(scope="module")
def at_the_keypad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Resident]]:
    with somebody(tmp_path_factory.mktemp("office"), KEYPAD) as here:
        yield here


def test_number_is_taken_without_a_touch(at_the_keypad: tuple[Office, Resident]) -> None:
    _, resident = at_the_keypad
    stories.take_number_only(resident)
    stories.finish(resident)


def test_form_is_begun_and_left_without_a_touch(at_the_keypad: tuple[Office, Resident]) -> None:
    _, resident = at_the_keypad
    stories.up_to_questions(resident, "sku")
    resident.on("question.nik").type_digits(stories.NIK[:6]).press("bar:help").on("help")
    resident.press("bar:back").on("question.nik").press("key:back")
    resident.press("bar:home").on("leave").press("leave").on("rest")


@pytest.mark.slow
def test_letter_is_applied_for_without_a_touch(at_the_keypad: tuple[Office, Resident]) -> None:
    office, resident = at_the_keypad
    apply_for_a_letter(office, resident)


@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("ANJUNGAN_HANDS") != "all", reason="played by the report")
def test_letter_is_applied_for_with_two_switches(tmp_path: Path) -> None:
    with somebody(tmp_path, TWO_SWITCHES) as (office, resident):
        apply_for_a_letter(office, resident)


def apply_for_a_letter(office: Office, resident: Resident) -> None:
    """From rest to the slip in hand: digits, letters, choices, a list, a date, a paper for the counter, the check."""
    told, printed = stories.Told(to_type=stories.SHORT_ANSWERS), len(papers(office))
    stories.apply_and_show_the_card_at_the_counter(resident, told)
    assert {"nik", "nama_lengkap", "ktp_luar", "kelurahan_domisili"} <= set(told.answers)
    assert "question.sejak_tanggal" in told.pages
    slip = take_paper(office, printed + 1).text
    assert "Surat keterangan domisili" in slip
    stories.finish(resident)
