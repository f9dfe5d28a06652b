"""The simulated keypad: keys that a real one sends, pressed on the kiosk's screen by X itself.

Nothing of the kiosk stands in for it: X tells the pen what it tells of a keyboard that was plugged in. A keyboard made
by the kernel (uinput) would be nearer to a device, but an X server without a monitor listens to none.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import threading
import time
from enum import StrEnum

from devices.keypad.kernel_keys import KERNEL_KEYS

WINDOW = "anjungan"  # the class that the pen gives its window
# Held beside others. Not the key with the window, nor what it would open on a desktop.
_HELD = {"ctrl": 29, "shift": 42, "alt": 56}
_CODES = {**KERNEL_KEYS, **_HELD}
_OF_X = 8  # X counts the kernel's keys from here
_ASK_S = 2.0
_LOOK_S = 1.0


class ScreenState(StrEnum):
    """Whether there is a kiosk's screen to press keys on."""

    READY = "ready"
    NO_SCREEN = "no_screen"  # no display was named, or it does not answer
    NO_KIOSK = "no_kiosk"  # nothing of ours is to be seen on it
    NO_HAND = "no_hand"  # the program that presses keys is missing


def codes_of(chord: str) -> tuple[int, ...]:
    """The kernel's numbers of keys that are held together, such as `ctrl+u`. Raises: ValueError for an unknown one."""
    codes = tuple(_CODES.get(name, 0) for name in chord.split("+"))
    if not all(codes):
        raise ValueError(chord)
    return codes


class SimulatedKeypad:
    """Keys on one display, for the kiosk's window alone: without one, nothing is pressed.

    Args:
        display: As in DISPLAY; empty for none.

    Thread: any.
    """

    def __init__(self, display: str) -> None:
        self._display = display
        self._hand = threading.Lock()
        self._looked_s, self._state = float("-inf"), ScreenState.NO_SCREEN

    @property
    def state(self) -> ScreenState:
        """As it was within the last second."""
        if time.monotonic() - self._looked_s > _LOOK_S:
            self._state = self._look()
            self._looked_s = time.monotonic()
        return self._state

    def press(self, chord: str, hold_s: float = 0.0) -> bool:
        """Press keys together and let them go; False if there is no kiosk to hear it. Raises: ValueError."""
        keys = "+".join(f"{code + _OF_X:03}" for code in codes_of(chord))  # with one digit it would be that digit's key
        with self._hand:
            if not self._display:
                return False
            try:
                return self._ask("windowfocus", "keydown", keys, "sleep", str(hold_s), "keyup", keys, more_s=hold_s)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                    self._run("keyup", keys)
            except OSError:
                pass
            return False

    def _look(self) -> ScreenState:
        if not self._display:
            return ScreenState.NO_SCREEN
        if shutil.which("xdotool") is None:
            return ScreenState.NO_HAND
        try:
            if self._ask():
                return ScreenState.READY
            return ScreenState.NO_KIOSK if self._run("getdisplaygeometry") else ScreenState.NO_SCREEN
        except (OSError, subprocess.TimeoutExpired):
            return ScreenState.NO_SCREEN

    def _ask(self, *then: str, more_s: float = 0.0) -> bool:
        """Find the kiosk's window, and do something with it."""
        return self._run("search", "--onlyvisible", "--class", f"^{WINDOW}$", *then, more_s=more_s)

    def _run(self, *arguments: str, more_s: float = 0.0) -> bool:
        """Raises: OSError, subprocess.TimeoutExpired."""
        done = subprocess.run(  # noqa: S603 - a list; keys are numbers of ours
            ["xdotool", *arguments],  # noqa: S607 - wherever Debian or the technician has put it
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "DISPLAY": self._display},
            timeout=_ASK_S + more_s,
            check=False,
        )
        return done.returncode == 0
