from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from kiosk.clock import SystemClock
from sync.client import run
from tests.sync.office import HubProcess, MemoryOutbox, make_config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path).start()
    yield hub
    assert hub.process
    if hub.process.poll() is None:
        hub.kill()


@pytest.fixture
def outbox() -> MemoryOutbox:
    return MemoryOutbox()


@pytest.fixture
def syncing(tmp_path: Path) -> Callable[[MemoryOutbox, int], AbstractContextManager[None]]:
    """`with syncing(outbox, port):` runs the sync process's own loop towards that port."""

    @contextmanager
    def start(outbox: MemoryOutbox, port: int) -> Iterator[None]:
        stop = threading.Event()
        loop = threading.Thread(target=run, args=(make_config(tmp_path, port), outbox, SystemClock(), stop))
        loop.start()
        try:
            yield
        finally:
            stop.set()
            loop.join()

    return start
