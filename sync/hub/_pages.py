"""Captured pages as files named by their content, in the hub's own directory."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from kiosk.files import OWNER_ONLY, sync_folder, write_through
from sync.hub._errors import HubError
from sync.protocol import sha256_hex

if TYPE_CHECKING:
    from pathlib import Path


class PageFiles:
    """A folder of pages.

    Args:
        folder: Made if missing; only this program writes there.

    Thread: any; blocks for disk syncs.
    """

    def __init__(self, folder: Path) -> None:
        """Make the folder and drop what a kill left half written."""
        self._folder = folder
        self._unfinished = folder / "unfinished"
        self._unfinished.mkdir(mode=0o700, parents=True, exist_ok=True)
        for leftover in self._unfinished.iterdir():
            leftover.unlink()

    def has(self, sha256: str) -> bool:
        """Whether the page is here, whole."""
        return self._path(sha256).is_file()

    def read(self, sha256: str) -> bytes:
        """The content of a page.

        Raises: HubError `hub.page.missing` if it is not here.
        """
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError as err:
            raise HubError("hub.page.missing") from err

    def keep(self, sha256: str, content: bytes) -> bool:
        """Keep a page for good; whether it is new.

        When this returns, content and name survive a power cut.

        Raises: HubError `hub.page.hash` if the content is another.
        """
        if sha256_hex(content) != sha256:
            raise HubError("hub.page.hash")
        target = self._path(sha256)
        if target.is_file():
            return False
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = self._unfinished / f"{sha256}.{secrets.token_hex(8)}"
        try:
            write_through(unfinished, content, mode=OWNER_ONLY)
            unfinished.rename(target)
        except OSError:
            unfinished.unlink(missing_ok=True)  # each new try would else take more of a disk that is full
            raise
        for directory in (target.parent, target.parent.parent, self._folder):
            sync_folder(directory)
        return True

    def _path(self, sha256: str) -> Path:
        """Two levels of folders, so that a million pages stay listable. `sha256` is hex by the caller's check."""
        return self._folder / sha256[:2] / sha256[2:4] / sha256
