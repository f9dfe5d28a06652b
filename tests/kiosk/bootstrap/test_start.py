"""What a technician reads when `kiosk` does not start."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deploy.office import PORTRAIT, Idle, Ports, configuration
from kiosk.bootstrap.lock import NAME, StateFolderError, hold
from kiosk.cli import MENDS

HOUSE = Path(__file__).parents[3]
ROBOT = HOUSE / "tests" / "fakes" / "robot"
SCREEN = {**os.environ, "DISPLAY": ":nobody-looks"}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(configuration(tmp_path, Ports.free(), PORTRAIT, Idle()))
    return path


def kiosk(*arguments: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk.cli", *map(str, arguments)]
    return subprocess.run(command, env=env or SCREEN, capture_output=True, text=True, timeout=20, check=False)


def test_second_kiosk_in_a_folder_ends_at_once_and_names_the_first(config: Path) -> None:
    folder = config.parent / "kiosk"
    with hold(folder):
        told = kiosk("run", "--config", config, "--trace", config.parent / "trace.jsonl")
    assert told.returncode == 1
    assert told.stderr == f"state.held folder={folder} pid={os.getpid()}: {MENDS['state.held']}\n"
    assert [one.name for one in folder.iterdir()] == [NAME]
    assert not (config.parent / "trace.jsonl").exists()


@pytest.mark.parametrize("display", [None, ""])
def test_without_a_screen_nothing_is_started(config: Path, display: str | None) -> None:
    env = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    told = kiosk("run", "--config", config, env=env if display is None else {**env, "DISPLAY": display})
    assert (told.returncode, told.stderr) == (1, f"screen.none: {MENDS['screen.none']}\n")
    assert not (config.parent / "kiosk").exists()


def test_state_folder_that_cannot_be_made_is_one_line(config: Path) -> None:
    (config.parent / "kiosk").touch()
    told = kiosk("run", "--config", config)
    assert told.returncode == 1
    assert re.fullmatch(r"state\.folder folder=\S+ reason=[\w ]+: .*\n", told.stderr)


def _started(parent: int) -> list[str]:
    """The children that run their own program: before that, one still holds what its parent has open."""
    own = Path(f"/proc/{parent}/cmdline").read_bytes()
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [pid for pid in children if Path(f"/proc/{pid}/cmdline").read_bytes() not in {own, b""}]


def test_kiosk_killed_hard_leaves_its_folder_free(config: Path) -> None:
    """Its pens, its hub and its sync may live a moment longer; none of them holds the folder."""
    folder = config.parent / "kiosk"
    (config.parent / "screens").symlink_to(ROBOT / "screens")
    command = [sys.executable, "-m", "kiosk.cli", "run", "--config", str(config)]
    with (config.parent / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=config.parent, env=SCREEN, stderr=log, start_new_session=True)
    try:
        until = time.monotonic() + 20
        while len(pids := _started(process.pid)) < 3:  # a pen, the hub, the sync
            assert time.monotonic() < until, (config.parent / "log").read_text()
            time.sleep(0.05)
        for pid in pids:
            os.kill(int(pid), signal.SIGSTOP)  # so that none of them ends with its parent
        with pytest.raises(StateFolderError, match=f"pid={process.pid}"):
            hold(folder)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        hold(folder).close()
    finally:
        os.killpg(process.pid, signal.SIGKILL)


def test_dock_that_cannot_start_is_one_line(tmp_path: Path) -> None:
    told = kiosk("simulate", "--folder", tmp_path, "--listen", "127.0.0.1:0", "--printer-port", "70000")
    assert told.returncode == 1
    assert (
        told.stderr == f"device.dock.printer_port port=70000 reason=no such port: {MENDS['device.dock.printer_port']}\n"
    )


def test_every_mend_is_of_an_error_that_is_raised() -> None:
    sources = [path for part in ("kiosk", "devices", "sync") for path in (HOUSE / part).rglob("*.py")]
    text = "".join(path.read_text() for path in sources if path.name != "cli.py")
    assert [code for code in MENDS if f'"{code}"' not in text] == []


def test_log_leaves_out_what_the_migrations_library_says_of_itself() -> None:
    program = (
        "import logging; from kiosk.bootstrap._process import prepare; prepare('test');"
        "logging.getLogger('alembic.runtime.plugins').info('setup plugin'); logging.info('ours')"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=True)
    assert "ours" in told.stderr
    assert "setup plugin" not in told.stderr
