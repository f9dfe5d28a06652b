"""Pages as files: whole or not there."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from sync.hub._pages import PageFiles
from sync.protocol import sha256_hex

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"a page"


def test_page_that_found_no_room_leaves_nothing_and_may_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = PageFiles(tmp_path)

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as full_disk:
        full_disk.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match="no room"):
            pages.keep(sha256_hex(PAGE), PAGE)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not pages.has(sha256_hex(PAGE))
    assert pages.keep(sha256_hex(PAGE), PAGE)
    assert pages.read(sha256_hex(PAGE)) == PAGE


def test_half_written_page_of_a_killed_hub_is_dropped_at_the_start(tmp_path: Path) -> None:
    PageFiles(tmp_path)
    (tmp_path / "unfinished" / "half").write_bytes(PAGE)
    PageFiles(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
