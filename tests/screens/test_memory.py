"""What a warm pen does without: of these processes two stand side by side."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from screens._memory import unchanged
from tests.patience import eventually
from tests.ui.pen_process import MOST_FILES_KB, SETTLES_IN_S

if TYPE_CHECKING:
    from tests.ui.display import Display
    from tests.ui.pen_process import PenProcess

SMAPS = """\
1000-3000 r-xp 00000000 fe:00 11     /usr/lib/a library.so
Rss:                   8 kB
Anonymous:             0 kB
Swap:                  0 kB
VmFlags: rd ex mr mw me
3000-4000 r--p 00002000 fe:00 11     /usr/lib/relocated.so
Rss:                   4 kB
Anonymous:             4 kB
Swap:                  0 kB
4000-5000 r--p 00003000 fe:00 11     /usr/lib/swapped.so
Rss:                   0 kB
Anonymous:             0 kB
Swap:                  4 kB
5000-6000 r--p 00003000 fe:00 11     /usr/lib/both.so
Rss:                   4 kB
Anonymous:             4 kB
Swap:                  4 kB
6000-7000 rw-p 00004000 fe:00 11     /usr/lib/written.so
Rss:                   4 kB
Anonymous:             0 kB
Swap:                  0 kB
7000-8000 r-xp 00000000 00:00 0
Rss:                   4 kB
Anonymous:             4 kB
Swap:                  0 kB
8000-9000 rw-s 00000000 00:01 7      /SYSV00000000 (deleted)
Rss:                   4 kB
Anonymous:             0 kB
Swap:                  0 kB
a000-b000 r--p 00000000 fe:00 12     /usr/lib/tables.so
Rss:                   4 kB
Anonymous:             0 kB
Swap:                  0 kB
"""

PROBE = """
import sys
from screens._display import want_flat_window
from screens._environment import prepare
prepare((800, 600))
print("rules", len(sys.modules["kivy.lang"].Builder.rules))
print("ssl", "ssl" in sys.modules)
want_flat_window()
import kivy.core.window
from kivy.graphics.opengl import glGetIntegerv
print("depth", *glGetIntegerv(0x0D56))
print("stencil", *glGetIntegerv(0x0D57))
from screens._registry import load_kinds
load_kinds()
import ssl
print("styled", *sorted(name for name in sys.modules if name.startswith("kivy.uix.")))
"""


def test_only_maps_that_nobody_has_written_are_given_back() -> None:
    assert unchanged(SMAPS.splitlines(keepends=True)) == [(0x1000, 0x3000), (0xA000, 0xB000)]


def test_own_maps_are_read() -> None:
    spans = unchanged(Path("/proc/self/smaps").read_text().splitlines(keepends=True))
    assert spans
    assert all(start < end and not start % 4096 for start, end in spans)


@pytest.mark.window
def test_warm_pen_holds_little_of_what_it_was_started_from(pen: PenProcess) -> None:
    eventually(lambda: pen.files_kb < MOST_FILES_KB, SETTLES_IN_S)
    assert pen.answers_ping(1)


@pytest.fixture(scope="module")
def probed(display: Display) -> dict[str, str]:
    environment = {**os.environ, "DISPLAY": display.name}
    command = [sys.executable, "-c", PROBE]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=30)
    return {name: rest for name, _, rest in (line.partition(" ") for line in run.stdout.splitlines())}


@pytest.mark.window
def test_window_has_neither_depth_nor_stencil(probed: dict[str, str]) -> None:
    assert (probed["depth"], probed["stencil"]) == ("0", "0")


@pytest.mark.window
def test_start_brings_no_styles_and_no_openssl(probed: dict[str, str]) -> None:
    assert (probed["rules"], probed["ssl"]) == ("0", "False")


@pytest.mark.window
def test_no_widget_of_kivys_needs_the_styles_that_are_not_read(probed: dict[str, str]) -> None:
    unstyled = {"widget", "layout", "floatlayout", "relativelayout", "behaviors"}
    assert {name.split(".")[2] for name in probed["styled"].split()} <= unstyled
