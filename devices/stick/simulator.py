"""A stick that is not there: a folder that is renamed as it goes in and out, and a wire that knows where it ends.

The hand and the wire may be in different processes; what they share is the folder:
`in/` is the stick while it is in, `out/` while it is not, and `pull_at` after how many bytes it is pulled in mid-read.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SCHEME = "folder:"
_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_PULL_AT = "pull_at"


class SimulatedStick:
    """The hand that puts it in.

    Args:
        folder: Shared with the wire; made if it is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._in, self._out, self._pull_at = folder / "in", folder / "out", folder / _PULL_AT
        folder.mkdir(parents=True, exist_ok=True)
        if not self._in.exists():
            self._out.mkdir(exist_ok=True)
        self._place = f"{SCHEME}{folder}"

    @property
    def place(self) -> str:
        """For `StickConfig.place`."""
        return self._place

    @property
    def is_in(self) -> bool:
        """Whether it is."""
        return self._in.exists()

    @property
    def names(self) -> tuple[str, ...]:
        """Of the files on it."""
        return tuple(sorted(one.name for one in self._here().iterdir()))

    def fill(self, files: Mapping[str, bytes]) -> None:
        """Other files on it; each the newer, the later it stands."""
        here = self._here()
        for one in here.iterdir():
            shutil.rmtree(one) if one.is_dir() else one.unlink()
        for at, (name, content) in enumerate(files.items()):
            file = here / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            written_s = file.stat().st_mtime - 60 * (len(files) - at)
            os.utime(file, (written_s, written_s))

    def plug(self) -> None:
        """Put it in."""
        self._pull_at.unlink(missing_ok=True)
        if not self.is_in:
            self._out.rename(self._in)

    def pull(self) -> None:
        """Pull it out."""
        if self.is_in:
            self._in.rename(self._out)

    def pull_at(self, read_bytes: int) -> None:
        """Pull it out when so much of a file has been read; it stays pulled until it is put in again."""
        self._pull_at.write_text(str(read_bytes), "ascii")

    def _here(self) -> Path:
        return self._in if self.is_in else self._out


class SimulatedWire:
    """Such a stick as the kiosk has it.

    Args:
        folder: Shared with the hand.
    """

    def __init__(self, folder: Path) -> None:
        self._in, self._out, self._pull_at = folder / "in", folder / "out", folder / _PULL_AT
        self._read = 0

    def roots(self) -> tuple[Path, ...]:
        """The folder, while it is in."""
        return (self._in,) if self._in.is_dir() else ()

    def open(self, path: Path) -> int:
        """As from a stick."""
        self._read = 0
        return os.open(path, _OPEN)

    def read(self, descriptor: int, most_bytes: int) -> bytes:
        """As from a stick: when it is pulled out, what was opened cannot be read any more."""
        left = self._left()
        part = os.read(descriptor, max(1, min(most_bytes, left)) if left is not None else most_bytes)
        self._read += len(part)
        if left is not None and len(part) >= left:
            with contextlib.suppress(OSError):
                self._in.rename(self._out)
        if not self._in.is_dir():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return part

    def _left(self) -> int | None:
        """How many bytes it is still in for; None for ever."""
        try:
            return max(0, int(self._pull_at.read_text("ascii")) - self._read)
        except (OSError, ValueError):
            return None
