"""A technician comes in from the resident's own first page, tries the printer, and leaves; then a resident comes."""

from __future__ import annotations

import json
import time
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from deploy.office import Office, fetch
from devices.dock.panels.badge_reader import NUMBERS
from kiosk.config import load_config
from kiosk.texts import ROLL_STEPS
from sync.hub._desk import SEAT_COOKIE
from tests.journeys.conftest import Scene, office_with_technician
from tests.journeys.resident import READS_PAGE_S, Resident
from tests.patience import PATIENCE_S, eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.window
PIN = "481516"
PRINTED_S = 20.0


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with office_with_technician(tmp_path, PIN, badge=NUMBERS["technician"].hex()) as scene:
        yield scene


@pytest.mark.slow
def test_technician_tries_the_printer_and_the_next_resident_gets_a_number(scene: Scene) -> None:
    office, somebody = scene.office, scene.resident
    somebody.on("rest", within_s=30.0).press("start").on("home").press("technician").on("tech.pin")
    asked = somebody.type_digits("481517").settle().page.seq
    # First the page says that it is checking, then that it was not right; a busy machine takes its time between.
    somebody.press("enter")
    somebody.see(lambda page: page.name == "tech.pin" and page.seq >= asked + 2, "a PIN refused")
    somebody.type_digits(PIN).press("enter").on("tech.menu").press("open:devices").on("tech.devices")
    somebody.press("device:printer").on("tech.device.printer").press("try").on("tech.asked.printer.ruler", 30.0)
    slips = len(_slips(office))
    assert slips == 1
    somebody.press("bar:home").on("rest")
    somebody.press("start").on("home").press("only_number").on("number.service*").press("choice:other")
    somebody.on("number.priority").press("choice:none").on("slip", within_s=20.0)
    give_up_s = time.monotonic() + PRINTED_S
    while len(_slips(office)) == slips:
        assert time.monotonic() < give_up_s, "no slip for the resident"
        time.sleep(0.1)  # another process prints; nothing here could wake us
    somebody.press("bar:home").on("rest").press("start").on("home").press("technician")
    somebody.on("tech.pin").type_digits(PIN).press("enter")
    somebody.on("tech.menu").press("open:sound").on("tech.sound").press("louder").press("done").on("tech.menu")
    somebody.press("open_restart").on("tech.restart").settle()
    time.sleep(READS_PAGE_S)
    scene.display.tap(*somebody.page.targets["restart"].centre)
    assert office._kiosk is not None
    assert office._kiosk.wait(10) == 0
    assert load_config(office.config).speech.volume == 6
    log = office.log("run").read_text()
    assert PIN not in log
    assert "481517" not in log
    assert '"pressed": "key:' not in office.trace.read_text()


@pytest.mark.slow
def test_badge_opens_the_sign_in_the_spare_is_tried_and_the_desk_hears_of_the_reader(scene: Scene) -> None:
    office, somebody = scene.office, scene.resident
    somebody.on("rest", within_s=30.0)
    eventually(lambda: _lies_on_reader(office, somebody), 20.0)
    somebody.on("tech.pin").type_digits(PIN).press("enter").on("tech.menu").press("open:devices").on("tech.devices")
    somebody.press("device:printer").on("tech.device.printer").press("open_spare").on("tech.spare.printer")
    somebody.press("try").on("tech.asked.printer.ruler", 30.0)
    assert (len(_slips(office)), len(_slips(office, "spare-slips"))) == (0, 1)
    somebody.press("bar:back").on("tech.spare.printer").press("open_roll").on("tech.roll")
    for _ in range(ROLL_STEPS - 2):
        seq = somebody.settle().page.seq
        somebody.press("more").see(lambda page, before=seq: page.seq > before, "the next drawing")
    somebody.press("more").on("tech.roll.last").press("roll_changed").on("tech.spare.printer")
    somebody.press("bar:home").on("rest")
    fetch(f"{office.dock_url}/api/badge_reader", {"state": "service_down"})
    eventually(lambda: "Layanan kartu di mesin ini tidak berjalan" in _desk(office), 20.0)
    fetch(f"{office.dock_url}/api/badge_reader", {"state": "ready"})
    eventually(lambda: "Layanan kartu di mesin ini tidak berjalan" not in _desk(office), 20.0)
    assert NUMBERS["technician"].hex() not in office.log("run").read_text().lower()


def _lies_on_reader(office: Office, somebody: Resident) -> bool:
    """Tap, as somebody does until the kiosk answers: the reader is opened a moment after the first page."""
    fetch(f"{office.dock_url}/api/badge_reader", {"tap": "technician"})
    time.sleep(0.5)  # a hand that holds a badge there
    return somebody.page.name != "rest"


def _desk(office: Office) -> str:
    cookie = {"Cookie": f"{SEAT_COOKIE}={quote('Loket 1')}"}
    with urllib.request.urlopen(urllib.request.Request(office.desk_url, headers=cookie), timeout=PATIENCE_S) as answer:
        return str(answer.read().decode())


def _slips(office: Office, tray: str = "slips") -> list[object]:
    found: list[object] = json.loads(fetch(f"{office.dock_url}/api/{tray}"))
    return found
