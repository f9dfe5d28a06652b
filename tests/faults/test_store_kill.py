"""kill -9 of both writing processes at any moment: nothing acknowledged is lost or doubled, the file stays whole."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import select
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, text
from sqlalchemy import select as query

from kiosk.clock import SystemClock
from kiosk.database import audit, open_database, reading
from kiosk.ports import FormUsed, PrintState
from kiosk.store import MIGRATIONS, OutboxStore, Store, open_store
from kiosk.store.rows import answer, application, definition, document, outbox, print_job, ticket
from tests.fakes.office import LANES, OFFICE, HandClock, ask, fill_in, slip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Engine

KILLS = 40
# Many, so that kills fall between the rows of one that is new.
DEFINITIONS = 200
# Forked, because forty starts of an interpreter would take longer than the writing; no engine exists before the fork.
FORK = multiprocessing.get_context("fork")


def opened(folder: Path) -> Engine:
    return open_store(folder / "kiosk.db", folder / "kiosk.key")


def run(folder: Path, told: int) -> None:
    """Issue for ever; tell each number after it was given."""
    store = Store(opened(folder), OFFICE, "anjungan-1", LANES, folder / "pages", HandClock())
    store.recover()
    clock = HandClock()
    while True:
        content = str(random.randrange(DEFINITIONS)).encode()
        whole = replace(fill_in(os.urandom(3000)), definition=hashlib.sha256(content).hexdigest())
        request = ask(clock, random.randrange(2))
        is_ready = bool(random.randrange(2))  # the printer
        issued = store.issue(request, whole, slip, FormUsed(content, {}), is_sending=is_ready)
        os.write(told, f"issued {request.uuid} {issued.ticket.number}\n".encode())
        if not is_ready:
            store.save_print(issued.job.id, PrintState.SENDING, 0)
        store.save_print(issued.job.id, PrintState.PRINTED, 7)
        os.write(told, f"printed {issued.job.id}\n".encode())


def sync(folder: Path, told: int) -> None:
    """Send for ever; tell each receipt after it was kept."""
    store = OutboxStore(opened(folder), OFFICE, folder / "pages", SystemClock())
    while True:
        entries = store.waiting(5)
        store.mark_sending(tuple(entry.uuid for entry in entries))
        for entry in entries:
            if entry.page_sha256:
                store.page(entry.page_sha256)
            store.acknowledge(entry.uuid, entry.sha256)
            os.write(told, f"acknowledged {entry.uuid}\n".encode())
        store.save_line("umum", (), 3, None, HandClock().wall_at)


def start(work: Callable[[Path, int], None], folder: Path, told: int) -> multiprocessing.process.BaseProcess:
    process = FORK.Process(target=work, args=(folder, told), daemon=True)
    process.start()
    return process


def let_work_and_kill(folder: Path, acts: int, late_s: float) -> list[str]:
    """What both told until they were killed: after so many acts, and then in the middle of something."""
    reading_end, told = os.pipe()
    processes = [start(work, folder, told) for work in (run, sync)]
    os.close(told)
    heard = b""
    while heard.count(b"\n") < acts:
        ready, _, _ = select.select([reading_end], [], [], 30)
        assert ready, "the writers are stuck"
        piece = os.read(reading_end, 65536)
        assert piece, f"the writers died by themselves: {[process.exitcode for process in processes]}"
        heard += piece
    select.select([], [], [], late_s)
    for process in processes:
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
    for process in processes:
        process.join()
        assert process.exitcode == -signal.SIGKILL
    while piece := os.read(reading_end, 65536):
        heard += piece
    os.close(reading_end)
    return heard.decode().splitlines()


def assert_all_is_there(folder: Path, told: list[list[str]]) -> None:
    numbers = {words[1]: words[2] for words in told if words[0] == "issued"}
    printed = {int(words[1]) for words in told if words[0] == "printed"}
    acknowledged = {words[1] for words in told if words[0] == "acknowledged"}
    with reading(opened(folder)) as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert audit.verify(connection) is None
        rows = connection.execute(query(ticket.c.uuid, ticket.c.letter, ticket.c.count.label("n"))).all()
        kept = {row.uuid: f"{row.letter}-{row.n:03d}" for row in rows}
        assert numbers.items() <= kept.items()
        for letter in ("A", "C"):
            counts = sorted(row.n for row in rows if row.letter == letter)
            assert counts == list(range(1, len(counts) + 1))
        whole = len(kept)
        sizes = [
            connection.execute(query(func.count()).select_from(table)).scalar_one()
            for table in (application, answer, document, print_job, outbox)
        ]
        known = connection.execute(query(definition.c.hash, definition.c.entry)).all()
        assert sizes == [whole, 3 * whole, 2 * whole, whole, 4 * whole + len(known)]
        named = set(connection.execute(query(application.c.definition)).scalars())
        queued = set(connection.execute(query(outbox.c.uuid).where(outbox.c.kind == "definition")).scalars())
        assert ({row.hash for row in known}, {row.entry for row in known}) == (named, queued)
        received = set(connection.execute(query(outbox.c.uuid).where(outbox.c.receipt.is_not(None))).scalars())
        assert acknowledged <= received
        done = set(connection.execute(query(print_job.c.id).where(print_job.c.state == "printed")).scalars())
        assert printed <= done
        pages = set(connection.execute(query(document.c.page_sha256)).scalars()) - {None}
    outboxes = OutboxStore(opened(folder), OFFICE, folder / "pages", SystemClock())
    assert all(outboxes.page(sha256) for sha256 in pages)


def test_killed_writers_lose_and_double_nothing(tmp_path: Path) -> None:
    opened(tmp_path).dispose()
    chance = random.Random(20261121)
    told: list[list[str]] = []
    for kill in range(KILLS):
        lines = let_work_and_kill(tmp_path, chance.randint(1, 25), chance.uniform(0, 0.004))
        told += [line.split() for line in lines]
        if kill % 8 == 7:
            assert_all_is_there(tmp_path, told)
    assert_all_is_there(tmp_path, told)
    assert {words[0] for words in told} == {"issued", "printed", "acknowledged"}


def begin_migrating(folder: Path, told: int) -> None:
    os.write(told, b"beginning\n")
    opened(folder)
    while True:
        signal.pause()


def test_a_kill_in_the_first_start_leaves_a_database_that_opens(tmp_path: Path) -> None:
    chance = random.Random(7)
    for attempt in range(12):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        reading_end, told = os.pipe()
        process = start(begin_migrating, folder, told)
        os.read(reading_end, 100)
        select.select([], [], [], chance.uniform(0, 0.15))
        process.kill()
        process.join()
        os.close(reading_end)
        os.close(told)
        with reading(opened(folder)) as connection:
            assert connection.execute(text("SELECT count(*) FROM ticket")).scalar_one() == 0


def start_together(folder: Path, told: int) -> None:
    opened(folder)
    os.write(told, b"open\n")


def test_processes_that_start_together_on_an_empty_disk_share_one_database(tmp_path: Path) -> None:
    reading_end, told = os.pipe()
    processes = [start(start_together, tmp_path, told) for _ in range(4)]
    os.close(told)
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    assert os.read(reading_end, 100) == b"open\n" * 4
    os.close(reading_end)
    assert (tmp_path / "kiosk.key").stat().st_size == 32
    engine = open_database(tmp_path / "kiosk.db", tmp_path / "kiosk.key")
    with reading(engine) as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == ["0004"]
    assert MIGRATIONS.is_dir()
