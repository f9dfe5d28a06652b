"""What a card says a kiosk sees is what a kiosk sees."""

from __future__ import annotations

import io
import queue
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageStat
from pydantic import ValidationError

from devices.badge_reader import make_badge_reader
from devices.camera import make_camera
from devices.code_reader import make_code_reader
from devices.dock.panels import Place, make_panels
from devices.dock.panels.badge_reader import NUMBERS, BadgeReaderPanel
from devices.dock.panels.camera import CameraPanel
from devices.dock.panels.code_reader import SAMPLES, CodeReaderPanel
from devices.dock.panels.line_display import LineDisplayPanel
from devices.dock.panels.printer import PrinterPanel
from devices.dock.panels.sane_scanner import SaneScannerPanel
from devices.dock.panels.scanner import ScannerPanel
from devices.dock.panels.spare_printer import SparePrinterPanel
from devices.line_display import make_line_display
from devices.printer import make_printer
from devices.printer.simulator import Switches
from devices.scanner import make_scanner
from kiosk.clock import SystemClock
from kiosk.config import (
    BadgeReaderConfig,
    CameraConfig,
    CodeReaderConfig,
    LineDisplayConfig,
    PrinterConfig,
    ScannerConfig,
    ScanSource,
)
from kiosk.ports import BadgeReaderState, Captured, CodeReaderState, LineDisplayState, PageUse, PrinterState
from tests.devices.rig import job
from tests.patience import PATIENCE_S, eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from devices.dock.panels import Panel

PRINTER_MOVES: list[dict[str, Any]] = [
    {},
    {"paper": "low"},
    {"paper": "out", "jammed": True},
    {"cover_open": True, "paper": "out"},
    {"broken": True, "cutter_stuck": True},
    {"cutter_stuck": True, "jammed": True},
    {"jammed": True, "overheated": True},
    {"overheated": True, "paper": "low"},
    {"plugged": False},
    {"powered": False},
    {"power_cycle": True},
    {"answers": False},
    {"half_answers": True},
    {"garbage": True},
    {"stranger": True, "answers": False},
    {"takes": False},
    {"delay_ms": 1500},
]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def code_panel(place: Place) -> Iterator[CodeReaderPanel]:
    panel = CodeReaderPanel(place)
    yield panel
    panel.close()


@pytest.fixture
def badge_panel(place: Place) -> Iterator[BadgeReaderPanel]:
    panel = BadgeReaderPanel(place)
    yield panel
    panel.close()


def move(panel: Panel, **moves: object) -> None:
    panel.apply(panel.change.model_validate(moves))


@pytest.mark.parametrize("moves", PRINTER_MOVES, ids=lambda one: "+".join(one) or "none")
def test_printer_is_seen_as_a_kiosk_sees_it(place: Place, moves: dict[str, Any]) -> None:
    panel = PrinterPanel(place)
    move(panel, **moves)
    printer = make_printer(PrinterConfig(url=panel.addresses()["url"]), SystemClock())
    assert printer is not None
    state = printer.state()
    assert (panel.seen().state, panel.seen().who) == (state.value, state.who_acts)
    printer.close()
    panel.close()


def test_printer_has_every_switch_of_its_simulator_and_the_spare_its_own(place: Place) -> None:
    assert set(PrinterPanel.change.model_fields) == {one.name for one in fields(Switches)} | {"power_cycle"}
    for wrong in ({"delay_ms": -1}, {"unplug_after_bytes": 0}, {"paper": "much"}, {"cover": True}):
        with pytest.raises(ValidationError):
            PrinterPanel.change.model_validate(wrong)
    first, spare = PrinterPanel(place), SparePrinterPanel(place)
    move(spare, paper="out")
    assert (first.seen().state, spare.seen().state) == ("ready", "paper_out")
    spare_config = PrinterConfig(url=spare.addresses()["serial_url"])
    both = make_printer(PrinterConfig(url=first.addresses()["url"]), SystemClock(), spare=spare_config)
    assert both is not None
    move(first, cover_open=True)
    move(spare, paper="ok")
    assert both.send(job(), started=lambda: None).printer is PrinterState.ON_SPARE
    eventually(lambda: (len(first.printer.slips), len(spare.printer.slips)) == (0, 1))
    both.close()
    first.close()
    spare.close()


