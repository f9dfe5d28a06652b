"""What a pen may not do any more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.ui.pen_process import PenProcess

PROBE = """
import errno, os, socket, sys
from screens._sandbox import close_doors
held = close_doors()
for name in held:
    print("held", name)
def denied(act):
    try:
        act()
    except OSError as err:
        return err.errno in (errno.EACCES, errno.EPERM)
    return False
target, old = sys.argv[1], sys.argv[2]
print("make", denied(lambda: open(target, "w")))
print("change", denied(lambda: open(old, "a")))
print("cut", denied(lambda: os.truncate(old, 0)))
print("remove", denied(lambda: os.remove(old)))
print("folder", denied(lambda: os.mkdir(target)))
print("read", open(old).read())
print("connect", denied(lambda: socket.create_connection(("127.0.0.1", 9), 1)))
print("memory", os.memfd_create("still") > 0)
"""


def _probe(tmp_path: Path) -> dict[str, str]:
    old = tmp_path / "old"
    old.write_text("content")
    command = [sys.executable, "-c", PROBE, str(tmp_path / "new"), str(old)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout.splitlines()
    held = {line.split()[1]: "held" for line in lines if line.startswith("held")}
    return held | dict(line.split(maxsplit=1) for line in lines if not line.startswith("held"))


def test_nothing_can_be_written_where_the_kernel_has_landlock(tmp_path: Path) -> None:
    found = _probe(tmp_path)
    if "no_writing" not in found:
        pytest.skip("this kernel has no Landlock")
    assert [found[act] for act in ("make", "change", "cut", "remove", "folder")] == ["True"] * 5
    assert found["read"] == "content"
    assert found["memory"] == "True"
    assert (tmp_path / "old").read_text() == "content"


def test_limits_that_need_no_kernel_support_always_hold(tmp_path: Path) -> None:
    assert {"no_core", "no_dump", "no_new_privileges"} <= _probe(tmp_path).keys()


@pytest.mark.window
def test_every_thread_of_a_pen_is_limited(pen: PenProcess) -> None:
    tasks = list(Path(f"/proc/{pen.process.pid}/task").iterdir())
    assert len(tasks) > 1, "the graphics library has threads; if not, this shows nothing"
    for task in tasks:
        assert "NoNewPrivs:\t1" in (task / "status").read_text()
    limits = Path(f"/proc/{pen.process.pid}/limits").read_text()
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]
