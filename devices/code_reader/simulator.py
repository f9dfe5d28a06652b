"""The simulated code reader: a pseudo-terminal, like a serial line; it sends whatever bytes it is told to."""

from __future__ import annotations

import contextlib
import os
import tty
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class SimulatedCodeReader:
    """The hand that shows codes to a reader.

    Args:
        link: Where programs find its line.
        ending: What it sends behind each code.
    """

    def __init__(self, link: Path, ending: bytes = b"\r") -> None:
        self.link, self.ending = link, ending
        self._ends: tuple[int, int] | None = None

    @property
    def url(self) -> str:
        """For `CodeReaderConfig.url`."""
        return f"serial:{self.link}?baud=9600"

    @property
    def is_plugged(self) -> bool:
        """Whether its line is there."""
        return self._ends is not None

    def plug(self) -> None:
        """Appear."""
        if self._ends is not None:
            return
        # Our own end of the line stays open: else what is sent while no program has it open would be an error.
        self._ends = os.openpty()
        tty.setraw(self._ends[1])
        os.set_blocking(self._ends[0], False)
        fresh = self.link.with_name(self.link.name + ".new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._ends[1]))
        fresh.replace(self.link)

    def unplug(self) -> None:
        """Vanish."""
        self.link.unlink(missing_ok=True)
        ends, self._ends = self._ends, None
        for end in ends or ():
            os.close(end)

    def show(self, code: bytes) -> None:
        """Show a code to it."""
        self.send(code + self.ending)

    def send(self, data: bytes) -> None:
        """Bytes as they are; what nobody reads for long is lost."""
        if self._ends is not None:
            with contextlib.suppress(BlockingIOError):
                os.write(self._ends[0], data)
