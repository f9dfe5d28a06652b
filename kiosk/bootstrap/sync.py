"""`kiosk sync`: the only process that talks to another machine. It sends the outbox and keeps what comes down."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

from devices.printer import CountedPaper
from kiosk.bootstrap._process import DATABASE, KEY, PAGES, live_with, prepare, settle
from kiosk.bootstrap._service_manager import ServiceManager
from kiosk.clock import SystemClock
from kiosk.store import OutboxStore, open_store
from sync import client

if TYPE_CHECKING:
    from kiosk.config import Config


def run(config: Config, parent_pid: int | None) -> None:
    """Send until SIGTERM or SIGINT."""
    prepare("sync")
    live_with(parent_pid)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    clock = SystemClock()
    engine = open_store(config.state_dir / DATABASE, config.state_dir / KEY)
    outbox = OutboxStore(engine, config.office, config.state_dir / PAGES, clock)
    settle()
    ServiceManager(os.environ).ready_without_loop(stop)
    paper = CountedPaper(config.state_dir, config.printer, config.spare_printer)
    client.run(config, outbox, clock, stop, paper)
