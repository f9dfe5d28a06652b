"""Where controls were drawn, as JSON lines: for the touch test, the scripted resident and the figures.

Names of pages and controls only, with when each was drawn. What a key types is written nowhere: of the keys of a
keyboard on the screen the trace says that one was pressed, or has the focus, and not which, or it would hold a NIK.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.views import Drawn

KEY = "key"


class Trace:
    """Appends one line a drawn view, a pressed control and a control that the focus came to.

    Args:
        path: File to append to.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8", buffering=1)

    def drawn(self, drawn: Drawn, kind: str, pen_pid: int) -> None:
        """A view is on the glass."""
        targets = {one.id: [one.left, one.top, one.width, one.height] for one in drawn.targets}
        self._write(seq=drawn.seq, page=drawn.page, kind=kind, pen=pen_pid, targets=targets)

    def pressed(self, seq: int, control: str) -> None:
        """A control's event has reached the mind."""
        self._write(seq=seq, pressed=_kind(control))

    def focused(self, seq: int, control: str) -> None:
        """The keypad's focus has come to a control."""
        self._write(seq=seq, focused=_kind(control))

    def _write(self, **facts: object) -> None:
        self._file.write(json.dumps({**facts, "at": time.monotonic()}) + "\n")


def _kind(control: str) -> str:
    """The control; of a key that types only that it is one."""
    return KEY if control.startswith(f"{KEY}:") else control
