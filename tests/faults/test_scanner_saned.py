"""A scanner of another computer: SANE's own server there is killed in the middle of a page, or is not there at all."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from devices.scanner import SimulatedScanner, SimulatedState, make_scanner
from kiosk.config import ScannerConfig
from kiosk.ports import Captured, ScannerState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.ports import Scanner

# Its port is fixed, so each run has an address of its own.
ADDRESS = f"127.77.{os.getpid() >> 8 & 0xFF}.{os.getpid() & 0xFF | 1}"
BOX_PX = (300, 420)


@pytest.fixture
def there(tmp_path: Path) -> SimulatedScanner:
    scanner = SimulatedScanner(tmp_path / "there")
    (scanner.folder / "saned.conf").write_text("127.0.0.0/8\n", encoding="ascii")
    return scanner


@pytest.fixture
def saned(there: SimulatedScanner) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "SANE_CONFIG_DIR": str(there.folder)}
    command = ["saned", "-l", "-b", ADDRESS, "-e", "-d", "1"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        try:
            yield process
        finally:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """It and the child that serves a client."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def scanner_here(folder: Path, silent_s: float) -> Scanner:
    folder.mkdir()
    (folder / "dll.conf").write_text("net\n", encoding="ascii")
    (folder / "net.conf").write_text(f"connect_timeout = 2\n{ADDRESS}\n", encoding="ascii")
    config = ScannerConfig(
        device=f"net:{ADDRESS}:test:0", config_dir=str(folder), resolution_dpi=100, silent_s=silent_s
    )
    scanner = make_scanner(config, BOX_PX)
    assert scanner is not None
    return scanner


def until_present(scanner: Scanner) -> None:
    until = time.monotonic() + 10
    while scanner.state() is not None:
        assert time.monotonic() < until


@pytest.mark.usefixtures("saned")
def test_page_comes_from_another_computer_and_its_jam_is_named(there: SimulatedScanner, tmp_path: Path) -> None:
    scanner = scanner_here(tmp_path / "here", 10.0)
    until_present(scanner)
    assert isinstance(scanner.scan(lambda *_: None), Captured)
    there.switch(SimulatedState.JAMMED)
    assert scanner.scan(lambda *_: None) is ScannerState.JAMMED


def test_server_killed_in_the_middle_of_a_page_hangs_nobody(
    there: SimulatedScanner, saned: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    scanner = scanner_here(tmp_path / "here", 1.0)
    until_present(scanner)
    there.switch(SimulatedState.SLOW)
    killed_at: list[float] = []

    def kill(_: int, percent: int) -> None:
        if percent >= 5 and not killed_at:
            _kill(saned)
            killed_at.append(time.monotonic())

    outcome = scanner.scan(kill)
    assert killed_at
    assert time.monotonic() - killed_at[0] < 8.0
    assert outcome in {ScannerState.SILENT, ScannerState.LINE, ScannerState.ABSENT}
    assert scanner.scan(lambda *_: None) is ScannerState.ABSENT
