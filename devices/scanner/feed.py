"""Where `scanimage` puts its pages: a pipe each, so that a paper is never a file, whole or cut.

For a feeder it wants names, writes `NAME.part` and renames that to `NAME`: here both are pipes with a name.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import TracebackType

_NAMES = ("{}.pnm", "{}.pnm.part")


class Feed:
    """Named pipes for so many pages, in a folder of their own that goes when this is closed.

    Args:
        pages: Most that are taken.

    Raises: OSError if the machine has no room for a folder.
    """

    def __init__(self, pages: int) -> None:
        self._pages = pages
        self._folder = Path(tempfile.mkdtemp(prefix="feed-"))
        self.arguments = (f"--batch={self._folder}/%d.pnm", f"--batch-count={pages}")
        for name in (one.format(number) for number in range(1, pages + 1) for one in _NAMES):
            os.mkfifo(self._folder / name, 0o600)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def outs(self) -> Generator[int]:
        """Our end of each page's pipe, one after the other; one is closed when the next is asked for.

        Until something was written to it, such an end has neither bytes nor an end of bytes for `select`.
        """
        for number in range(1, self._pages + 1):
            end = os.open(self._folder / f"{number}.pnm.part", os.O_RDONLY | os.O_NONBLOCK)
            try:
                yield end
            finally:
                os.close(end)
