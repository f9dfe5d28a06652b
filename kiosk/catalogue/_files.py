"""A catalogue folder as bytes: exactly the files that are ours, and a name made of their content."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.catalogue._offer import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OVERLAY = "overlay.toml"
# A thousand services are 20 MB; a folder far above that is a mistake or an attack, and is not read.
MOST_BYTES = 64 * 1024 * 1024
MOST_FILES = 10_000
OURS = re.compile(
    r"(common|groups|switches|replaced)(\.en)?\.toml|(spoken|holidays|overlay)\.toml|LICENCE\.md"
    r"|lists/[a-z][a-z0-9_-]*(\.en)?\.toml|services/[a-z][a-z0-9-]*/(service|en)\.toml",
    re.ASCII,
)
OUR_FOLDERS = re.compile(r"lists|services(/[^/]+)?")


class FilesError(Exception):
    """A folder cannot be taken as a catalogue; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_files(folder: Path, overlay: Path | None) -> dict[str, bytes]:
    """The content of each file of a catalogue folder, by its path inside; `overlay` stands in for its own.

    Raises: FilesError for a link, a file that is not ours, one that cannot be read, or too much of it.
    """
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for place in _places(folder):
        name = place.relative_to(folder).as_posix()
        if name == OVERLAY and overlay is not None:
            continue
        if len(files) == MOST_FILES:
            raise _error(folder, f"holds more than {MOST_FILES} files; give a catalogue's own folder")
        if not OURS.fullmatch(name):
            raise _error(place, "is no file of a catalogue; move it out of the folder")
        files[name] = _read(place, left)
        left -= len(files[name])
    if overlay is not None:
        files[OVERLAY] = _read(overlay, left)
    return dict(sorted(files.items()))


def name_of(files: Mapping[str, bytes]) -> str:
    """SHA-256, in lower-case hex, over the paths in order and their bytes; each preceded by its length."""
    total = hashlib.sha256()
    for name, content in sorted(files.items()):
        for part in (name.encode(), content):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
    return total.hexdigest()


def _places(folder: Path) -> Iterator[Path]:
    """Every file below a folder; only as deep as a catalogue is."""

    def refuse(err: OSError) -> None:
        raise _error(Path(err.filename or folder), f"cannot be listed: {err.strerror}; mend its rights or its name")

    for above, folders, names in os.walk(folder, onerror=refuse):
        for name in (*folders, *names):
            if (Path(above) / name).is_symlink():
                raise _error(Path(above) / name, "is a link; put the file itself there")
        for name in folders:
            if not OUR_FOLDERS.fullmatch((Path(above) / name).relative_to(folder).as_posix()):
                raise _error(Path(above) / name, "is no folder of a catalogue; move it out")
        yield from (Path(above) / name for name in names)


def _read(place: Path, most: int) -> bytes:
    try:
        # Neither a link nor a pipe put there since we looked is followed or waited for.
        handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise _error(place, "is not a regular file; move it out of the folder")
            content = file.read(most + 1)
    except OSError as err:
        raise _error(place, f"cannot be read: {err.strerror}; mend the file, its link or its rights") from err
    if len(content) > most:
        raise _error(place, f"makes the folder larger than {MOST_BYTES // 2**20} MiB; take out what is too large")
    return content


def _error(place: Path, reason: str) -> FilesError:
    return FilesError(Problem(str(place), "", reason))
