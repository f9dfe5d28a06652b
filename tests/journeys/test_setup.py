"""A technician's first hour: from a machine without a configuration to the readiness slip, by real touches."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deploy.office import LOOPBACK, PORTRAIT, Idle, Office, Ports, fetch
from kiosk.config import load_config
from tests.journeys.resident import READS_PAGE_S, Album, Resident
from tests.journeys.trace import Trace
from tests.ui.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.window
KIOSK = (sys.executable, "-m", "kiosk.cli")
PIN = "481516"
PRINTED_S = 60.0
PICTURES = os.environ.get("ANJUNGAN_PICTURES", "")


@pytest.fixture
def dock(tmp_path: Path) -> Iterator[Office]:
    """Simulated devices without a kiosk."""
    office = Office(tmp_path / "office", Ports.free(), PORTRAIT, Idle())
    office.folder.mkdir()
    try:
        office.start_dock()
        yield office
    finally:
        office.stop()


@pytest.fixture
def display() -> Iterator[Display]:
    with Display.start(540, 960) as running:
        yield running


@contextmanager
def _started(command: list[str], display: Display, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "DISPLAY": display.name}
    with (
        log.open("ab") as out,
        subprocess.Popen([*KIOSK, *command], env=environment, stdout=out, stderr=out) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.slow
def test_from_nothing_to_the_readiness_slip(dock: Office, display: Display, tmp_path: Path) -> None:
    path, trace_path, log = tmp_path / "etc" / "kiosk.toml", tmp_path / "trace.jsonl", tmp_path / "setup.log"
    path.parent.mkdir()
    command = ["setup", "--config", str(path), "--state-dir", str(tmp_path / "state"), "--window"]
    command += ["--trace", str(trace_path)]
    album = Album(Path(PICTURES), "setup") if PICTURES else None
    with _started(command, display, log) as setup:
        _answer_half(Resident(display, Trace(trace_path), album))
        setup.terminate()  # somebody pulls the plug: what was answered is kept
        setup.wait(10)
    assert not path.exists()
    trace_path.unlink()
    with _started(command, display, log) as setup:
        technician = Resident(display, Trace(trace_path), album)
        _answer_rest(technician)
        _choose_printer(technician, f"{LOOPBACK}:{dock.ports.printer}")
        technician.press("go_on").on("tech.slip").press("print")
        _wait_for_slip(dock, "KESIAPAN MESIN")
        technician.press("go_on").on("tech.new.done", 60.0).settle()
        time.sleep(READS_PAGE_S)
        display.tap(*technician.page.targets["finish"].centre)
        assert setup.wait(20) == 0
    config = load_config(path)
    assert (config.kiosk, config.office.code, config.lanes[0].letter) == ("kiosk-2", "64.74.02", "F")
    assert config.printer.url == f"tcp://{LOOPBACK}:{dock.ports.printer}"
    assert (config.printer.columns, config.printer.latin_page) == (0, 0), "as the model says, but for its accents"
    assert not path.with_name("kiosk.toml.draft").exists()
    assert PIN not in log.read_text()
    assert '"pressed": "key:' not in trace_path.read_text()


def _answer_half(technician: Resident) -> None:
    technician.on("tech.new.language", within_s=30.0).press("language:id").on("tech.new.office")
    technician.type_words("BONTANG")
    technician.press("office:64.74.02").on("tech.new.zone").press("zone:Asia/Makassar")
    technician.on("tech.new.number").press("number:2").on("tech.new.glass").press("glass:32-standing")
    technician.on("tech.new.height")


def _answer_rest(technician: Resident) -> None:
    technician.on("tech.new.height", within_s=30.0).type_digits("700").press("take")
    technician.on("tech.new.hub").press("hub:here").on("tech.new.name").type_words("RINA").press("take")
    technician.on("tech.new.pin").type_digits(PIN).press("take")
    technician.on("tech.new.pin_again").type_digits(PIN).press("take").on("tech.devices", within_s=20.0)


def _choose_printer(technician: Resident, address: str) -> None:
    technician.press("device:printer").on("tech.device.printer").press("find").on("tech.found.printer", 20.0)
    technician.press("type_in").on("tech.address").type_words(address).press("take")
    technician.on("tech.device.printer").press("try").on("tech.asked.printer.ruler", 30.0)
    technician.press("answer:48").on("tech.asked.printer.code").press("answer:square")
    technician.on("tech.asked.printer.accents").press("answer:none").on("tech.asked.printer.cut")
    technician.press("answer:yes").on("tech.device.printer")
    technician.press("bar:back").on("tech.devices")


def _wait_for_slip(dock: Office, words: str) -> None:
    give_up_s = time.monotonic() + PRINTED_S
    while words not in fetch(f"{dock.dock_url}/api/slips").decode():
        assert time.monotonic() < give_up_s, "no slip with these words"
        time.sleep(0.1)  # another process prints; nothing here could wake us
