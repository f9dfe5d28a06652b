from __future__ import annotations

import os
from typing import TYPE_CHECKING

from devices.pages import MOST_FILE_BYTES
from devices.stick import files_under
from kiosk.ports import MOST_FILES

if TYPE_CHECKING:
    from pathlib import Path


def test_only_real_files_that_may_be_pages_are_listed_the_newest_first(tmp_path: Path) -> None:
    stick, secret = tmp_path / "stick", tmp_path / "secret.pdf"
    (stick / "Surat" / "2026").mkdir(parents=True)
    secret.write_bytes(b"x")
    for at, name in enumerate(["ktp.JPG", "Surat/akta.pdf", "Surat/2026/kk.png"]):
        (stick / name).write_bytes(bytes(at + 1))
        os.utime(stick / name, (at, at))
    for name in ("run.exe", ".hidden.pdf", "empty.pdf"):
        (stick / name).write_bytes(b"" if name == "empty.pdf" else b"x")
    (stick / "link.pdf").symlink_to(secret)
    (stick / "out").symlink_to(tmp_path)
    os.mkfifo(stick / "pipe.pdf")
    (stick / "large.pdf").touch()
    os.truncate(stick / "large.pdf", MOST_FILE_BYTES + 1)
    found = files_under([stick])
    assert {file.name for file in found[:2]} == {"empty.pdf", "large.pdf"}  # why they are no pages is said when chosen
    assert [(file.name, file.size_bytes) for file in found[2:]] == [("kk.png", 3), ("akta.pdf", 2), ("ktp.JPG", 1)]
    assert found[3].path == stick / "Surat" / "akta.pdf"


def test_stick_full_of_files_shows_the_newest_fifty(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 9):
        (tmp_path / f"{number:03}.png").write_bytes(b"x")
        os.utime(tmp_path / f"{number:03}.png", (number, number))
    found = files_under([tmp_path])
    assert len(found) == MOST_FILES
    assert found[0].name == "058.png"


def test_names_are_cleaned_and_a_stick_that_is_gone_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a\u202e\x1bfdp.pdf").write_bytes(b"x")
    assert [file.name for file in files_under([tmp_path])] == ["afdp.pdf"]
    assert files_under([tmp_path / "gone"]) == ()
