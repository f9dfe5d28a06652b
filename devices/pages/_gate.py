"""The gate for what a resident brings: any file goes in, pages of ours or a named refusal come out."""

from __future__ import annotations

import os
import stat

from devices.pages._child import CleanPage, PageChild
from devices.pages._limits import MOST_FILE_BYTES, PAGE_LIMITS
from kiosk.limited import Limits
from kiosk.ports import PageRefusal, PageUse

# A document of twelve pages takes longer than one picture.
FILE_LIMITS = Limits(
    memory_bytes=PAGE_LIMITS.memory_bytes,
    cpu_s=30,
    wall_s=40.0,
    raw_bytes=MOST_FILE_BYTES,
    result_bytes=PAGE_LIMITS.result_bytes,
)
_COPY_BYTES = 1 << 20


def gate(
    descriptor: int, box_px: tuple[int, int], use: PageUse = PageUse.PAPER, limits: Limits = FILE_LIMITS
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
            left = limits.raw_bytes + 1  # one more than is taken: a file that grows is found out
            while left > 0 and (part := os.read(descriptor, min(left, _COPY_BYTES))):
                child.raw.write(part)
                left -= len(part)
            return child.clean_file(box_px, use)
    except OSError:
        return PageRefusal.BROKEN
