"""The gate for what a resident brings: any file goes in, pages of ours or a named refusal come out."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devices.pages._child import CleanPage, PageChild
from devices.pages._limits import MOST_FILE_BYTES, PAGE_LIMITS
from kiosk.limited import Limits
from kiosk.ports import PageRefusal, PageUse

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.application import PageImage

# A document of twelve pages takes longer than one picture.
FILE_LIMITS = Limits(
    memory_bytes=PAGE_LIMITS.memory_bytes,
    cpu_s=30,
    wall_s=40.0,
    raw_bytes=MOST_FILE_BYTES,
    result_bytes=PAGE_LIMITS.result_bytes,
)
_COPY_BYTES = 1 << 20
_WHOLE = 100


def _nobody(_: object) -> None:
    """Nobody hears it."""


@dataclass(frozen=True)
class Passage:
    """How somebody takes part in a file's way through the gate.

    Args:
        read: Gives the next bytes of a descriptor, as `os.read`.
        started: Hears of the process that will open the file, so that it can be stopped.
        moved: Hears how much of the file was read, in percent.
        after: Pages that it comes behind, in one document.
    """

    read: Callable[[int, int], bytes] = os.read
    started: Callable[[PageChild], None] = _nobody
    moved: Callable[[int], None] = _nobody
    after: PageImage | None = None


_ALONE = Passage()


def gate(
    descriptor: int,
    box_px: tuple[int, int],
    use: PageUse = PageUse.PAPER,
    limits: Limits = FILE_LIMITS,
    passage: Passage = _ALONE,
) -> CleanPage | PageRefusal:
    """The pages of an opened file, or why there are none. The file is read once, and only up to the most it may have.

    Thread: any; blocks for as long as the limits say. A stick pulled out meanwhile is `BROKEN`.
    """
    try:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode) or not facts.st_size:
            return PageRefusal.BROKEN
        if facts.st_size > limits.raw_bytes:
            return PageRefusal.TOO_LARGE
        with PageChild(limits) as child:
            passage.started(child)
            if passage.after is not None and (refused := child.follow(passage.after, box_px, use)):
                return refused
            _copy(descriptor, child, facts.st_size, limits.raw_bytes + 1, passage)
            return child.clean_file(box_px, use)
    except OSError:
        return PageRefusal.BROKEN


def _copy(descriptor: int, child: PageChild, size: int, most: int, passage: Passage) -> None:
    """All of the file, but no more than one byte above what is taken: a file that grows is found out."""
    left = most
    while left > 0 and (part := passage.read(descriptor, min(left, _COPY_BYTES))):
        child.raw.write(part)
        left -= len(part)
        passage.moved(min(_WHOLE, _WHOLE * (most - left) // size))
