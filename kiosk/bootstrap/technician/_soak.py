"""The endurance test: every device is asked over and over, and what is not well is counted."""

from __future__ import annotations

import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

from kiosk.ports import UNSET
from kiosk.technician import SoakMoved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.config import Config
    from kiosk.ports import Checkup

PAUSE_S = 2.0


class Soaking:
    """One endurance test; runs in the thread that calls `run`.

    Args:
        checkups: What to ask, by the name under which its failures are told.
        config: Names the devices.
        tell: Hears of each round, in the same thread.
        pause_s: Between rounds.
    """

    def __init__(
        self,
        checkups: Mapping[str, Checkup],
        config: Config,
        tell: Callable[[SoakMoved], None],
        pause_s: float = PAUSE_S,
    ) -> None:
        self._checkups, self._config, self._tell = checkups, config, tell
        self._pause_s = pause_s
        self._stopped = threading.Event()

    def run(self, seconds: float) -> None:
        """Go on for so long, or until `stop`."""
        until, rounds, failures = time.monotonic() + seconds, 0, Counter[str]()
        while not self._stopped.is_set() and time.monotonic() < until:
            failures.update(self._failed())
            rounds += 1
            self._tell(SoakMoved(rounds, dict(failures), max(0, round(until - time.monotonic()))))
            self._stopped.wait(self._pause_s)
        self._tell(SoakMoved(rounds, dict(failures), 0, is_over=True))

    def stop(self) -> None:
        """End after the device that is asked now."""
        self._stopped.set()

    def _failed(self) -> list[str]:
        """Those that are not well this time."""
        failed = []
        for name, checkup in self._checkups.items():
            if self._stopped.is_set():
                break
            verdict = checkup.probe(self._config)
            if not verdict.is_well and verdict.state != UNSET.state:
                failed.append(name)
        return failed
