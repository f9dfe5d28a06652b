"""kill -9 of everything at random moments: each number issued is there once, each acknowledged application complete."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from deploy.office import PORTRAIT, Idle, Ports, answers, configuration, fetch
from devices.dock import Dock
from kiosk.database import audit, open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each kill takes three seconds.
ROUNDS = int(os.environ.get("ANJUNGAN_KILLS", "16"))
# Of four lives one ends while it starts, and three soon after their first number, however slow the machine is.
STARTS_S = (0.2, 1.2)
AFTER_A_NUMBER_S = (0.0, 0.6)
FIRST_NUMBER_S = 30.0
DRAIN_S = 60.0
OFFICE_ZONE = ZoneInfo("Asia/Makassar")
ROBOT = Path(__file__).resolve().parent.parent / "fakes" / "robot"


@dataclass
class Kiosk:
    """`kiosk run` with its sync and hub, and a resident without a window who never stops."""

    folder: Path
    config: Path
    ports: Ports

    def start(self) -> subprocess.Popen[bytes]:
        # The folder decides which `screens` a pen is; all else of ours is installed.
        with (self.folder / "run.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "kiosk.cli", "run", "--config", str(self.config)],
                cwd=self.folder,
                env={**os.environ, "DISPLAY": ":nobody-looks"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def rows(self, database: str, key: str, query: str) -> list[tuple[Any, ...]]:
        engine = open_database(self.folder / database, self.folder / key)
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    def shown(self) -> list[str]:
        """The numbers that the resident was shown."""
        path = self.folder / "shown-numbers.txt"
        return path.read_text().split() if path.exists() else []

    def outbox(self) -> Counter[str]:
        """What is to be sent, by state; opinions wait for others of their day to hide among."""
        to_send = "select state from outbox where not (kind = 'event' and state = 'held')"
        return Counter(state for (state,) in self.rows("kiosk/kiosk.db", "kiosk/kiosk.key", to_send))


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    ports = Ports.free()
    with Dock(tmp_path / "dock", listen=f"127.0.0.1:{ports.dock}", ports=ports.devices):
        config = tmp_path / "kiosk.toml"
        # The business day must not turn meanwhile: a new day begins at 001.
        far_off = (datetime.now(OFFICE_ZONE) + timedelta(hours=12)).strftime("%H:%M:00")
        office = configuration(tmp_path, ports, PORTRAIT, Idle())
        config.write_text(office.replace("[office]\n", f"[office]\nday_turns_at = {far_off}\n"))
        (tmp_path / "screens").symlink_to(ROBOT / "screens")
        yield Kiosk(tmp_path, config, ports)


@pytest.mark.slow
def test_killing_everything_loses_and_doubles_nothing(kiosk: Kiosk) -> None:
    chance = random.Random(0)
    for _ in range(ROUNDS):
        shown = len(kiosk.shown())
        process = kiosk.start()
        try:
            if chance.randrange(4) == 0:
                time.sleep(chance.uniform(*STARTS_S))
            else:
                _await_a_number(kiosk, shown)
                time.sleep(chance.uniform(*AFTER_A_NUMBER_S))
            assert process.poll() is None, (kiosk.folder / "run.log").read_text()[-3000:]
        finally:
            _kill_all(process)
    _let_it_all_be_sent(kiosk)
    _check_numbers(kiosk)
    _check_applications(kiosk)
    _check_definitions(kiosk)
    _check_slips(kiosk)


def _kill_all(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):  # it ended by itself
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _await_a_number(kiosk: Kiosk, before: int) -> None:
    """Until the resident was shown one more."""
    until = time.monotonic() + FIRST_NUMBER_S
    while len(kiosk.shown()) == before:
        assert time.monotonic() < until, (kiosk.folder / "run.log").read_text()[-3000:]
        time.sleep(0.02)


def _let_it_all_be_sent(kiosk: Kiosk) -> None:
    (kiosk.folder / "screens").unlink()
    (kiosk.folder / "screens").mkdir()
    (kiosk.folder / "screens" / "__main__.py").write_text("import time; time.sleep(1000)\n")  # nobody comes any more
    process = kiosk.start()
    try:
        until = time.monotonic() + DRAIN_S
        while set(kiosk.outbox()) != {"acknowledged"} or not answers(f"http://127.0.0.1:{kiosk.ports.desk}/healthz"):
            assert time.monotonic() < until, kiosk.outbox()
            time.sleep(0.5)
        _read_hub(kiosk)
    finally:
        _kill_all(process)


def _read_hub(kiosk: Kiosk) -> None:
    """Every acknowledged application is at the hub byte for byte, and every page it names."""
    bodies = kiosk.rows(
        "kiosk/kiosk.db", "kiosk/kiosk.key", "select uuid, kind, body, page_sha256 from outbox where kind <> 'event'"
    )
    for uuid, kind, body, page in bodies:
        if kind == "application":
            assert fetch(f"http://127.0.0.1:{kiosk.ports.desk}/v1/applications/{uuid}") == body
        if page is not None:
            assert hashlib.sha256(fetch(f"http://127.0.0.1:{kiosk.ports.desk}/v1/pages/{page}")).hexdigest() == page


def _check_numbers(kiosk: Kiosk) -> None:
    issued = kiosk.rows("kiosk/kiosk.db", "kiosk/kiosk.key", "select letter, count, uuid from ticket order by count")
    by_letter: dict[str, list[int]] = {}
    for letter, count, _ in issued:
        by_letter.setdefault(letter, []).append(count)
    assert len(issued) > ROUNDS // 2
    for counts in by_letter.values():
        assert counts == list(range(1, len(counts) + 1)), "a number is missing or doubled"
    shown = set(kiosk.shown())
    known = {f"{letter}-{count:03d}" for letter, count, _ in issued}
    assert shown <= known, "a number was shown that is not kept"
    at_hub = kiosk.rows("hub/hub.db", "hub/hub.key", "select uuid from ticket")
    assert sorted(UUID(uuid) for (uuid,) in at_hub) == sorted(UUID(uuid) for *_, uuid in issued)


def _check_applications(kiosk: Kiosk) -> None:
    kept = kiosk.rows("kiosk/kiosk.db", "kiosk/kiosk.key", "select body from outbox where kind = 'application'")
    documents = kiosk.rows("kiosk/kiosk.db", "kiosk/kiosk.key", "select uuid from outbox where kind = 'document'")
    tickets = {uuid for (uuid,) in kiosk.rows("kiosk/kiosk.db", "kiosk/kiosk.key", "select uuid from ticket")}
    assert kept
    for (body,) in kept:
        application = json.loads(body)
        assert application["ticket"] in tickets
        assert {one["uuid"] for one in application["documents"]} <= {uuid for (uuid,) in documents}
    for database, key in (("kiosk/kiosk.db", "kiosk/kiosk.key"), ("hub/hub.db", "hub/hub.key")):
        engine = open_database(kiosk.folder / database, kiosk.folder / key)
        with engine.connect() as connection:
            assert connection.execute(text("pragma integrity_check")).scalar() == "ok"
            assert audit.verify(connection) is None


def _check_definitions(kiosk: Kiosk) -> None:
    """The hub has each form that was used, once, and found nothing in an application that its form does not ask."""
    used = kiosk.rows("kiosk/kiosk.db", "kiosk/kiosk.key", "select distinct definition from application")
    sent = kiosk.rows("kiosk/kiosk.db", "kiosk/kiosk.key", "select uuid from outbox where kind = 'definition'")
    at_hub = kiosk.rows("hub/hub.db", "hub/hub.key", "select hash from definition")
    assert sorted(at_hub) == sorted(used)
    assert len(sent) == len(used)
    settled = kiosk.rows("hub/hub.db", "hub/hub.key", "select distinct has_hidden_answers from application")
    assert settled == [(0,)]


def _check_slips(kiosk: Kiosk) -> None:
    """No number came out of the printer twice: nothing was printed again by itself."""
    papers = (paper.read_text() for paper in (kiosk.folder / "dock" / "slips").glob("*.txt"))
    numbers = Counter(line.strip() for paper in papers for line in paper.splitlines() if _is_number(line.strip()))
    assert numbers
    assert max(numbers.values()) == 1, numbers.most_common(3)


def _is_number(line: str) -> bool:
    letter, _, count = line.partition("-")
    return len(letter) == 1 and letter.isupper() and len(count) == 3 and count.isdigit()
