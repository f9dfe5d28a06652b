"""The ports of the store, over the real one and over the fake that other tests use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from kiosk.store import OutboxStore, Store, open_store
from tests.fakes.office import LANES, OFFICE, HandClock
from tests.fakes.store import FakeStore

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.ports import CounterStore, Outbox


@dataclass
class Kept:
    """One memory seen through both ports, and the clock it goes by."""

    counter: CounterStore
    outbox: Outbox
    clock: HandClock


@pytest.fixture(params=["real", "fake"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    clock = HandClock()
    if request.param == "fake":
        fake = FakeStore(OFFICE, clock)
        return Kept(fake, fake, clock)
    path, key, pages = tmp_path / "kiosk.db", tmp_path / "kiosk.key", tmp_path / "pages"
    counter = Store(open_store(path, key), OFFICE, "anjungan-1", LANES, pages, clock)
    return Kept(counter, OutboxStore(open_store(path, key), OFFICE, pages, clock), clock)
