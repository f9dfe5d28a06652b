"""A slip that came out before its number was kept: neither a kill nor a power cut loses it or gives it twice."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from kiosk.database import audit, reading
from kiosk.ports import PrintState
from kiosk.store import Store, open_store
from tests.fakes.office import LANES, OFFICE, AfterAStart, HandClock, ask, slip
from tests.faults.test_store_kill import start
from tests.faults.test_store_power import make_image, mounted

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 30
CUTS = 4


def opened(folder: Path, clock: HandClock) -> Store:
    engine = open_store(folder / "kiosk.db", folder / "kiosk.key")
    return Store(engine, OFFICE, "anjungan-1", LANES, folder / "pages", clock)


def give(folder: Path, told: int) -> None:
    """Give numbers for ever, as the printer's thread does; tell each when its slip would be out."""
    clock = HandClock()
    store = opened(folder, clock)
    store.recover()
    while True:
        request = ask(clock, random.randrange(2))
        store.lay_ready(request, slip)
        if not random.randrange(4):  # who goes away
            store.settle_ready()
            continue
        taken = store.take_ready(request)
        assert taken is not None
        os.write(told, f"{request.uuid} {taken.ticket.number}\n".encode())
        issued = store.issue(request, None, slip, is_sending=True)
        store.save_print(issued.job.id, PrintState.PRINTED, 7)


def hear_until(folder: Path, acts: int, late_s: float, stop: signal.Signals) -> tuple[list[str], int]:
    """What was told before all of it was stopped, and the process."""
    reading_end, told = os.pipe()
    process = start(give, folder, told)
    os.close(told)
    heard = b""
    while heard.count(b"\n") < acts:
        assert select.select([reading_end], [], [], 30)[0], "the giver is stuck"
        piece = os.read(reading_end, 65536)
        assert piece, f"the giver died by itself: {process.exitcode}"
        heard += piece
    select.select([], [], [], late_s)
    assert process.pid is not None
    os.kill(process.pid, stop)
    while select.select([reading_end], [], [], 0.05)[0] and (piece := os.read(reading_end, 65536)):
        heard += piece
    os.close(reading_end)
    return heard.decode().splitlines(), process.pid


def assert_given_once(folder: Path, told: list[str], clock: HandClock) -> None:
    store = opened(folder, clock)
    store.recover()
    with reading(store._engine) as connection:
        assert audit.verify(connection) is None
        kept = connection.execute(text("SELECT uuid || ' ' || letter || '-' || printf('%03d', count) FROM ticket"))
        given = kept.scalars().all()
        assert connection.execute(text("SELECT count(*) FROM ready")).scalar_one() == 0
        unsent = "SELECT count(*) FROM ticket WHERE uuid NOT IN (SELECT uuid FROM outbox)"
        assert connection.execute(text(unsent)).scalar_one() == 0
    assert set(told) <= set(given)
    assert len({line.split()[1] for line in given}) == len(given)
    store._engine.dispose()


def test_kill_loses_no_slip_that_came_out_and_doubles_none(tmp_path: Path) -> None:
    chance, told = random.Random(3), list[str]()
    for _ in range(KILLS):
        lines, pid = hear_until(tmp_path, chance.randint(1, 9), chance.uniform(0, 0.004), signal.SIGKILL)
        os.waitpid(pid, 0)
        told += lines
        if len(told) % 4 == 0:
            assert_given_once(tmp_path, told, HandClock())
    assert_given_once(tmp_path, told, HandClock())


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount an image")
@pytest.mark.skipif(shutil.which("mkfs.ext4") is None, reason="mkfs.ext4 is not installed")
def test_power_cut_loses_no_slip_that_came_out_and_doubles_none(tmp_path: Path) -> None:
    chance = random.Random(8)
    for cut in range(CUTS):
        image, copy = tmp_path / f"{cut}.img", tmp_path / f"{cut}.cut.img"
        make_image(image)
        with mounted(image, tmp_path / "before") as folder:
            told, pid = hear_until(folder, chance.randint(2, 30), chance.uniform(0, 0.01), signal.SIGSTOP)
            shutil.copyfile(image, copy)
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        with mounted(copy, tmp_path / "after") as folder:
            assert_given_once(folder, told, AfterAStart())
        image.unlink()
        copy.unlink()
