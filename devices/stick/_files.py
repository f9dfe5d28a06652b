"""What lies on a stick that somebody plugged in: files that may be pages, as names and sizes. Nothing is opened."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from kiosk.identity import clean_text
from kiosk.ports import MOST_FILES, FileKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_LOOKED_AT = 5_000
_MOST_DEPTH = 4
_KINDS = {".jpg": FileKind.PICTURE, ".jpeg": FileKind.PICTURE, ".png": FileKind.PICTURE, ".pdf": FileKind.PDF}


@dataclass(frozen=True)
class FileThere:
    """A file that may be pages.

    Args:
        path: Where it is; open it with `O_NOFOLLOW`.
        name: To show; cleaned of control characters.
        kind: By its ending.
        size_bytes: As listed.
        saved_s: When it was written, in seconds since 1970, as far as the stick knows.
    """

    path: Path
    name: str
    kind: FileKind
    size_bytes: int
    saved_s: float


def files_under(folders: Iterable[Path]) -> tuple[FileThere, ...]:
    """Up to `MOST_FILES` files that may be pages, the newest first; links and hidden files are passed by.

    A file that is empty or too large is among them: who chooses it is told what is wrong, who misses it is not.

    Thread: any; blocks for the stick. A stick pulled out meanwhile gives what was found until then.
    """
    found: list[FileThere] = []
    entries = (entry for folder in folders for entry in _entries(folder, _MOST_DEPTH))
    for looked_at, (entry, kind) in enumerate(entries):
        if looked_at >= _MOST_LOOKED_AT:
            break
        try:
            facts = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        if stat.S_ISREG(facts.st_mode):
            found.append(FileThere(Path(entry.path), clean_text(entry.name), kind, facts.st_size, facts.st_mtime))
    return tuple(sorted(found, key=lambda one: (-one.saved_s, one.name))[:MOST_FILES])


def _entries(folder: Path | str, depth: int) -> Iterator[tuple[os.DirEntry[str], FileKind]]:
    """Every candidate below, nearest first; a folder is gone into only if it is really there and not a link."""
    folders = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                kind = _KINDS.get(PurePath(entry.name).suffix.lower())
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif kind is not None:
                    yield entry, kind
    except OSError:
        return
    for one in folders if depth else ():
        yield from _entries(one, depth - 1)
