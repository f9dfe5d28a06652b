"""Files that are written whole: one of the two contents is there, wherever power goes."""

from __future__ import annotations

import errno
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from kiosk.files import OWNER_ONLY, sweep_unlinked, write_new, write_whole

if TYPE_CHECKING:
    from pathlib import Path

BEFORE, AFTER = b"before", b"after" * 1000


def _full(_handle: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_what_is_written_lies_alone_with_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(BEFORE)
    path.chmod(0o644)
    write_whole(path, AFTER, mode=OWNER_ONLY)
    assert path.read_bytes() == AFTER
    assert path.stat().st_mode & 0o777 == OWNER_ONLY
    assert [file.name for file in tmp_path.iterdir()] == ["key"]


def test_a_full_disk_keeps_the_file_of_before_and_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(BEFORE)
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, AFTER)
    assert path.read_bytes() == BEFORE
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


def test_a_new_file_is_made_once_and_the_first_stays(tmp_path: Path) -> None:
    path = tmp_path / "key"
    write_new(path, BEFORE, mode=OWNER_ONLY)
    with pytest.raises(FileExistsError):
        write_new(path, AFTER)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (BEFORE, OWNER_ONLY)
    assert [file.name for file in tmp_path.iterdir()] == ["key"]


def test_a_new_file_on_a_full_disk_is_not_there_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(OSError, match="No space"):
        write_new(tmp_path / "key", AFTER)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(BEFORE)
    killed = subprocess.run(["sh", "-c", "echo $$"], check=True, capture_output=True, text=True).stdout.strip()
    (tmp_path / f"key.{killed}-140.new").hardlink_to(path)
    stay = {"key", "key.new", f"key.{os.getpid()}-140.new", "key.1-140.new", f"other.{killed}-140.new", f"key.{killed}"}
    for name in stay - {"key"}:
        (tmp_path / name).write_bytes(AFTER)
    sweep_unlinked(path)
    assert {file.name for file in tmp_path.iterdir()} == stay
    assert (path.read_bytes(), path.stat().st_nlink) == (BEFORE, 1)


def test_nothing_is_swept_where_there_is_no_folder(tmp_path: Path) -> None:
    sweep_unlinked(tmp_path / "none" / "key")


def test_a_write_that_was_cut_short_before_hinders_nobody(tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "key", tmp_path / "elsewhere"
    elsewhere.write_bytes(BEFORE)
    (tmp_path / "key.new").symlink_to(elsewhere)
    write_whole(path, AFTER)
    assert path.read_bytes() == AFTER
    assert elsewhere.read_bytes() == BEFORE
    assert not path.is_symlink()


def test_content_is_on_the_disk_before_its_name_and_the_name_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, seen = tmp_path / "roll", list[str]()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda _handle: seen.append("name" if path.exists() else "content"))
        write_whole(path, AFTER)
    assert seen == ["content", "name"]
