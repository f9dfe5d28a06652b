"""One capture's looks, through one process or, when that fails, the next: what is seen, told and waited for."""

from __future__ import annotations

import contextlib
import os
import select
import time
import weakref
from typing import TYPE_CHECKING

from devices.camera._advice import Watch
from kiosk.ports import CameraState, Preview, Sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.camera._child import CameraChild, Look
    from devices.camera.timeouts import Timeouts

_CANCEL, _TAKE = b"c", b"t"
_MOST_STARTS = 3  # of the process in one capture: a hiccup is mended, a camera that only hiccups is told
_WHOLE = 100


class Wishes:
    """What somebody in another thread wants of a running capture."""

    def __init__(self) -> None:
        self.woken, self._wake = os.pipe()
        for end in (self.woken, self._wake):
            os.set_blocking(end, False)
            weakref.finalize(self, os.close, end)

    def cancel(self) -> None:
        """Stop."""
        self._write(_CANCEL)

    def take(self) -> None:
        """Take what lies there."""
        self._write(_TAKE)

    def _write(self, wish: bytes) -> None:
        with contextlib.suppress(BlockingIOError):
            os.write(self._wake, wish)

    def read(self) -> tuple[bool, bool]:
        """Whether there was a wish to stop, and one to take; both are forgotten."""
        heard = b""
        with contextlib.suppress(BlockingIOError):
            heard = os.read(self.woken, 1 << 12)
        return _CANCEL in heard, _TAKE in heard


class Looking:
    """Looks until a picture is to be taken.

    Args:
        wishes: Of the resident.
        times: Every time-out.
        seen: Hears each sight.
    """

    def __init__(self, wishes: Wishes, times: Timeouts, seen: Callable[[Sight], None]) -> None:
        self._wishes, self._times, self._seen = wishes, times, seen
        self._watch = Watch(times.still_s)
        self._fingerprint: int | None = None
        self._new_at = time.monotonic()  # when there last was a new picture
        self._is_wanted = False
        self._starts = 0
        self._trouble = CameraState.FROZEN  # the name of it, if nothing more is seen
        self._has_looked = False

    def run(self, child: CameraChild) -> CameraState | None:
        """Look through this process; None when its last picture is to be taken, else why it is over with it."""
        self._starts += 1
        self._has_looked = False
        state = self._start(child)
        if state is not None:
            return state
        child.ask_look()
        asked_at = time.monotonic()
        while True:
            answer = child.look(self._new_at + self._times.silent_s)
            if isinstance(answer, CameraState):
                return answer
            is_cancelled, is_wanted = self._wishes.read()
            self._is_wanted |= is_wanted
            if is_cancelled:
                return CameraState.CANCELLED
            is_good = answer is not None and self._see(answer)
            if self._has_looked and (is_good or self._is_wanted):
                return None
            if time.monotonic() - self._new_at >= self._times.silent_s:
                return self._trouble
            if answer is not None:
                select.select([self._wishes.woken], [], [], max(0.0, asked_at + self._times.look_s - time.monotonic()))
                child.ask_look()
                asked_at = time.monotonic()

    def _start(self, child: CameraChild) -> CameraState | None:
        """Wait until it can look. The first start is no silence of the camera's; another's, in mid-look, is."""
        is_first = self._starts == 1
        until = time.monotonic() + self._times.start_s if is_first else self._new_at + self._times.silent_s
        while (state := child.start(until)) is CameraState.CANCELLED:
            is_cancelled, is_wanted = self._wishes.read()
            self._is_wanted |= is_wanted
            if is_cancelled:
                return CameraState.CANCELLED
        if is_first:
            self._new_at = time.monotonic()
        return self._trouble if state is CameraState.FROZEN else state

    def may_go_on(self, state: CameraState) -> bool:
        """Whether another process may do better than one that ended with this."""
        self._trouble = state
        is_hiccup = state in {CameraState.BROKEN, CameraState.FROZEN} and self._has_looked
        return is_hiccup and self._starts < _MOST_STARTS and time.monotonic() < self._new_at + self._times.silent_s

    def _see(self, look: Look) -> bool:
        """Tell what is seen; whether a good paper has lain still. A picture that was there before is not seen again."""
        facts = look.facts
        if facts.fingerprint == self._fingerprint:
            return False
        self._fingerprint, self._new_at, self._has_looked = facts.fingerprint, time.monotonic(), True
        self._trouble = CameraState.FROZEN
        advice, percent = self._watch.see(facts.measures, self._new_at)
        preview = Preview(look.preview_rgb, facts.preview_width_px, facts.preview_height_px)
        self._seen(Sight(preview, advice, percent))
        return percent >= _WHOLE
