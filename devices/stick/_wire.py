"""Where a stick's bytes come from: the places where the system mounts sticks, or a simulator's folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Wire(Protocol):
    """What is asked of the system."""

    def roots(self) -> tuple[Path, ...]:
        """Where sticks are mounted now. Raises: OSError."""
        ...

    def open(self, path: Path) -> int:
        """A descriptor of a file on one of them. Raises: OSError."""
        ...

    def read(self, descriptor: int, most_bytes: int) -> bytes:
        """The next bytes; nothing at the end. Raises: OSError, for a stick that was pulled out."""
        ...


class Mounts:
    """Sticks as the system mounts them, each in a folder of its own.

    Args:
        place: The folder above these.
    """

    def __init__(self, place: Path) -> None:
        self._place = place

    def roots(self) -> tuple[Path, ...]:
        """Folders that are mounts: one that was left behind by a stick is none."""
        try:
            return tuple(one for one in self._folders() if one.is_mount())
        except FileNotFoundError:  # made when the first stick comes
            return ()

    def open(self, path: Path) -> int:
        """Whatever it is: a pipe must not keep us waiting, and is refused later."""
        return os.open(path, _OPEN)

    def read(self, descriptor: int, most_bytes: int) -> bytes:
        """As the kernel has it."""
        return os.read(descriptor, most_bytes)

    def _folders(self) -> Iterator[Path]:
        with os.scandir(self._place) as entries:
            yield from (Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False))
