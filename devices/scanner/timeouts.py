"""Every delay of the scanner, named, in one place."""

from __future__ import annotations

from dataclasses import dataclass

FIND_S = 9.0  # for SANE to list devices; some drivers ask the whole network first
TEST_S = 45.0  # for a technician's test; a feeder may be full


@dataclass(frozen=True)
class Timeouts:
    """Durations in seconds; tests pass shorter ones.

    Args:
        silent_s: Without a byte for so long, a scan is given up.
        present_s: To tell its options; the port allows 5 s for asking whether it is there.
        complained_s: From an error on standard error to the end of the process; `scanimage` sometimes hangs after one.
        interrupt_s: From SIGINT, which lets the backend park the lamp, to SIGKILL.
    """

    silent_s: float = 30.0
    present_s: float = 4.0
    complained_s: float = 1.0
    interrupt_s: float = 0.7
