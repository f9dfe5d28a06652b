"""A disk that is full: an act fails whole and clearly, what was kept stays, and it goes on when there is room."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from kiosk.database import audit, reading
from kiosk.store import StoreError
from tests.fakes.office import ask, fill_in, slip
from tests.kiosk.store.conftest import Kiosk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(tmp_path)]
    done = subprocess.run(mount, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"a small file system cannot be mounted: {done.stderr.strip()}")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def issue_until_full(kiosk: Kiosk, page_bytes: int) -> list[str]:
    given: list[str] = []

    def issue_for_ever() -> None:
        while True:
            whole = fill_in(os.urandom(page_bytes)) if page_bytes else None
            given.append(str(kiosk.store.issue(ask(kiosk.clock), whole, slip).ticket.number))

    with pytest.raises(StoreError, match=r"store\.disk\.full"):
        issue_for_ever()
    return given


@pytest.mark.parametrize("page_bytes", [0, 60_000], ids=["the database fills it", "the pages fill it"])
def test_full_disk_loses_nothing_that_was_given(small_disk: Path, page_bytes: int) -> None:
    reserve = small_disk / "reserve"
    reserve.write_bytes(b"\0" * 1_500_000)
    kiosk = Kiosk(small_disk)
    given = issue_until_full(kiosk, page_bytes)
    assert len(given) > 5
    kiosk.engine.dispose()
    reserve.unlink()
    kiosk.open()
    kiosk.store.recover()
    assert str(kiosk.store.issue(ask(kiosk.clock), None, slip).ticket.number) == f"A-{len(given) + 1:03d}"
    assert given == [f"A-{count:03d}" for count in range(1, len(given) + 1)]
    assert len(kiosk.page_names()) == (len(given) if page_bytes else 0)
    with reading(kiosk.engine) as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        assert connection.execute(text("SELECT count(*) FROM ticket")).scalar_one() == len(given) + 1
        assert audit.verify(connection) is None


def test_it_goes_on_without_a_restart_when_there_is_room_again(small_disk: Path) -> None:
    reserve = small_disk / "reserve"
    reserve.write_bytes(b"\0" * 1_500_000)
    kiosk = Kiosk(small_disk)
    given = issue_until_full(kiosk, 60_000)
    reserve.unlink()
    assert str(kiosk.store.issue(ask(kiosk.clock), fill_in(b"page"), slip).ticket.number) == f"A-{len(given) + 1:03d}"
