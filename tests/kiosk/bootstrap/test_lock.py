from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kiosk.bootstrap.lock import NAME, StateFolderError, hold

if TYPE_CHECKING:
    from pathlib import Path

# Holds the folder, starts a child that lives on as a pen or a hub would, says the child's process id, waits.
HOLDER = """
import subprocess, sys, time
from pathlib import Path
from kiosk.bootstrap.lock import hold
held = hold(Path(sys.argv[1]))
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], stdout=subprocess.DEVNULL)
print(child.pid, flush=True)
time.sleep(60)
"""


def test_second_holder_is_told_who_the_first_is(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "state"
    with hold(folder), pytest.raises(StateFolderError) as caught:
        hold(folder)
    assert (caught.value.code, caught.value.fields) == ("state.held", {"folder": folder, "pid": str(os.getpid())})
    assert folder.stat().st_mode & 0o777 == 0o700
    hold(folder).close()


def test_kill_frees_the_folder_though_a_child_lives_on(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        child = int(holder.stdout.readline())
        try:
            with pytest.raises(StateFolderError, match=f"pid={holder.pid}"):
                hold(tmp_path)
            holder.kill()
            holder.wait()
            hold(tmp_path).close()
        finally:
            os.kill(child, signal.SIGKILL)  # raises, if it was not alive all the time


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StateFolderError, match=r"state\.folder .*reason=Not a directory"):
        hold(tmp_path / "file" / "state")


def test_file_system_without_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(StateFolderError, match=r"state\.folder .*No locks available"):
        hold(tmp_path)
    assert (tmp_path / NAME).exists()
