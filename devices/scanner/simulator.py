"""The simulated scanner: SANE's own `test` backend, told by its configuration how to behave.

Nothing here stands in for `scanimage` or for SANE; each state is one that the real library answers with.
Source: sane-test(5); "config file values aren't tested for correctness", hence the delay that never ends.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DEVICE = "test:0"
_EVERYTHING = """\
geometry_max 300.0
mode Color
depth 8
resolution 200.0
test-picture "Grid"
"""
_SLOW_US = 60_000
_FOR_EVER_US = 2_000_000_000


class SimulatedState(StrEnum):
    """How the simulated scanner behaves."""

    READY = "ready"
    ABSENT = "absent"
    JAMMED = "jammed"
    EMPTY = "empty"
    COVER_OPEN = "cover_open"
    BUSY = "busy"
    DENIED = "denied"
    BROKEN = "broken"  # an I/O error
    CUT_SHORT = "cut_short"  # fewer pixels than the header promises, and exit code 0
    SILENT = "silent"
    SLOW = "slow"


_STATUS = {
    SimulatedState.JAMMED: "SANE_STATUS_JAMMED",
    SimulatedState.EMPTY: "SANE_STATUS_NO_DOCS",
    SimulatedState.COVER_OPEN: "SANE_STATUS_COVER_OPEN",
    SimulatedState.BUSY: "SANE_STATUS_DEVICE_BUSY",
    SimulatedState.DENIED: "SANE_STATUS_ACCESS_DENIED",
    SimulatedState.BROKEN: "SANE_STATUS_IO_ERROR",
}
# Not by SANE_STATUS_EOF: the backend then cancels its reading thread at once, in the middle of a `malloc` at times, and
# `scanimage` hangs for ever instead of ending. Here the thread has written all it has before it is cancelled.
_FORGOTTEN_PIXELS = 500
_DELAY_US = {SimulatedState.SILENT: _FOR_EVER_US, SimulatedState.SLOW: _SLOW_US}


class SimulatedScanner:
    """A private SANE configuration folder.

    Args:
        folder: Made if missing; goes into `ScannerConfig.config_dir`.
    """

    device = DEVICE

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.switch(SimulatedState.READY)

    @property
    def state(self) -> SimulatedState:
        """How it behaves now."""
        return self._state

    def switch(self, state: SimulatedState) -> None:
        """Behave so from the next start of `scanimage` on."""
        lines = _EVERYTHING + f"number_of_devices {int(state is not SimulatedState.ABSENT)}\n"
        if state in _STATUS:
            lines += f'read-status-code "{_STATUS[state]}"\n'
        if state in _DELAY_US:
            lines += f"read-delay true\nread-delay-duration {_DELAY_US[state]}\n"
        if state is SimulatedState.CUT_SHORT:
            lines += f"ppl-loss {-_FORGOTTEN_PIXELS}\n"
        self._write("test.conf", lines)
        # Taking the backend out of dll.conf would not do: a device named with its backend is opened all the same.
        self._write("dll.conf", "test\n")
        self._state = state

    def _write(self, name: str, text: str) -> None:
        """Replace a file at once: `scanimage` may be starting this moment."""
        fresh = self.folder / f"{name}.new"
        fresh.write_text(text, encoding="ascii")
        fresh.replace(self.folder / name)
