"""The parent's end of the camera's process: started for one look at the desk, believed only as far as its words fit."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from devices.camera._words import LOOK, MOST_WORD_BYTES, RGB, TAKE, Failed, Job, Looked, Started, Taken, Word, unpacked
from devices.pages import MOST_PIXELS
from kiosk.ports import CameraState

if TYPE_CHECKING:
    from types import TracebackType
    from typing import BinaryIO

    from devices.camera.timeouts import Timeouts

_HOME = Path(__file__).parents[2]
_READ_BYTES = 1 << 18
_ENVIRONMENT = {
    # Without a playlist, another protocol or a redirect, there is nothing else it could be talked into fetching.
    "OPENCV_FFMPEG_CAPTURE_OPTIONS": "input_format;mpjpeg|protocol_whitelist;http,tcp|max_redirects;0|fflags;nobuffer",
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "2",
    # On a machine of many cores, room that is set aside for each would fill the process's limit.
    "MALLOC_ARENA_MAX": "2",
    "OPENBLAS_NUM_THREADS": "1",
}


@dataclass(frozen=True)
class CameraWish:
    """Which camera, and how its pictures shall come; fields as in `CameraConfig`."""

    url: str
    size_px: tuple[int, int]
    turned_deg: int
    box_px: tuple[int, int]


@dataclass(frozen=True)
class Look:
    """One picture, measured and drawn small."""

    facts: Looked
    preview_rgb: bytes


class CameraChild:
    """One process. Any way it fails is a `CameraState`; it is killed at the end, whatever it does then.

    Thread: one, but for the descriptor it is woken by.
    """

    def __init__(self, wish: CameraWish, times: Timeouts, woken: int) -> None:
        self._times, self._woken, self._box_px = times, woken, wish.box_px
        self._received = bytearray()
        self.memory: BinaryIO = os.fdopen(os.memfd_create("camera", os.MFD_CLOEXEC), "w+b", buffering=0)
        self._line, theirs = socket.socketpair()
        job = Job(
            wish.url, wish.size_px, wish.turned_deg, wish.box_px, times.open_s, times.read_s, self.memory.fileno()
        )
        try:
            with theirs:
                self._process = _started(theirs.fileno(), job)
        except OSError:
            self._forget()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self, until: float) -> CameraState | None:
        """Wait until it can look: None then, CANCELLED where we were woken, FROZEN if it is late."""
        while True:
            try:
                answer = self._parsed()
            except (msgspec.MsgspecError, ValueError):
                return CameraState.BROKEN
            if isinstance(answer, Started):
                return None
            if answer is not None:
                return answer if isinstance(answer, CameraState) else CameraState.BROKEN
            state = self._receive(until)
            if state is not None:
                is_late = state is CameraState.CANCELLED and time.monotonic() >= until
                return CameraState.FROZEN if is_late else state

    def ask_look(self) -> None:
        """Wish for the newest picture."""
        self._ask(LOOK)

    def ask_take(self) -> None:
        """Wish for the whole of the picture looked at last."""
        self._ask(TAKE)

    def _ask(self, order: bytes) -> None:
        with contextlib.suppress(OSError):  # a dead process is noticed where its answer is read
            self._line.send(order, socket.MSG_NOSIGNAL)

    def look(self, until: float) -> Look | CameraState | None:
        """The answer to `ask_look`; None if it is late, or we were woken: what came of it so far is kept."""
        while True:
            try:
                answer = self._parsed()
            except (msgspec.MsgspecError, ValueError):
                return CameraState.BROKEN
            if isinstance(answer, Look | CameraState):
                return answer
            state = self._receive(until)
            if state is not None:
                return None if state is CameraState.CANCELLED else state

    def take(self) -> Taken | CameraState:
        """The answer to `ask_take`, checked against what lies in memory."""
        until = time.monotonic() + self._times.take_s
        while time.monotonic() < until:
            try:
                answer = self._parsed()
            except (msgspec.MsgspecError, ValueError):
                return CameraState.BROKEN
            if isinstance(answer, Taken):
                return answer if self._holds(answer) else CameraState.BROKEN
            if isinstance(answer, CameraState):
                return answer
            if answer is None and self._receive(until, is_deaf=True) is CameraState.BROKEN:
                return CameraState.BROKEN
        return CameraState.FROZEN

    def _holds(self, taken: Taken) -> bool:
        size = taken.width_px * taken.height_px
        return size <= MOST_PIXELS and os.fstat(self.memory.fileno()).st_size == size * RGB

    def _parsed(self) -> Started | Look | Taken | CameraState | None:
        """The next whole answer; None as long as there is none. Raises: msgspec.MsgspecError, ValueError."""
        word_and_end = unpacked(self._received)
        if word_and_end is None:
            return None
        word, end = word_and_end
        more = self._preview_bytes(word)
        if len(self._received) < end + more:
            return None
        preview = bytes(self._received[end : end + more])
        del self._received[: end + more]
        if isinstance(word, Looked):
            return Look(word, preview)
        return CameraState(word.state) if isinstance(word, Failed) else word

    def _preview_bytes(self, word: Word) -> int:
        """How many bytes follow a word. Raises: ValueError for a preview that would not fit its box."""
        if not isinstance(word, Looked):
            return 0
        if word.preview_width_px > self._box_px[0] or word.preview_height_px > self._box_px[1]:
            raise ValueError(word.preview_width_px)
        return RGB * word.preview_width_px * word.preview_height_px

    def _receive(self, until: float, *, is_deaf: bool = False) -> CameraState | None:
        """Take what has come: BROKEN if that is the end, CANCELLED for nothing in time, or woken."""
        line = self._line.fileno()
        ready, _, _ = select.select(
            [line] if is_deaf else [line, self._woken], [], [], max(0.0, until - time.monotonic())
        )
        if line not in ready:
            return CameraState.CANCELLED
        try:
            part = self._line.recv(_READ_BYTES)
        except OSError:
            return CameraState.BROKEN
        if not part:
            return CameraState.BROKEN
        self._received += part
        most = MOST_WORD_BYTES + 2 * RGB * self._box_px[0] * self._box_px[1] + _READ_BYTES
        return CameraState.BROKEN if len(self._received) > most else None

    def close(self) -> None:
        """End it, and forget the picture."""
        self._process.kill()
        self._forget()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(self._times.kill_s)

    def _forget(self) -> None:
        self._line.close()
        self.memory.close()


def _started(line: int, job: Job) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own module; the address was parsed
        [sys.executable, "-m", "devices.camera", "--serve", str(line), msgspec.json.encode(job)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=_HOME,
        env=_ENVIRONMENT,
        pass_fds=(line, job.memory),
        start_new_session=True,
    )
