"""Every delay of the document camera, named, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timeouts:
    """Durations in seconds; tests pass shorter ones.

    Args:
        still_s: A good paper lies still for so long, then it is taken.
        silent_s: Without a new picture for so long, the camera is given up.
        answer_s: To say how it is; the port allows 5 s, a new process and the camera's own start included.
        open_s: For a stream to begin.
        read_s: For the next picture of a stream, or of a camera on USB.
        look_s: Between two looks, at the least.
        take_s: For the whole picture to be handed over.
        kill_s: For a killed process to be gone; one that hangs in the kernel is left to it.
    """

    still_s: float = 1.2
    silent_s: float = 5.0
    answer_s: float = 4.7
    open_s: float = 2.0
    read_s: float = 1.5
    look_s: float = 0.1
    take_s: float = 4.0
    kill_s: float = 0.3
