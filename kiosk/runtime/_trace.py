"""Where controls were drawn, as JSON lines: for the touch test, the scripted resident and the figures.

Names of pages and controls only, with when each was drawn. The keys of a keyboard on the screen are controls: whoever
reads the trace reads what was typed with them, so it is never written on a kiosk that residents use.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.views import Drawn


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
        self._write(seq=seq, pressed=control)

    def focused(self, seq: int, control: str) -> None:
        """The keypad's focus has come to a control."""
        self._write(seq=seq, focused=control)

    def _write(self, **facts: object) -> None:
        self._file.write(json.dumps({**facts, "at": time.monotonic()}) + "\n")
