"""The parent's end: a child is started early, fed a descriptor, and believed only as far as its answer fits."""

from __future__ import annotations

import hashlib
import json
import os
import select
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Self

import msgspec

from devices.pages._limits import MOST_PIXELS, Limits

if TYPE_CHECKING:
    from types import TracebackType

_HOME = Path(__file__).parents[2]
_READ_BYTES = 1 << 16
_MOST_FACTS_BYTES = 1024
_RGB = 3
MEDIA_TYPE = "image/jpeg"  # the only kind that the child makes


@dataclass(frozen=True)
class CleanPage:
    """A page as stored, and a picture of it to show; fields as in `kiosk.application.PageImage` and `Preview`."""

    content: bytes
    media_type: str
    sha256: str
    width_px: int
    height_px: int
    preview_rgb: bytes
    preview_width_px: int
    preview_height_px: int


_Size = Annotated[int, msgspec.Meta(ge=1, le=MOST_PIXELS)]


class _Facts(msgspec.Struct, frozen=True):
    """What the child says beside the bytes."""

    width_px: _Size
    height_px: _Size
    preview_width_px: _Size
    preview_height_px: _Size
    content_bytes: Annotated[int, msgspec.Meta(ge=1)]


class PageChild:
    """One decoder process for one page. Start it when a scan starts: it is ready when the last byte comes.

    Write the picture to `raw`, which is memory and never a file, then call `clean` once. A picture that kills the
    child, or keeps it busy for too long, gives None.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        memory = os.memfd_create("page", os.MFD_CLOEXEC)
        self.raw: BinaryIO = os.fdopen(memory, "w+b")
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no text of anybody in it
            [sys.executable, "-m", "devices.pages", "--serve", json.dumps(asdict(self._limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_HOME,
            env={},
            pass_fds=(memory,),
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def clean(self, box_px: tuple[int, int], resolution_dpi: int) -> CleanPage | None:
        """The page, or None if the picture is broken or hostile."""
        self.raw.flush()
        if self.raw.seek(0, os.SEEK_END) > self._limits.raw_bytes:
            return None
        self.raw.seek(0)
        job = {"fd": self.raw.fileno(), "box_px": box_px, "resolution_dpi": resolution_dpi}
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(job).encode("ascii") + b"\n")
            self._process.stdin.close()
        except BrokenPipeError:
            return None
        return _page_from(self._read_answer(), box_px)

    def _read_answer(self) -> bytes:
        """All the child says within its time; too much, or too late, is nothing."""
        assert self._process.stdout is not None
        out, answer = self._process.stdout.fileno(), bytearray()
        until = time.monotonic() + self._limits.wall_s
        while select.select([out], [], [], max(0.0, until - time.monotonic()))[0]:
            part = os.read(out, _READ_BYTES)
            if not part:
                return bytes(answer)
            answer += part
            if len(answer) > self._limits.result_bytes:
                break
        return b""

    def close(self) -> None:
        """End the child and forget the picture."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout, self.raw):
            if pipe is not None and not pipe.closed:
                pipe.close()
        self._process.wait()


def _page_from(answer: bytes, box_px: tuple[int, int]) -> CleanPage | None:
    """The answer taken apart; a child that was taken over may say anything, so nothing that can be checked is believed.

    A wrong hash or size would else be found only when the whole application is submitted, and stop that.
    """
    line = answer[:_MOST_FACTS_BYTES].partition(b"\n")[0]
    try:
        facts = msgspec.json.decode(line, type=_Facts)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    body = answer[len(line) + 1 :]
    content, preview_rgb = body[: facts.content_bytes], body[facts.content_bytes :]
    fits = facts.preview_width_px <= box_px[0] and facts.preview_height_px <= box_px[1]
    has_room = len(preview_rgb) == _RGB * facts.preview_width_px * facts.preview_height_px
    if not fits or not has_room or facts.width_px * facts.height_px > MOST_PIXELS:
        return None
    return CleanPage(
        content=content,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(content).hexdigest(),
        width_px=facts.width_px,
        height_px=facts.height_px,
        preview_rgb=preview_rgb,
        preview_width_px=facts.preview_width_px,
        preview_height_px=facts.preview_height_px,
    )
