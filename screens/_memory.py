"""What a pen gives back once it is warm: two of these processes stand side by side in a small machine."""

from __future__ import annotations

import ctypes
import gc
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MADV_DONTNEED = 4


def give_back() -> None:
    """Return what only the start needed. What is used again comes back by itself, from the system's cache of files.

    Thread: the main one, once.
    """
    gc.collect()
    gc.freeze()  # what is left stays until the end; no collection needs to look at it again
    libc = ctypes.CDLL(None)
    with Path("/proc/self/smaps").open(encoding="utf-8") as smaps:
        spans = unchanged(smaps)
    for start, end in spans:
        libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _MADV_DONTNEED)
    libc.malloc_trim(0)


def unchanged(smaps: Iterable[str]) -> list[tuple[int, int]]:
    """Where files are mapped that nobody can have changed here: the compiler of shaders, above all, is 20 MB of code.

    A page that was written is no longer the file's and would be lost. Those that the loader wrote before it made them
    read-only count as anonymous or are swapped out: a map with any of them stays.
    """
    found: list[tuple[int, int]] = []
    is_found = False
    for line in smaps:
        first, *fields = line.split(maxsplit=5)
        if not first.endswith(":"):
            is_found = fields[0] in {"r-xp", "r--p"} and fields[-1].startswith("/")
            if is_found:
                start, _, end = first.partition("-")
                found.append((int(start, 16), int(end, 16)))
        elif is_found and first in {"Anonymous:", "Swap:"} and fields[0] != "0":
            found.pop()
            is_found = False
    return found
