"""The day's data is spent: numbers and answers go on, papers wait; whatever the clock does, nothing is lost."""

from __future__ import annotations

import socket
import threading
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pytest

from kiosk.clock import Moment, SystemClock
from sync.client import LEDGER, Hub, HubUnreachableError, Ledger, _run, read_spent, run
from sync.client._courier import Courier
from sync.engine import DataState, Spent, data_state, is_free, is_metered
from sync.protocol import Receipt, ReceiptStatus, SyncReply, SyncRequest, decode_envelope
from tests.sync.office import HubProcess, MemoryOutbox, make_config

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.config import Config

MB = 1_000_000
PAGE = b"p" * 400_000


class SetClock:
    """A clock that stands where it is put; the office is in Makassar, eight hours ahead of UTC."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.at("2026-11-22 09:00")

    def at(self, local: str) -> None:
        self.local = datetime.fromisoformat(f"{local}+08:00")

    def now(self) -> Moment:
        self.seconds += 0.001
        return Moment("boot", self.seconds, self.local.astimezone(UTC))


class CountedHub:
    """Takes everything, and counts what comes over the network as the real link does."""

    def __init__(self, count: Callable[[int], None]) -> None:
        self.count = count
        self.kinds: list[str] = []
        self.pages: set[str] = set()

    def exchange(self, request: SyncRequest) -> SyncReply:
        self.count(1000)
        receipts = []
        for envelope in map(decode_envelope, request.entries):
            self.kinds.append(envelope.kind)
            wants_page = envelope.page_sha256 is not None and envelope.page_sha256 not in self.pages
            status = ReceiptStatus.WANTS_PAGE if wants_page else ReceiptStatus.STORED
            receipts.append(Receipt(envelope.uuid, envelope.sha256, status))
        return SyncReply(receipts, [], datetime(2026, 11, 22, tzinfo=UTC))

    def put_page(self, sha256: str, content: bytes) -> None:
        self.count(len(content))
        self.pages.add(sha256)


class Kiosk:
    """A sync process by hand; `restart` is a new one over the same folder."""

    def __init__(self, config: Config) -> None:
        self.config, self.clock, self.outbox = config, SetClock(), MemoryOutbox()
        config.state_dir.mkdir(parents=True)
        self.restart()

    def restart(self) -> None:
        self.ledger = Ledger(self.config, self.clock)
        self.hub = CountedHub(self.ledger.add)
        self.courier = Courier(
            self.config, self.outbox, self.hub, self.clock, lambda: 1.0, None, self.ledger.lets_papers_go
        )

    def work(self) -> None:
        """As many turns as anything could need."""
        for _ in range(12):
            self.courier.turn()
            self.clock.seconds += 200

    @property
    def spent(self) -> Spent:
        return read_spent(self.config, self.clock.local)

    @property
    def waiting(self) -> list[str]:
        return [one.kind.value for one in self.outbox.waiting(99)]


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    """May spend one megabyte a day and three a month."""
    config = make_config(tmp_path, 1)
    return Kiosk(replace(config, sync=replace(config.sync, day_mb=1, month_mb=3)))


def spend_the_day(kiosk: Kiosk) -> None:
    kiosk.outbox.submit(1, tuple(PAGE + bytes([at]) for at in range(5)))
    kiosk.work()
    assert kiosk.waiting == ["document", "document"]  # the third page began below the limit


def test_papers_wait_and_numbers_go_when_the_day_is_spent(kiosk: Kiosk) -> None:
    spend_the_day(kiosk)
    kiosk.outbox.submit(2, (b"another page",))
    kiosk.work()
    assert kiosk.waiting == ["document"] * 3
    assert kiosk.hub.kinds.count("ticket") == 2
    assert kiosk.hub.kinds.count("application") == 2
    assert not kiosk.outbox.quarantined


def test_papers_go_on_after_midnight_of_the_office(kiosk: Kiosk) -> None:
    spend_the_day(kiosk)
    kiosk.clock.at("2026-11-22 23:59")  # in UTC that day has long turned
    kiosk.work()
    assert len(kiosk.waiting) == 2
    kiosk.clock.at("2026-11-23 00:00")
    kiosk.work()
    assert kiosk.waiting == []


def test_clock_that_jumps_back_loses_nothing_and_allows_nothing_twice(kiosk: Kiosk) -> None:
    spend_the_day(kiosk)
    kiosk.clock.at("2026-11-23 08:00")
    kiosk.ledger.add(500_000)
    before = kiosk.spent
    kiosk.clock.at("2026-11-22 08:00")
    assert kiosk.spent.month_bytes == before.month_bytes
    kiosk.work()
    assert len(kiosk.waiting) == 2
    kiosk.clock.at("2026-11-23 08:00")
    assert kiosk.ledger.lets_papers_go()
    kiosk.ledger.add(500_000)
    assert not kiosk.ledger.lets_papers_go()


def test_clock_years_ahead_leaves_the_right_days_alone(kiosk: Kiosk) -> None:
    kiosk.ledger.add(900_000)
    for month in range(1, 13):
        for day in range(1, 6):
            kiosk.clock.at(f"2031-{month:02d}-{day:02d} 09:00")
            kiosk.ledger.add(10)
    kiosk.clock.at("2026-11-22 10:00")
    kiosk.ledger.add(100)
    kiosk.ledger.keep()
    assert kiosk.spent == Spent(900_100, 900_100)


def test_clock_that_cannot_be_right_keeps_no_paper_back(kiosk: Kiosk) -> None:
    kiosk.clock.at("1970-01-01 09:00")
    kiosk.ledger.add(2 * MB)
    assert kiosk.ledger.lets_papers_go()


def test_count_survives_a_kill_but_for_the_last_minute(kiosk: Kiosk) -> None:
    spend_the_day(kiosk)
    kiosk.restart()
    kiosk.work()
    assert len(kiosk.waiting) == 2
    assert kiosk.spent.day_bytes > MB


def test_small_messages_are_not_each_written_to_the_disk(kiosk: Kiosk) -> None:
    path = kiosk.config.state_dir / LEDGER
    for _ in range(50):
        kiosk.ledger.add(1000)
    assert not path.exists()
    kiosk.clock.seconds += 60
    kiosk.ledger.add(1000)
    assert kiosk.spent.day_bytes == 51_000


@pytest.mark.parametrize(
    "content", [b"", b"rubbish", b'{"days":{"2026-11-22":-5}}', b'{"days":{"today":1}}', b"[" * 9999]
)
def test_count_that_cannot_be_read_stops_nothing(kiosk: Kiosk, content: bytes) -> None:
    (kiosk.config.state_dir / LEDGER).write_bytes(content)
    kiosk.restart()
    spend_the_day(kiosk)
    assert kiosk.spent.day_bytes > MB


def test_disk_that_takes_no_count_stops_nothing(kiosk: Kiosk) -> None:
    (kiosk.config.state_dir / f"{LEDGER}.new").mkdir()
    spend_the_day(kiosk)
    assert kiosk.spent == Spent()


def test_month_that_is_spent_keeps_papers_back_until_the_free_hours(kiosk: Kiosk) -> None:
    kiosk.config = replace(
        kiosk.config, sync=replace(kiosk.config.sync, day_mb=0, free_from=time(22), free_until=time(5))
    )
    kiosk.restart()
    kiosk.ledger.add(3 * MB)
    kiosk.outbox.submit(1, (PAGE,))
    kiosk.work()
    assert kiosk.waiting == ["document"]
    kiosk.clock.at("2026-11-22 22:00")
    kiosk.work()
    assert kiosk.waiting == []
    assert kiosk.ledger.lets_papers_go()
    assert kiosk.spent.day_bytes < 3.1 * MB  # what went in the free hours costs nothing


@pytest.mark.parametrize(
    ("day", "month", "state"),
    [
        (0, 0, DataState.WITHIN),
        (39, 39, DataState.WITHIN),
        (40, 40, DataState.NEARLY),
        (5, 800, DataState.NEARLY),
        (50, 60, DataState.DAY_SPENT),
        (50, 1000, DataState.MONTH_SPENT),
    ],
)
def test_how_it_stands(tmp_path: Path, day: int, month: int, state: DataState) -> None:
    unlimited = make_config(tmp_path, 1).sync
    assert data_state(replace(unlimited, day_mb=50, month_mb=1000), Spent(day * MB, month * MB)) is state
    assert data_state(unlimited, Spent(day * MB, month * MB)) is DataState.WITHIN


@pytest.mark.parametrize(
    ("begin", "end", "at", "free"),
    [(0, 0, 0, False), (0, 5, 4, True), (0, 5, 5, False), (22, 5, 23, True), (22, 5, 3, True), (22, 5, 12, False)],
)
def test_free_hours_may_go_over_midnight(tmp_path: Path, begin: int, end: int, at: int, *, free: bool) -> None:
    sync = replace(make_config(tmp_path, 1).sync, free_from=time(begin), free_until=time(end))
    assert is_free(sync, time(at)) is free


def test_hub_on_this_machine_costs_nothing() -> None:
    assert not is_metered("http://127.0.0.1:8470")
    assert not is_metered("http://[::1]:8470")
    assert not is_metered("http://localhost:8470")
    assert is_metered("http://192.168.1.10:8470")
    assert is_metered("https://hub.contoh.go.id")


def test_hub_that_is_not_there_costs_nothing_and_one_that_hangs_up_what_was_sent() -> None:
    counted: list[int] = []
    with Hub("http://127.0.0.1:9", counted.append) as hub, pytest.raises(HubUnreachableError):
        hub.put_page("0" * 64, PAGE)
    assert counted == []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        with Hub(f"http://127.0.0.1:{server.getsockname()[1]}", counted.append) as hub:

            def hang_up() -> None:
                there, _ = server.accept()
                there.recv(1000)
                there.close()

            thread = threading.Thread(target=hang_up)
            thread.start()
            with pytest.raises(HubUnreachableError):
                hub.put_page("0" * 64, PAGE)
            thread.join()
    assert len(counted) == 1
    assert 0 < counted[0] <= len(PAGE) * 1.05 + 600


def test_sync_process_counts_what_goes_and_keeps_it_when_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_run, "is_metered", lambda _: True)  # the hub of a test is on this machine
    hub = HubProcess(tmp_path).start()
    try:
        config, outbox, stop = hub.config, MemoryOutbox(), threading.Event()
        config.state_dir.mkdir(parents=True, exist_ok=True)
        outbox.submit(1, (PAGE,))
        loop = threading.Thread(target=run, args=(config, outbox, SystemClock(), stop))
        loop.start()
        outbox.wait_until(lambda: outbox.is_settled)
        stop.set()
        loop.join()
    finally:
        hub.kill()
    spent = read_spent(config, datetime.now(UTC))
    assert len(PAGE) < spent.day_bytes < 1.1 * len(PAGE)
