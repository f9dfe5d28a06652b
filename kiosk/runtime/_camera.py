"""The document camera, in its own thread, for whoever stands there: one look at a time, the newest shown."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.journey import CameraSaw, ScanEnded
from kiosk.ports import CameraState, Captured
from kiosk.runtime._worker import Worker, hear_result

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from concurrent.futures import Future

    from kiosk.ports import Camera, PageUse, Sight

# What a retry does not mend: until the camera is well it is not offered again.
DEAD = frozenset({CameraState.ABSENT, CameraState.DENIED})


class Looks:
    """Starts and gives up looks of the camera. All methods but the private ones run in the loop's thread.

    Args:
        loop: Whose thread it lives in.
        camera: Takes pages; None if there is none.
        hear: What a look has to tell, in the loop's thread, as long as it is the one that was started last.
        changed: Hears the camera's state when it is another one, in the loop's thread.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        camera: Camera | None,
        hear: Callable[[CameraSaw | ScanEnded], None],
        changed: Callable[[CameraState], None],
    ) -> None:
        self._loop, self._camera, self._hear, self._changed = loop, camera, hear, changed
        self._worker = Worker("camera")
        self._token = 0  # of the look that is heard
        self._state: CameraState | None = None
        self._newest: Sight | None = None  # what the loop has not heard of yet
        self._lock = threading.Lock()

    @property
    def is_there(self) -> bool:
        """Whether it can be offered."""
        return self._state is not None and self._state not in DEAD

    @property
    def is_well(self) -> bool:
        """Whether there is no camera that should be asked soon whether it is well again."""
        return self._camera is None or self._state is CameraState.READY

    def start(self, use: PageUse) -> None:
        """Look until there is a page, which is looked at later as `use` says."""
        self._token += 1
        if self._camera is None:
            self._loop.call_soon(self._hear, ScanEnded(CameraState.ABSENT))
            return
        self._worker.submit(self._capture, self._camera, use, self._token)

    def take_now(self) -> None:
        """Take what lies there."""
        if self._camera is not None:
            self._camera.take_now()

    def cancel(self) -> None:
        """Give up the look that runs."""
        self.forget()
        if self._camera is not None:
            self._camera.cancel()

    def forget(self) -> None:
        """Whoever wanted the page has gone: what the look still says is not heard, and no picture of it is kept."""
        self._token += 1
        with self._lock:
            self._newest = None

    def look(self) -> None:
        """Ask, behind whatever runs, how the camera is; it costs the better part of a second of a core."""
        if self._camera is not None:
            hear_result(self._loop, self._worker.submit(self._camera.state), self._known)

    def lend(self) -> Future[None]:
        """Let go of the camera; the future says that it is free. A look that runs is given up."""
        self.cancel()
        return self._worker.rest(lambda: None)

    def take_back(self) -> None:
        """Use the camera again; what a technician did may have changed how it is."""
        self._worker.go_on()
        self.look()

    def close(self) -> None:
        """Stop the thread; a look that runs is given up."""
        self.cancel()
        self._worker.close()

    def _known(self, state: CameraState) -> None:
        if state not in {self._state, CameraState.CANCELLED}:
            self._state = state
            self._changed(state)

    def _capture(self, camera: Camera, use: PageUse, token: int) -> None:
        """In the camera's thread; what a look that was given up still says is not heard."""
        if token != self._token:
            return

        def seen(sight: Sight) -> None:
            if token != self._token:
                camera.cancel()  # the wish came before the look had begun, and was forgotten at its start
                return
            with self._lock:
                is_heard, self._newest = self._newest is None, sight
            if is_heard:
                self._loop.call_soon_threadsafe(self._hear_newest, token)

        outcome: Captured | CameraState = CameraState.BROKEN
        try:
            outcome = camera.capture(seen, use)
        finally:
            self._loop.call_soon_threadsafe(self._hear_end, token, outcome)

    def _hear_newest(self, token: int) -> None:
        with self._lock:
            sight, self._newest = self._newest, None
        if token == self._token and sight is not None:
            self._hear(CameraSaw(sight))

    def _hear_end(self, token: int, outcome: Captured | CameraState) -> None:
        self._known(CameraState.READY if isinstance(outcome, Captured) else outcome)
        if token == self._token:
            self._hear(ScanEnded(outcome))
