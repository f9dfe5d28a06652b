"""What lies on a stick that somebody plugged in: files that may be pages, as names and sizes. Nothing is opened."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devices.pages._limits import MOST_FILE_BYTES
from kiosk.identity import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_FILES = 50
_MOST_LOOKED_AT = 5_000
_MOST_DEPTH = 4
_ENDINGS = (".jpg", ".jpeg", ".png", ".pdf")


@dataclass(frozen=True)
class BroughtFile:
    """A file to choose.

    Args:
        path: Where it was; open it with `O_NOFOLLOW`.
        name: To show; cleaned of control characters.
        size_bytes: As listed.
    """

    path: Path
    name: str
    size_bytes: int


def files_under(folder: Path) -> tuple[BroughtFile, ...]:
    """Up to `MOST_FILES` files that may be pages, the newest first; links and hidden files are passed by.

    Thread: any; blocks for the stick. A stick pulled out meanwhile gives what was found until then.
    """
    found: list[tuple[float, BroughtFile]] = []
    for looked_at, entry in enumerate(_entries(folder, _MOST_DEPTH)):
        if looked_at >= _MOST_LOOKED_AT:
            break
        try:
            facts = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        if stat.S_ISREG(facts.st_mode) and 0 < facts.st_size <= MOST_FILE_BYTES:
            file = BroughtFile(folder / entry.path, clean_text(entry.name), facts.st_size)
            found.append((facts.st_mtime, file))
    newest_first = sorted(found, key=lambda one: (-one[0], one[1].name))
    return tuple(file for _, file in newest_first[:MOST_FILES])


def _entries(folder: Path | str, depth: int) -> Iterator[os.DirEntry[str]]:
    """Every candidate below, nearest first; a folder is gone into only if it is really there and not a link."""
    folders = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name.lower().endswith(_ENDINGS):
                    yield entry
    except OSError:
        return
    for one in folders if depth else ():
        yield from _entries(one, depth - 1)
