"""One at a time at each device: probes, tests and the endurance test come from several threads."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from kiosk.ports import Verdict, WhoActs, never

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.config import Config
    from kiosk.ports import Checkup, DeviceKind, FoundDevice

log = logging.getLogger(__name__)


class Alone:
    """A checkup that waits for its own device, and never raises.

    Args:
        checkup: Of one kind.
        borrow: Called before the device is touched; returns when nobody else holds it.
    """

    def __init__(self, checkup: Checkup, borrow: Callable[[], None]) -> None:
        self.kind, self.states = checkup.kind, checkup.states
        self._checkup, self._borrow = checkup, borrow
        self._lock = threading.Lock()

    def find(self) -> tuple[FoundDevice, ...]:
        """What is plugged in; nothing where that cannot be told."""
        try:
            self._borrow()
            with self._lock:
                return self._checkup.find()
        except Exception as err:  # noqa: BLE001 - whatever it was, the page must not wait for ever
            _log(self.kind, err)
            return ()

    def probe(self, config: Config) -> Verdict:
        """How it is."""
        return self._judged(lambda: self._checkup.probe(config))

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never, /) -> Verdict:
        """Do with it what can be seen or heard."""
        return self._judged(lambda: self._checkup.test(config, tell, is_left))

    def _judged(self, look: Callable[[], Verdict]) -> Verdict:
        try:
            self._borrow()
            with self._lock:
                return look()
        except Exception as err:  # noqa: BLE001 - as above
            _log(self.kind, err)
            reason = str(getattr(err, "code", type(err).__name__))
            return Verdict("failed", WhoActs.TECHNICIAN, {"reason": reason})


def each_alone(checkups: Mapping[DeviceKind, Checkup], borrow: Callable[[], None]) -> Mapping[DeviceKind, Alone]:
    """All kinds."""
    return {kind: Alone(checkup, borrow) for kind, checkup in checkups.items()}


def _log(kind: DeviceKind, err: Exception) -> None:
    """Its words may be anything."""
    log.error("checking %s failed: %s", kind.value, getattr(err, "code", type(err).__name__))
