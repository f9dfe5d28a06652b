"""One program at a time in a folder of state."""

from __future__ import annotations

import contextlib
import fcntl
import os
from typing import TYPE_CHECKING, BinaryIO

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from pathlib import Path

NAME = "in-use.lock"
_MOST_DIGITS = 20


class StateFolderError(KioskError):
    """The folder of state cannot be used: `state.held` by another program, or `state.folder` that cannot be made."""


def hold(folder: Path) -> BinaryIO:
    """Make the folder if it is missing, and keep every other program out of it until the file is closed.

    The kernel drops the lock when its holder ends, even by kill -9; no child process inherits it.

    Raises: StateFolderError, after touching nothing.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Python opens with O_CLOEXEC: a child that outlives us must not go on holding the lock.
        file = os.fdopen(os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
    except OSError as err:
        raise StateFolderError("state.folder", folder=folder, reason=err.strerror) from err
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as err:
        with file:
            holder = file.read(_MOST_DIGITS).decode("ascii", "replace").strip()
        raise StateFolderError("state.held", folder=folder, pid=holder or "unknown") from err
    except OSError as err:
        file.close()
        raise StateFolderError("state.folder", folder=folder, reason=err.strerror) from err
    with contextlib.suppress(OSError):  # a full disk; the lock holds without its note
        file.truncate(0)
        file.write(b"%d\n" % os.getpid())
    return file
