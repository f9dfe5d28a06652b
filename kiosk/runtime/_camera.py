"""The document camera, in its own thread, for whoever stands there: the newest picture shown."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.journey import CameraSaw
from kiosk.ports import Camera, CameraState, Captured
from kiosk.runtime._lent import LentDevice

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from kiosk.journey import Happening
    from kiosk.ports import PageUse, Sight

# What a retry does not mend: until the camera is well it is not offered again.
DEAD = frozenset({CameraState.ABSENT, CameraState.DENIED})


class Looks(LentDevice[Camera, CameraState, CameraState]):
    """Starts and gives up looks of the camera; a question how it is costs the better part of a second of a core.

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
        hear: Callable[[Happening], None],
        changed: Callable[[CameraState], None],
    ) -> None:
        super().__init__(loop, camera, CameraState.ABSENT, CameraState.BROKEN, hear)
        self._changed = changed
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
        return self._device is None or self._state is CameraState.READY

    def start(self, use: PageUse, after: Captured | None = None) -> None:
        """Look until there is a page, which is looked at later as `use` says; it comes `after` others."""

        def capture(camera: Camera, token: int) -> Captured | CameraState:
            def seen(sight: Sight) -> None:
                if self._is_wanted(camera, token):
                    self._keep(token, sight)

            return camera.capture(seen, use, after)

        self._begin(capture)

    def take_now(self) -> None:
        """Take what lies there."""
        if self._device is not None:
            self._device.take_now()

    def forget(self) -> None:
        """As every device; and no picture is kept."""
        super().forget()
        with self._lock:
            self._newest = None

    def _ask(self, device: Camera) -> CameraState:
        return device.state()

    def _known(self, answer: CameraState) -> None:
        if answer not in {self._state, CameraState.CANCELLED}:
            self._state = answer
            self._changed(answer)

    def _judge(self, outcome: Captured | CameraState) -> None:
        self._known(CameraState.READY if isinstance(outcome, Captured) else outcome)

    def _keep(self, token: int, sight: Sight) -> None:
        """The newest takes the place of one that the loop has not come to: it may be slower than the camera."""
        with self._lock:
            is_heard, self._newest = self._newest is None, sight
        if is_heard:
            self._loop.call_soon_threadsafe(self._hear_newest, token)

    def _hear_newest(self, token: int) -> None:
        with self._lock:
            sight, self._newest = self._newest, None
        if sight is not None:
            self._pass_on(token, CameraSaw(sight))
