"""Every delay of the line display, named, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timeouts:
    """Durations in seconds; tests pass shorter ones.

    Args:
        again_s: Until a display that is away is looked for again.
        dark_s: Until one that is to be dark is looked at again; meanwhile its line is free for a technician.
        write_s: For forty characters and their commands; at 9600 baud they take some 60 ms.
        close_s: For the worker to clear the display and end.
    """

    again_s: float = 1.0
    dark_s: float = 60.0
    write_s: float = 2.0
    close_s: float = 3.0
