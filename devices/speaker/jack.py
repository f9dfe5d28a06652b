"""The headphone jack, as Linux reports it: a switch of an input device that is up while headphones are in.

Source: linux/input.h (`struct input_event`, `EVIOCGSW`), linux/input-event-codes.h (`EV_SW`, `SW_HEADPHONE_INSERT`).
"""

from __future__ import annotations

import array
import contextlib
import fcntl
import logging
import os
import select
import struct
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.speaker.timeouts import Timeouts

log = logging.getLogger(__name__)

_EVENT = struct.Struct("llHHi")  # a time, then type, code, value
_EV_SW, _HEADPHONES = 0x05, 0x02
_SWITCH_BYTES = 8
_EVIOCGSW = (2 << 30) | (_SWITCH_BYTES << 16) | (ord("E") << 8) | 0x1B  # read, length, group, number


def moves_in(data: bytes) -> list[bool]:
    """What whole events tell of headphones, in order: in, or out."""
    whole = data[: len(data) // _EVENT.size * _EVENT.size]
    return [
        bool(value) for _, _, kind, code, value in _EVENT.iter_unpack(whole) if (kind, code) == (_EV_SW, _HEADPHONES)
    ]


def event_bytes(*, is_in: bool) -> bytes:
    """The event of a move, as the kernel writes it."""
    return _EVENT.pack(0, 0, _EV_SW, _HEADPHONES, is_in)


def are_headphones_in(path: str) -> bool | None:
    """What a jack says now; None for one that cannot be asked."""
    try:
        device = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        return _state_of(device)
    finally:
        os.close(device)


class Jack:
    """Watches a jack in a thread of its own; one that goes away is looked for again.

    Args:
        path: Of the input device.
        times: Every time-out.
    """

    def __init__(self, path: str, times: Timeouts) -> None:
        self._path, self._times = path, times
        self._is_in: bool | None = None
        self._told = False
        self._on_moved: Callable[[bool], None] | None = None
        self._stopped, self._stop = os.pipe()
        self._thread = threading.Thread(target=self._watch, name="jack", daemon=True)

    @property
    def is_in(self) -> bool | None:
        """Whether headphones are in; None until it is known, and once the device is gone."""
        return self._is_in

    def start(self, on_moved: Callable[[bool], None] | None) -> None:
        """Begin to watch; `on_moved` is called in the jack's thread whenever headphones go in or out."""
        self._on_moved = on_moved
        self._thread.start()

    def close(self) -> None:
        """Stop watching."""
        os.write(self._stop, b"!")
        if self._thread.is_alive():
            self._thread.join(self._times.close_s)
        os.close(self._stop)
        os.close(self._stopped)

    def _watch(self) -> None:
        is_told = False
        while True:
            try:
                device = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            except OSError as err:
                if not is_told:
                    log.warning("headphone jack %s cannot be watched: %s", self._path, err.strerror)
                is_told = True
            else:
                is_told = False
                with os.fdopen(device, "rb", buffering=0):
                    if self._listen(device):
                        return
            self._move(None)
            if self._is_stopped(self._times.jack_again_s):
                return

    def _listen(self, device: int) -> bool:
        """Hear moves until the device is gone, or until we are to stop: then True."""
        self._move(_state_of(device))
        while True:
            ready, _, _ = select.select([device, self._stopped], [], [])
            if self._stopped in ready:
                return True
            try:
                data = os.read(device, _EVENT.size * 64)
            except OSError:
                return False
            if not data:
                return False
            for is_in in moves_in(data):
                self._move(is_in)

    def _move(self, is_in: bool | None) -> None:
        self._is_in = is_in
        # Nothing in at the start is no news; headphones that are in already are. Out of sight they count as pulled out:
        # what is said to them alone would be heard by everybody.
        if bool(is_in) != self._told:
            self._told = bool(is_in)
            if self._on_moved is not None:
                self._on_moved(self._told)

    def _is_stopped(self, within_s: float) -> bool:
        return bool(select.select([self._stopped], [], [], within_s)[0])


def _state_of(device: int) -> bool | None:
    """What the switch says now; None for a device that cannot tell before it moves."""
    switches = array.array("B", bytes(_SWITCH_BYTES))
    with contextlib.suppress(OSError):
        fcntl.ioctl(device, _EVIOCGSW, switches)
        return bool(switches[0] >> _HEADPHONES & 1)
    return None