@pytest.mark.parametrize("trouble", ["gone", "denied", "garbage"])
def test_camera_is_seen_as_a_kiosk_sees_it(place: Place, trouble: str) -> None:
    panel = CameraPanel(place)
    move(panel, trouble=trouble)
    camera = make_camera(CameraConfig(url=panel.addresses()["url"]), (400, 300))
    assert camera is not None
    assert panel.seen().state == camera.state()
    panel.close()


def test_desk_under_the_camera_is_drawn_anew_after_a_change(place: Place) -> None:
    panel = CameraPanel(place)
    with_letter, version = panel.camera.picture(), panel.state()["version"]
    move(panel, paper="none")
    assert panel.camera.picture() != with_letter
    assert (panel.state()["paper"], panel.state()["version"]) == ("none", version + 1)
    move(panel, light=0.2)
    assert panel.camera.scene.paper is None, "a change of the light lays nothing there"
    panel.close()


def brightness(panel: CameraPanel, box: tuple[float, float, float, float]) -> float:
    """Of a part of what the camera sees, in shares of its width and height."""
    with Image.open(io.BytesIO(panel.camera.picture())) as seen:
        left, top, right, bottom = (share * size for share, size in zip(box, seen.size * 2, strict=True))
        return float(ImageStat.Stat(seen.convert("L").crop((left, top, right, bottom))).mean[0])


def test_phone_shines_in_the_dark_and_is_smaller_than_the_paper_that_comes_after_it(place: Place) -> None:
    panel, middle, beside = CameraPanel(place), (0.45, 0.45, 0.55, 0.55), (0.36, 0.3, 0.39, 0.7)
    move(panel, paper="phone", light=0.1)
    assert panel.state()["paper"] == "phone"
    assert brightness(panel, middle) > 120
    assert brightness(panel, beside) < 40
    move(panel, paper="letter", light=1.0)
    assert min(brightness(panel, middle), brightness(panel, beside)) > 120
    move(panel, light=0.1)
    assert brightness(panel, middle) < 40, "paper does not shine"
    panel.close()


@pytest.mark.parametrize(
    "moves",
    [
        {},
        {"plugged": False},
        {"trouble": "cover_open"},
        {"trouble": "rubbish"},
        {"trouble": "refused"},
        {"trouble": "silent"},
        {"pages": 1, "jam_at": 1},
    ],
    ids=lambda one: "+".join(map(str, one.values())) or "none",
)
def test_scanner_is_seen_as_a_kiosk_sees_it(place: Place, moves: dict[str, Any]) -> None:
    panel = ScannerPanel(place)
    move(panel, **moves)
    assert panel.seen().state == scanned(panel.addresses(), ScanSource.AUTO)
    panel.close()


@pytest.mark.parametrize("state", ["absent", "broken", "cut_short", "denied"])
def test_test_scanner_is_seen_as_a_kiosk_sees_it(place: Place, state: str) -> None:
    panel = SaneScannerPanel(place)
    move(panel, state=state)
    assert panel.seen().state == scanned(panel.addresses(), ScanSource.GLASS)


def test_chosen_picture_is_scanned_until_it_is_taken_away_and_plugs_move_nothing_in_the_tray(place: Place) -> None:
    panel, file = ScannerPanel(place), io.BytesIO()
    Image.new("RGB", (210, 297), "#2255aa").save(file, "PNG")
    assert panel.put_picture(file.getvalue())
    move(panel, pages=3)
    move(panel, plugged=False)
    move(panel, plugged=True)
    assert (panel.state()["paper"], panel.state()["pages"]) == ("picture", 3)
    scanner = make_scanner(ScannerConfig(**panel.addresses()), (100, 140))
    assert scanner is not None
    captured = scanner.scan(lambda *_: None, PageUse.PHOTO)
    assert isinstance(captured, Captured)
    red, _green, blue = captured.preview.rgb[-3:]
    assert blue > red + 50
    move(panel, paper="letter")
    assert panel.state()["paper"] == "letter"
    panel.close()


