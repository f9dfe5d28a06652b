"""The line display, for a technician."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from devices.line_display._make import make_line_display
from devices.plugged import find_serial_lines
from kiosk.errors import KioskError
from kiosk.ports import UNSET, Asked, DeviceKind, FoundDevice, LineDisplayState, Verdict, WhoActs, never

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.config import Config

_TEST_S = 10.0
_PROBE_S = 3.0
_LOOK_S = 0.05
_MISSPELT = "misspelt"
_SEEN, _UNSEEN = "seen", "unseen"  # as a technician says who looked
_SAMPLE = ("ABCDEFGHIJKLMNOPQRST", "0123456789 LOKET 12")


class _LineDisplays:
    """The checkup of line displays. None of them answers: whether anybody can read it, the technician sees."""

    kind = DeviceKind.LINE_DISPLAY
    states = (*LineDisplayState, _MISSPELT, _SEEN, _UNSEEN)

    def find(self) -> tuple[FoundDevice, ...]:
        """Serial lines; what is on their other end nobody knows."""
        return tuple(
            FoundDevice(
                self.kind, one.name, {"url": f"serial:{one.path}?baud=9600"}, one.usb.identity if one.usb else ""
            )
            for one in find_serial_lines()
        )

    def probe(self, config: Config) -> Verdict:
        """Whether its line can be held; nothing is shown but spaces."""
        return self._show(config, ("", ""), 0.0)

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never) -> Verdict:
        """Show every letter for a while, then ask whether it could be read."""
        tell("device.line_display.test.look")
        verdict = self._show(config, _SAMPLE, _TEST_S, is_left)
        return replace(verdict, asks=_ask(config)) if verdict.state == LineDisplayState.UNVERIFIED else verdict

    def _show(
        self, config: Config, rows: tuple[str, str], for_s: float, is_left: Callable[[], bool] = never
    ) -> Verdict:
        try:
            display = make_line_display(config.line_display)
        except KioskError:
            return Verdict(_MISSPELT, WhoActs.TECHNICIAN)
        if display is None:
            return UNSET
        display.show(*rows)
        until = time.monotonic() + _PROBE_S
        while not display.has_written and time.monotonic() < until:
            time.sleep(_LOOK_S)
        state = display.state()
        if state is LineDisplayState.UNVERIFIED:
            until = time.monotonic() + for_s
            while not is_left() and time.monotonic() < until:
                time.sleep(_LOOK_S)
            state = display.state()
        display.close()
        return Verdict(state, state.who_acts)


def _ask(config: Config) -> Asked:
    """Garbled letters are those of the other set of commands."""
    other = "escpos" if config.line_display.commands == "cd5220" else "cd5220"
    proves = {"yes": (_SEEN, WhoActs.NOBODY), "no": (_UNSEEN, WhoActs.TECHNICIAN)}
    return Asked("seen", {"yes": {}, "garbled": {"commands": other}, "no": {}}, proves)


CHECKUP = _LineDisplays()
