"""The camera's own process: opens it, gives up all else, and looks whenever it is asked to."""

from __future__ import annotations

import os
import resource
import select
import time
import zlib
from typing import TYPE_CHECKING

import cv2
import numpy as np

from devices.camera._eye import measure
from devices.camera._source import Source, open_source
from devices.camera._words import LOOK, RGB, TAKE, Failed, Looked, Started, Taken, packed
from devices.pages import MOST_PIXELS
from kiosk.landlock import deny_everything, no_new_privileges
from kiosk.ports import CameraState

if TYPE_CHECKING:
    import socket

    from devices.camera._measures import Measures
    from devices.camera._sheet import Pixels
    from devices.camera._words import Job

MEMORY_BYTES = 1 << 30
_NICE = 5  # the screen comes first
_MOST_FAILURES = 4  # pictures in a row that could not be read
_SILENCE = 0.9  # of the time a picture may take, without one
_EDGE_BGR = (60, 200, 60)


def serve(line: socket.socket, job: Job) -> None:
    """Serve until the other end hangs up, or the camera gives no more pictures."""
    no_new_privileges()
    os.nice(_NICE)
    cv2.setNumThreads(1)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, MEMORY_BYTES)
    _limit(resource.RLIMIT_FSIZE, RGB * MOST_PIXELS)
    _warm_up()
    line.sendall(packed(Started()))
    source = open_source(job)
    if isinstance(source, CameraState):
        line.sendall(packed(Failed(source.value)))  # type: ignore[arg-type]  # never `ready` or `cancelled`
        return
    _lock_up()
    state = _look_on(line, job, source)
    if state is not None:
        line.sendall(packed(Failed(state.value)))  # type: ignore[arg-type]  # as above


def _limit(kind: int, most: int) -> None:
    resource.setrlimit(kind, (most, most))


def _warm_up() -> None:
    """Do once what is done to each picture: some of numpy is imported at its first use, which is refused later."""
    sheet = np.zeros((120, 160, 3), np.uint8)
    measure(sheet)
    cv2.rectangle(sheet, (40, 20), (120, 100), (230, 230, 230), -1)
    _preview(sheet, measure(sheet), (100, 100))


def _lock_up() -> None:
    """Give up files, networks, programs and other processes for good: the one descriptor that may be opened is open.

    Where the kernel has Landlock, it may neither start a program nor reach into the processes beside it: those need no
    descriptor. It holds for this thread and those it starts; the pictures are opened here.
    With 0 for a limit, as for pages, the stream's own `poll` would be refused too.
    """
    deny_everything()
    _limit(resource.RLIMIT_NOFILE, 1)


def _look_on(line: socket.socket, job: Job, source: Source) -> CameraState | None:
    """Answer each wish with the newest picture; None when nobody listens any more, else what went wrong."""
    failures, looked = 0, None
    while True:
        asked_at = time.monotonic()
        if not source.grab():
            failures += 1
            if time.monotonic() - asked_at >= _SILENCE * job.read_s:
                return CameraState.FROZEN
            if failures >= _MOST_FAILURES:
                return CameraState.BROKEN
            continue
        failures = 0
        if not select.select([line], [], [], 0)[0]:
            continue
        order = line.recv(1)
        if order == LOOK:
            picture = source.picture()
            if picture is None or picture.shape[0] * picture.shape[1] > MOST_PIXELS:
                return CameraState.BROKEN
            looked = (picture, _look(line, job, picture))
        elif order == TAKE and looked is not None:
            _take(line, job, *looked)
        else:
            return None


def _look(line: socket.socket, job: Job, picture: Pixels) -> Measures:
    """Say what is seen, and show it."""
    measures = measure(picture)
    preview = _preview(picture, measures, job.box_px)
    height, width = picture.shape[:2]
    word = Looked(
        measures,
        zlib.crc32(picture[::2].tobytes()),
        width,
        height,
        preview.shape[1],
        preview.shape[0],
    )
    line.sendall(packed(word))
    line.sendall(preview.tobytes())
    return measures


def _preview(picture: Pixels, measures: Measures, box_px: tuple[int, int]) -> Pixels:
    """As large as the box allows, with the paper's edges drawn in, as RGB."""
    height, width = picture.shape[:2]
    factor = min(box_px[0] / width, box_px[1] / height, 1.0)
    size = (max(1, int(width * factor)), max(1, int(height * factor)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    if measures.corners is not None:
        outline = np.rint(np.array(measures.corners) * size).astype(np.int32)
        thick = max(2, size[0] // 150)
        cv2.polylines(small, [outline], True, (255, 255, 255), thick * 2, cv2.LINE_AA)
        cv2.polylines(small, [outline], True, _EDGE_BGR, thick, cv2.LINE_AA)
    return cv2.cvtColor(small, cv2.COLOR_BGR2RGB)


def _take(line: socket.socket, job: Job, picture: Pixels, measures: Measures) -> None:
    """Hand over the picture looked at last, which is the one that was judged."""
    content = memoryview(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB).tobytes())
    os.ftruncate(job.memory, 0)
    written = 0
    while written < len(content):
        written += os.pwrite(job.memory, content[written:], written)
    is_cut = measures.has_paper and measures.corners is None
    line.sendall(packed(Taken(picture.shape[1], picture.shape[0], measures.corners, is_cut)))
