"""Every delay of the speaker, named, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timeouts:
    """Durations in seconds; tests pass shorter ones.

    Args:
        voice_s: For one sentence to be made into sound; the machine's voice needs some 20 ms, a neural one seconds.
        late_s: How long a card may take no sound, or go on after its sound should have ended.
        jack_again_s: Until a jack that went away, such as with its USB card, is looked for again.
        close_s: For a worker to end.
        silent_s: A microphone that has given nothing for so long hangs.
    """

    voice_s: float = 4.0
    late_s: float = 3.0
    jack_again_s: float = 5.0
    close_s: float = 2.0
    silent_s: float = 2.0