def scanned(addresses: dict[str, str], source: ScanSource) -> str:
    """How a scan ends for a kiosk."""
    scanner = make_scanner(ScannerConfig(**addresses, source=source, silent_s=0.5), (100, 140))
    assert scanner is not None
    outcome = scanner.scan(lambda *_: None)
    return "ready" if isinstance(outcome, Captured) else outcome.value


def test_code_is_shown_and_strange_bytes_are_seen_as_such(code_panel: CodeReaderPanel) -> None:
    reader, codes = make_code_reader(CodeReaderConfig(**code_panel.addresses())), queue.Queue[bytes]()
    assert reader is not None
    reader.listen(codes.put, lambda _state: None)
    eventually(lambda: reader.state() is CodeReaderState.READY)
    move(code_panel, show="AJ1:KP-7M4Q")
    assert codes.get(timeout=PATIENCE_S) == b"AJ1:KP-7M4Q"
    assert (code_panel.seen().state, code_panel.state()["shown"]) == ("ready", "AJ1:KP-7M4Q")
    for _ in range(3):
        move(code_panel, sample="not_text")
    eventually(lambda: reader.state() is CodeReaderState.GARBLED)
    assert code_panel.seen().state == "garbled"
    move(code_panel, plugged=False)
    eventually(lambda: reader.state() is CodeReaderState.ABSENT)
    assert code_panel.seen().state == "absent"
    reader.close()


def test_sample_of_control_bytes_is_four_kilobytes_of_all_of_them() -> None:
    assert len(SAMPLES["controls"]) == 4096
    assert set(SAMPLES["controls"]) == set(range(0x20)) - set(b"\r\n")


def test_badge_is_tapped_and_lifted_and_one_pulled_away_is_no_tap(badge_panel: BadgeReaderPanel) -> None:
    reader, taps = make_badge_reader(BadgeReaderConfig(**badge_panel.addresses())), queue.Queue[bytes]()
    assert reader is not None
    reader.listen(taps.put, lambda _state: None)
    eventually(lambda: reader.state() is BadgeReaderState.READY)
    move(badge_panel, pull=True)
    assert badge_panel.state()["lies"] == "pulled"
    move(badge_panel, tap="technician")
    assert taps.get(timeout=PATIENCE_S) == NUMBERS["technician"]
    eventually(lambda: badge_panel.state()["lies"] is None)
    move(badge_panel, lay="officer")
    assert taps.get(timeout=PATIENCE_S) == NUMBERS["officer"]
    assert badge_panel.state()["lies"] == "officer"
    move(badge_panel, state="service_down")
    eventually(lambda: reader.state() is BadgeReaderState.SERVICE_DOWN)
    assert badge_panel.seen().state == "service_down"
    reader.close()


def test_line_display_shows_its_rows_and_forgets_them_without_power(place: Place) -> None:
    panel = LineDisplayPanel(place)
    display = make_line_display(LineDisplayConfig(**panel.addresses(), refresh_s=3600))
    assert display is not None
    display.show("A-018", "LOKET 1")
    eventually(lambda: panel.state()["rows"] == ["A-018".ljust(20), "LOKET 1".ljust(20)])
    move(panel, power_cycle=True)
    assert panel.state()["rows"] == [" " * 20, " " * 20]
    move(panel, plugged=False)
    move(panel, plugged=False)
    display.show("A-019", "LOKET 1")
    eventually(lambda: display.state() is LineDisplayState.ABSENT)
    assert panel.seen().state == "absent"
    move(panel, plugged=True, takes=False)
    assert panel.state()["takes"] is False
    display.close()
    panel.close()


def test_every_card_tells_its_state_in_words_and_refuses_what_it_does_not_know(place: Place) -> None:
    panels = make_panels(place)
    for panel in panels.values():
        assert panel.seen().words
        assert panel.addresses() or panel.told().startswith("#")
        with pytest.raises(ValidationError):
            panel.change.model_validate({"unheard_of": True})
    for panel in panels.values():
        panel.close()
