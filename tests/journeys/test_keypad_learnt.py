"""A technician teaches the kiosk a keypad: real keys, the real window, and the file that is kept."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.keys import USUAL_KEYS
from tests.journeys.resident import READS_PAGE_S, Resident
from tests.journeys.trace import Trace
from tests.ui.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.window
EXAMPLE = Path(__file__).parents[2] / "deploy" / "kiosk.example.toml"
KIOSK = (sys.executable, "-m", "kiosk.cli", "keypad")
# Of X: F13 to F18, then F1 to F10 and two more; as many as there are actions.
KEYS = [*range(191, 197), *range(67, 77), 95, 96]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    text = EXAMPLE.read_text().replace("/var/lib/anjungan", str(tmp_path / "state"))
    text = text.replace("fullscreen = true", "fullscreen = false")
    path = tmp_path / "kiosk.toml"
    path.write_text(text)
    (tmp_path / "state").mkdir()
    return path


@pytest.fixture
def display() -> Iterator[Display]:
    with Display.start(540, 960) as running:
        yield running


def test_keys_are_learnt_tried_kept_and_in_use(config: Path, display: Display, tmp_path: Path) -> None:
    trace_path = tmp_path / "trace.jsonl"
    environment = {**os.environ, "DISPLAY": display.name}
    command = [*KIOSK, "learn", "--config", str(config), "--trace", str(trace_path)]
    with subprocess.Popen(command, env=environment) as lesson:
        try:
            trace = Trace(trace_path)
            technician = Resident(display, trace)
            technician.on("keys.show", within_s=30.0).press("learn").on("keys.ask")
            for code in KEYS[: len(USUAL_KEYS)]:
                seen = technician.page.seq
                display.press_code(code)
                trace.wait(lambda page, seen=seen: page.seq > seen, "the next key")  # type: ignore[misc]
            technician.on("keys.confirm").press("save").on("keys.saved")
            time.sleep(READS_PAGE_S)
            display.tap(*technician.page.targets["close"].centre)
            assert lesson.wait(10) == 0
        finally:
            lesson.kill()
    shown = subprocess.run([*KIOSK, "show", "--config", str(config)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^next +f13  \(keypad.toml\)$", shown, re.MULTILINE)
    assert re.search(r"^select +f15  \(keypad.toml\)$", shown, re.MULTILINE)
    assert shown.count("(keypad.toml)") == len(USUAL_KEYS)


def test_without_a_screen_nothing_is_learnt(config: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    result = subprocess.run(
        [*KIOSK, "learn", "--config", str(config)], env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "screen.none" in result.stderr
