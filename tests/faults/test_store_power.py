"""The power is cut: what was told is on the disk, rows and pages both.

The kiosk writes on an ext4 in an image file. The cut is a copy of that image while the writer stands still: what no
fsync had forced out is not in it. Mounting the copy replays the journal, as a machine does after a cut.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from kiosk.database import audit, reading
from kiosk.store import OutboxStore, open_store
from tests.fakes.office import OFFICE, HandClock
from tests.faults.test_store_kill import run, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CUTS = 5
IMAGE_BYTES = 48 << 20


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-o", "loop", image, folder], check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"an image cannot be mounted: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def make_image(image: Path) -> None:
    with image.open("wb") as file:
        file.truncate(IMAGE_BYTES)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)


def write_until_cut(folder: Path, image: Path, copy: Path, acts: int) -> list[list[str]]:
    reading_end, told = os.pipe()
    process = start(run, folder, told)
    os.close(told)
    heard = b""
    while heard.count(b"\n") < acts:
        assert select.select([reading_end], [], [], 30)[0], "the writer is stuck"
        heard += os.read(reading_end, 65536)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    while select.select([reading_end], [], [], 0)[0]:
        heard += os.read(reading_end, 65536)
    shutil.copyfile(image, copy)
    process.kill()
    process.join()
    os.close(reading_end)
    return [line.split() for line in heard.decode().splitlines()]


def assert_told_is_there(folder: Path, told: list[list[str]]) -> None:
    engine = open_store(folder / "kiosk.db", folder / "kiosk.key")
    numbers = {words[1]: words[2] for words in told if words[0] == "issued"}
    with reading(engine) as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        assert audit.verify(connection) is None
        kept = connection.execute(text("SELECT uuid, letter || '-' || printf('%03d', count) FROM ticket")).all()
        assert numbers.items() <= {(uuid, number) for uuid, number in kept}
        pages = connection.execute(text("SELECT page_sha256 FROM document WHERE page_sha256 IS NOT NULL"))
        names = pages.scalars().all()
    outbox = OutboxStore(engine, OFFICE, folder / "pages", HandClock())
    assert len(names) == len(kept)
    assert all(outbox.page(name) for name in names)
    engine.dispose()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount an image")
@pytest.mark.skipif(shutil.which("mkfs.ext4") is None, reason="mkfs.ext4 is not installed")
def test_power_cut_loses_nothing_that_was_told(tmp_path: Path) -> None:
    chance = random.Random(5)
    for cut in range(CUTS):
        image, copy = tmp_path / f"{cut}.img", tmp_path / f"{cut}.cut.img"
        make_image(image)
        with mounted(image, tmp_path / "before") as folder:
            told = write_until_cut(folder, image, copy, chance.randint(2, 60))
        with mounted(copy, tmp_path / "after") as folder:
            assert_told_is_there(folder, told)
        image.unlink()
        copy.unlink()
