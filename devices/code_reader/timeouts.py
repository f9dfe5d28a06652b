"""Every delay of the code reader, named, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timeouts:
    """Durations in seconds; tests pass shorter ones.

    Args:
        again_s: Until a reader that is away is looked for again.
        serial_silence_s: Without a byte for so long, a code is whole; at 1200 baud a byte takes 8 ms, and an adapter
            hands bytes over every 16 ms.
        typed_silence_s: The same for one that types; slow ones leave 40 ms between two keys.
        apart_s: Between two codes at least: nobody shows two in less, and a device that talks on and on is held down.
        close_s: For the worker to end.
    """

    again_s: float = 1.0
    serial_silence_s: float = 0.05
    typed_silence_s: float = 0.15
    apart_s: float = 0.3
    close_s: float = 2.0
