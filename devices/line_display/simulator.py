"""The simulated line display: a pseudo-terminal, a parser written from the manuals, and forty cells to look at."""

from __future__ import annotations

import contextlib
import os
import select
import threading
import tty
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ROWS, _COLUMNS = 2, 20
_READ_BYTES = 1024
_ESC, _US, _CLR, _HOM, _CR = 0x1B, 0x1F, 0x0C, 0x0B, 0x0D
_PRINTABLE = range(0x20, 0x7F)


class Glass:
    """What somebody before the display sees. One thread writes, others look.

    It understands both sets at once, as many displays do: of CD5220 `ESC @`, `ESC _ n`, `ESC DC1`, `ESC Q A|B … CR`,
    `CLR`, `HOM`, of ESC/POS `ESC @`, `US $ x y`, `US C n`, `US MD1` to `MD3`, `CLR`, `HOM`.
    """

    def __init__(self) -> None:
        self.power_cycle()

    def power_cycle(self) -> None:
        """Dark and forgetful, as after a power cut: the cursor shows, a line that fills up scrolls."""
        self._clear()
        self.has_cursor, self._overwrites = True, False
        self._command = bytearray()
        self._line: int | None = None

    @property
    def rows(self) -> tuple[str, str]:
        """Both rows, twenty letters each."""
        cells = bytes(self._cells).decode("ascii", "replace")
        return cells[:_COLUMNS], cells[_COLUMNS:]

    def receive(self, data: bytes) -> None:
        """Take in bytes as they come off the line."""
        for byte in data:
            self._take(byte)

    def _take(self, byte: int) -> None:
        if self._command:
            self._command.append(byte)
            self._try_command(bytes(self._command))
        elif byte in {_ESC, _US}:
            self._command.append(byte)
        elif byte == _CLR:
            self._clear()
        elif byte == _HOM:
            self._place = 0
        elif byte == _CR:
            self._end_of_line()
        elif byte in _PRINTABLE:
            self._put(byte)

    def _try_command(self, command: bytes) -> None:
        """Carry a command out as soon as it is whole; forget one that there is not."""
        is_whole = True
        match command:
            case b"\x1b@":
                self.power_cycle()
            case b"\x1b\x11" | b"\x1f\x01":
                self._overwrites = True
            case b"\x1f\x02" | b"\x1f\x03":
                self._overwrites = False
            case b"\x1bQA" | b"\x1bQB":
                self._line = command[2] - ord("A")
                self._place = self._line * _COLUMNS
                self._cells[self._place : self._place + _COLUMNS] = b" " * _COLUMNS
            case _ if command[:2] in {b"\x1b_", b"\x1fC"} and len(command) == 3:  # noqa: PLR2004 - two and a number
                self.has_cursor = bool(command[2])
            case _ if command[:2] == b"\x1f$" and len(command) == 4:  # noqa: PLR2004 - two and a place
                column, row = command[2], command[3]
                if 1 <= column <= _COLUMNS and 1 <= row <= _ROWS:
                    self._place = (row - 1) * _COLUMNS + column - 1
            case _:
                is_whole = command not in {b"\x1bQ", b"\x1b_", b"\x1fC", b"\x1f$"} and command[:2] != b"\x1f$"
        if is_whole:
            self._command.clear()

    def _put(self, byte: int) -> None:
        if self._line is not None:
            if self._place < (self._line + 1) * _COLUMNS:
                self._cells[self._place] = byte
                self._place += 1
            return
        if self._place == _ROWS * _COLUMNS:  # only reached in a mode that scrolls
            self._cells[:_COLUMNS] = self._cells[_COLUMNS:]
            self._cells[_COLUMNS:] = b" " * _COLUMNS
            self._place = _COLUMNS
        self._cells[self._place] = byte
        self._place += 1
        if self._overwrites:
            self._place %= _ROWS * _COLUMNS

    def _end_of_line(self) -> None:
        self._line = None
        self._place -= self._place % _COLUMNS if self._place < _ROWS * _COLUMNS else _COLUMNS

    def _clear(self) -> None:
        self._cells = bytearray(b" " * (_ROWS * _COLUMNS))
        self._place = 0


class SimulatedLineDisplay:
    """A display behind a link, like one on a serial line.

    Args:
        link: Where programs find it.
    """

    def __init__(self, link: Path) -> None:
        self.link, self.glass = link, Glass()
        self._ends: tuple[int, int] | None = None
        self._reads = threading.Event()
        self._reads.set()

    @property
    def url(self) -> str:
        """For `LineDisplayConfig.url`."""
        return f"serial:{self.link}?baud=9600"

    def plug(self) -> None:
        """Appear, dark."""
        self.glass.power_cycle()
        self._ends = os.openpty()
        tty.setraw(self._ends[1])
        self._stopped, self._stop = os.pipe()
        fresh = self.link.with_name(self.link.name + ".new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._ends[1]))
        fresh.replace(self.link)
        self._thread = threading.Thread(
            target=self._serve, args=(self._ends[0],), name="simulated-display", daemon=True
        )
        self._thread.start()

    def unplug(self) -> None:
        """Vanish."""
        if self._ends is None:
            return
        self.link.unlink(missing_ok=True)
        self._reads.set()
        os.write(self._stop, b"!")
        self._thread.join(2)
        for end in (*self._ends, self._stop, self._stopped):
            os.close(end)
        self._ends = None

    def hold(self) -> None:
        """Take no more bytes, as one whose cable lacks the wire that says go on."""
        self._reads.clear()

    def go_on(self) -> None:
        """Take bytes again."""
        self._reads.set()

    def _serve(self, master: int) -> None:
        while self._stopped not in select.select([master, self._stopped], [], [])[0]:
            self._reads.wait()
            with contextlib.suppress(OSError):
                self.glass.receive(os.read(master, _READ_BYTES))
