"""The keypad, for a technician."""

from __future__ import annotations

import select
import time
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from devices.keypad._glance import keypad_state
from devices.keypad.presence import keypads, wanted_keys
from devices.keypad.states import KeypadState
from devices.plugged import input_devices
from kiosk.keys import NEEDED, USUAL_KEYS
from kiosk.ports import UNSET, Asked, DeviceKind, FoundDevice, Verdict, WhoActs, never

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.plugged import InputDevice
    from kiosk.config import Config

_TEST_S = 30.0
_LOOK_S = 0.25
_ARROWS_AND_ENTER = {103, 108, 28}
_DOWN = 1
_RIGHT, _WRONG = "right_key", "wrong_key"  # as a technician says who pressed it
_ASKED = Asked("meant", {"yes": {}, "no": {}}, {"yes": (_RIGHT, WhoActs.NOBODY), "no": (_WRONG, WhoActs.TECHNICIAN)})


class _Keypads:
    """The checkup of keypads. Nothing is taken away from the screen: it hears every key as well."""

    kind = DeviceKind.KEYPAD
    states = (*(state.value for state in KeypadState), _RIGHT, _WRONG)

    def find(self) -> tuple[FoundDevice, ...]:
        """What has arrows and Enter; it works without being chosen, so there is nothing to set."""
        return tuple(
            FoundDevice(self.kind, one.name, {}, one.identity)
            for one in input_devices()
            if one.keys >= _ARROWS_AND_ENTER
        )

    def probe(self, config: Config) -> Verdict:
        """Whether one is plugged in with the keys that are needed, and which actions it has no key for."""
        state = keypad_state(config)
        if state is not KeypadState.READY:
            return UNSET if state is None else _verdict(state)
        found = keypads(config)
        return _verdict(KeypadState.READY, found, _missing(config, found))

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never) -> Verdict:
        """Wait for a key that does something; whether it was meant to do that is asked."""
        found = keypads(config)
        if not found:
            return self.probe(config)
        tell("device.keypad.test.press")
        return _wait_for_key(config, found, is_left)


def _verdict(state: KeypadState, found: tuple[InputDevice, ...] = (), missing: str = "", action: str = "") -> Verdict:
    facts = {"name": ", ".join(one.name for one in found[:3]), "without_key": missing, "action": action}
    return Verdict(state, state.who_acts, {name: fact for name, fact in facts.items() if fact})


def _missing(config: Config, found: tuple[InputDevice, ...]) -> str:
    have = frozenset().union(*(one.keys for one in found))
    wanted = wanted_keys(config)
    return ", ".join(action for action in USUAL_KEYS if action not in NEEDED and not wanted[action] & have)


def _wait_for_key(config: Config, found: tuple[InputDevice, ...], is_left: Callable[[], bool]) -> Verdict:
    from evdev import InputDevice as Opened  # noqa: PLC0415 - for a technician alone
    from evdev import ecodes  # noqa: PLC0415

    does = {key: action for action, keys in wanted_keys(config).items() for key in keys}
    until = time.monotonic() + _TEST_S
    with ExitStack() as stack:
        try:
            opened = [Opened(one.path) for one in found]
            for one in opened:
                stack.callback(one.close)
            while not is_left() and (left_s := until - time.monotonic()) > 0:
                for one in select.select(opened, [], [], min(_LOOK_S, left_s))[0]:
                    pressed = [event for event in one.read() if event.type == ecodes.EV_KEY and event.value == _DOWN]
                    if pressed and (action := does.get(pressed[0].code)):
                        return replace(_verdict(KeypadState.READY, found, action=action), asks=_ASKED)
        except PermissionError:
            return _verdict(KeypadState.DENIED)
        except OSError:
            return _verdict(KeypadState.ABSENT)  # pulled out meanwhile
    return _verdict(KeypadState.SILENT, found)


CHECKUP = _Keypads()
