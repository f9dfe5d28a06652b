"""The scanner is absent, jammed, empty, open, busy, silent, lies, or dies in the middle of a page."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from typing import TYPE_CHECKING

import pytest

from devices.scanner import SimulatedScanner, SimulatedState, Timeouts, make_scanner
from devices.scanner.scanimage import stop
from devices.scanner.scanner import SaneScanner
from kiosk.config import ScannerConfig
from kiosk.ports import Captured, ScannerState
from tests.devices.scanner.children import children_named

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.ports import Scanner

pytestmark = pytest.mark.usefixtures("ends_by_itself")
BOX_PX = (400, 600)


@pytest.fixture
def glass(tmp_path: Path) -> SimulatedScanner:
    return SimulatedScanner(tmp_path / "sane")


def scanner_at(glass: SimulatedScanner, device: str = "test:0", silent_s: float = 0.5) -> Scanner:
    made = make_scanner(ScannerConfig(device=device, config_dir=str(glass.folder), silent_s=silent_s), BOX_PX)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("how", "state"),
    [
        (SimulatedState.ABSENT, ScannerState.ABSENT),
        (SimulatedState.JAMMED, ScannerState.JAMMED),
        (SimulatedState.EMPTY, ScannerState.EMPTY),
        (SimulatedState.COVER_OPEN, ScannerState.COVER_OPEN),
        (SimulatedState.BUSY, ScannerState.BUSY),
        (SimulatedState.DENIED, ScannerState.DENIED),
        (SimulatedState.BROKEN, ScannerState.LINE),
        (SimulatedState.CUT_SHORT, ScannerState.BROKEN),
        (SimulatedState.SILENT, ScannerState.SILENT),
    ],
)
def test_each_trouble_has_its_name_and_the_next_page_is_scanned(
    glass: SimulatedScanner, how: SimulatedState, state: ScannerState
) -> None:
    # Only silence is waited for: on a busy machine another trouble may take its time to be told.
    silent_s = 0.5 if how is SimulatedState.SILENT else 5.0
    scanner = scanner_at(glass, silent_s=silent_s)
    glass.switch(how)
    started_at = time.monotonic()
    assert scanner.scan(lambda *_: None) is state
    assert time.monotonic() - started_at < silent_s + 2.5
    glass.switch(SimulatedState.READY)
    assert isinstance(scanner_at(glass, silent_s=5.0).scan(lambda *_: None), Captured)


def test_absent_scanner_says_so_before_a_journey_starts(glass: SimulatedScanner) -> None:
    scanner = scanner_at(glass)
    assert scanner.state() is None
    glass.switch(SimulatedState.ABSENT)
    assert scanner.state() is ScannerState.ABSENT
    glass.switch(SimulatedState.READY)
    assert scanner.state() is None
    assert scanner_at(glass, "test:7").state() is ScannerState.ABSENT
    assert scanner_at(glass, "nosuchbackend:0").scan(lambda *_: None) is ScannerState.ABSENT


def test_scanner_pulled_out_after_it_was_seen_is_absent(
    glass: SimulatedScanner, caplog: pytest.LogCaptureFixture
) -> None:
    scanner = scanner_at(glass, silent_s=5.0)
    assert scanner.state() is None
    glass.switch(SimulatedState.ABSENT)
    assert scanner.scan(lambda *_: None) is ScannerState.ABSENT
    assert [(one.levelname, one.getMessage()) for one in caplog.records] == [("WARNING", "no page: absent")]


def test_scan_killed_in_the_middle_of_a_page_is_broken(glass: SimulatedScanner) -> None:
    glass.switch(SimulatedState.SLOW)
    scanner = scanner_at(glass, silent_s=5.0)

    def kill(_: int, percent: int) -> None:
        if percent >= 20:
            for process in children_named("scanimage"):
                os.kill(process, signal.SIGKILL)

    assert scanner.scan(kill) is ScannerState.BROKEN


def test_header_without_a_picture_is_broken_though_the_program_ends_well(
    glass: SimulatedScanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner = scanner_at(glass, silent_s=5.0)
    assert scanner.state() is None
    header_alone = ("sh", "-c", r"printf 'P6\n# SANE data follows\n1653 2338\n255\n'")
    start = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda _, **how: start(header_alone, **how))
    assert scanner.scan(lambda *_: None) is ScannerState.BROKEN


def test_cancel_from_another_thread_stops_soon(glass: SimulatedScanner) -> None:
    glass.switch(SimulatedState.SILENT)
    scanner = scanner_at(glass, silent_s=20.0)
    threading.Timer(0.2, scanner.cancel).start()
    started_at = time.monotonic()
    assert scanner.scan(lambda *_: None) is ScannerState.CANCELLED
    assert time.monotonic() - started_at < 3.0
    assert not children_named("scanimage")


def test_cancel_without_a_scan_does_not_stop_the_next(glass: SimulatedScanner) -> None:
    scanner = scanner_at(glass, silent_s=5.0)
    scanner.cancel()
    assert isinstance(scanner.scan(lambda *_: None), Captured)


def test_picture_too_large_is_given_up_at_its_header(glass: SimulatedScanner) -> None:
    too_fine = ScannerConfig(device="test:0", config_dir=str(glass.folder), resolution_dpi=1200)  # 139 million pixels
    scanner = SaneScanner(too_fine, BOX_PX, Timeouts(silent_s=5.0))
    progress: list[tuple[int, int]] = []
    started_at = time.monotonic()
    assert scanner.scan(lambda *told: progress.append(told)) is ScannerState.BROKEN
    assert progress == [], "something of it was taken"
    assert time.monotonic() - started_at < 3.0


class HangsInTheKernel:
    """A process that no signal reaches, as with a scanner that was pulled out while the kernel spoke to it."""

    pid, stdout, stderr = 0, None, None

    def poll(self) -> None:
        return None

    def wait(self, timeout_s: float | None) -> None:
        assert timeout_s is not None, "would wait for ever"
        raise subprocess.TimeoutExpired("scanimage", timeout_s)


def test_scanner_program_that_cannot_be_killed_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[int] = []
    monkeypatch.setattr(os, "killpg", lambda _, number: heard.append(number))
    stop(HangsInTheKernel(), 0.1)  # type: ignore[arg-type]  as much of a process as is asked for
    assert heard == [signal.SIGINT, signal.SIGKILL]
