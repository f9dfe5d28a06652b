"""The place for a resident's stick, for a technician."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from devices.stick import timeouts
from devices.stick._make import make_stick
from kiosk.ports import UNSET, DeviceKind, FoundDevice, StickState, Verdict, never

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.config import Config
    from kiosk.ports import Stick

# Where deploy/units/anjungan-stick@.service mounts them.
USUAL_PLACE = "/run/anjungan-stick"
_TOLD = (StickState.READY, StickState.ABSENT, StickState.EMPTY, StickState.DENIED, StickState.BROKEN)
STATES = tuple(one.value for one in _TOLD)
_BOX_PX = (640, 640)


class StickCheckup:
    """Tells whether a stick is in; tried out by putting one in, whose files are counted and not opened.

    Args:
        test_s: So long somebody has to put one in.
    """

    kind = DeviceKind.STICK
    states = STATES

    def __init__(self, test_s: float = timeouts.TEST_S) -> None:
        self._test_s = test_s

    def find(self) -> tuple[FoundDevice, ...]:
        """The place itself: every USB socket that can be reached is one, whatever is in it."""
        return (FoundDevice(self.kind, "USB", {"place": USUAL_PLACE}),)

    def probe(self, config: Config) -> Verdict:
        """Whether one is in; none is as it should be."""
        stick = make_stick(config.stick, _BOX_PX)
        return UNSET if stick is None else _verdict(stick.state())

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never) -> Verdict:
        """Wait for one, and count what may be pages on it."""
        stick = make_stick(config.stick, _BOX_PX)
        if stick is None:
            return UNSET
        tell("device.stick.test.plug")
        until = time.monotonic() + self._test_s
        while stick.state() is StickState.ABSENT and time.monotonic() < until and not is_left():
            time.sleep(timeouts.LOOK_S)
        return _counted(stick)


def _counted(stick: Stick) -> Verdict:
    found = stick.files()
    if isinstance(found, StickState):
        return _verdict(found if found.value in STATES else StickState.ABSENT)
    return _verdict(StickState.READY, files=str(len(found)))


def _verdict(state: StickState, **facts: str) -> Verdict:
    return Verdict(state.value, state.who_acts, facts)


CHECKUP = StickCheckup()
