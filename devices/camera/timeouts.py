"""Every delay of the document camera, named, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timeouts:
    """Durations in seconds; tests pass shorter ones.

    Args:
        still_s: A good paper lies still for so long, then it is taken.
        silent_s: Without a new picture for so long, the camera is given up.
        start_s: For a new process to be able to look; on a busy machine with a cold cache it took four seconds.
        answer_s: From then on, to say how it is, the camera's own start included; the port allows 5 s.
        open_s: For a stream to begin.
        read_s: For the next picture of a stream, or of a camera on USB.
        look_s: Between two looks, at the least.
        take_s: For the whole picture to be handed over.
        kill_s: For a killed process to be gone; one that hangs in the kernel is left to it.
    """

    still_s: float = 1.2
    silent_s: float = 5.0
    start_s: float = 10.0
    answer_s: float = 4.0
    open_s: float = 2.0
    read_s: float = 1.5
    look_s: float = 0.1
    take_s: float = 4.0
    kill_s: float = 0.3
