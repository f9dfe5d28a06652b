"""Captured pages as files named by their content."""

from __future__ import annotations

import errno
import hashlib
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.files import OWNER_ONLY, sync_folder, write_through
from kiosk.store._errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from kiosk.application import PageImage

_NAME = re.compile(r"[0-9a-f]{64}")


class PageFiles:
    """The folder of page files: a name that is there has its whole content, for good.

    Thread: writing and removing, one at a time; reading, any.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, pages: Iterable[PageImage]) -> None:
        """Put pages on the disk. Names and contents survive a power cut once this returns.

        Raises: StoreError if a page's hash is not that of its content, or the disk does not take it.
        """
        wanted = tuple(pages)
        if not wanted:
            return
        for page in wanted:
            if hashlib.sha256(page.content).hexdigest() != page.sha256:
                raise StoreError("page.hash.wrong", sha256=page.sha256)
        with _translated():
            if not self._folder.exists():
                self._folder.mkdir(mode=0o700, parents=True)
                sync_folder(self._folder.parent)
            for page in wanted:
                self._write(page.sha256, page.content)
            sync_folder(self._folder)

    def _write(self, name: str, content: bytes) -> None:
        unfinished = self._folder / f"{name}.part"
        write_through(unfinished, content, mode=OWNER_ONLY)
        unfinished.rename(self._folder / name)

    def read(self, sha256: str) -> bytes:
        """The content of a page.

        Raises: StoreError if it is gone or changed.
        """
        if not _NAME.fullmatch(sha256):
            raise StoreError("page.gone", sha256=sha256)
        try:
            content = (self._folder / sha256).read_bytes()
        except OSError as error:
            raise StoreError("page.gone", sha256=sha256) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise StoreError("page.changed", sha256=sha256)
        return content

    def remove_all_but(self, kept: Collection[str]) -> int:
        """Remove each file that is not in `kept`, unfinished ones too; how many."""
        if not self._folder.exists():
            return 0
        with _translated():
            gone = [file for file in self._folder.iterdir() if file.name not in kept]
            for file in gone:
                file.unlink()
            if gone:
                sync_folder(self._folder)
        return len(gone)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = "store.disk.full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "store.failed"
        raise StoreError(code, reason=error.strerror) from error
