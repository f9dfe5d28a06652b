"""Files that are on the disk whole, or not at all, whenever power goes."""

from __future__ import annotations

import contextlib
import os
import re
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OWNER_ONLY = 0o600
_USUAL = 0o666


def write_whole(path: Path, content: bytes, *, mode: int = _USUAL) -> None:
    """Put content in the place of what a file held; whatever happens, one of the two is there whole.

    Its name survives a power cut too once this returns. Its folder has to be there.

    Args:
        path: The file; the same name with `.new` behind it is used on the way.
        content: All of it.
        mode: Its rights, less what the process takes off.

    Raises: OSError; then the file of before stays.
    Thread: any, one at a time for each file; blocks until the disk has it.
    """
    fresh = path.with_name(f"{path.name}.new")
    try:
        write_through(fresh, content, mode=mode)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)  # a disk that is full shall not hold half of it as well
        raise
    sync_folder(path.parent)


def write_new(path: Path, content: bytes, *, mode: int = _USUAL) -> None:
    """Make a file that must not be there yet, whole, and for good once this returns.

    Args:
        path: The file; a name of this process's own beside it is used on the way.
        content: All of it.
        mode: Its rights, less what the process takes off.

    Raises: FileExistsError if somebody else was first, and then theirs stays; OSError.
    Thread: any, and any process; blocks until the disk has it.
    """
    fresh = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        write_through(fresh, content, mode=mode)
        path.hardlink_to(fresh)  # unlike a rename it replaces nothing
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def sweep_unlinked(path: Path) -> None:
    """Take away what a `write_new` of this file left that was killed on its way: half a file, or its second name.

    What another living process may still be writing stays. A folder that cannot be written keeps all.
    """
    ours = re.compile(rf"{re.escape(path.name)}\.([1-9]\d{{0,8}})-\d+\.new")
    with contextlib.suppress(OSError):
        for left in path.parent.iterdir():
            if (found := ours.fullmatch(left.name)) and not _lives(int(found[1])):
                left.unlink(missing_ok=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def write_through(path: Path, content: bytes, *, mode: int = _USUAL) -> None:
    """Write a file anew, and to the disk; its name is there for good only after `sync_folder`.

    Raises: OSError; what was there before is gone then.
    Thread: any; blocks until the disk has it.
    """
    path.unlink(missing_ok=True)  # it might be a link, or have other rights
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut; a file's own fsync does not do that. Raises: OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
