"""The loop of the sync process."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from sync.client._courier import Courier
from sync.client._hub import Hub
from sync.client._ledger import Ledger
from sync.engine import is_metered

if TYPE_CHECKING:
    from threading import Event

    from kiosk.clock import Clock
    from kiosk.config import Config
    from kiosk.ports import Outbox
    from sync.client._courier import Paper


def run(config: Config, outbox: Outbox, clock: Clock, stop: Event, paper: Paper | None = None) -> None:
    """Send what waits until `stop` is set, then return after the exchange in progress.

    Never gives up on a hub that is away. An error of the outbox itself is raised: the process is started again.

    Args:
        config: Read once at start.
        outbox: The kiosk's store, used from this thread only.
        clock: For ages and pauses.
        stop: Set from a signal handler or another thread.
        paper: In the printer; None where nobody counts.
    """
    chance = random.SystemRandom().random
    if not is_metered(config.hub.url):
        with Hub(config.hub.url) as hub:
            _go_on(Courier(config, outbox, hub, clock, chance, paper), stop)
        return
    ledger = Ledger(config, clock)
    try:
        with Hub(config.hub.url, ledger.add) as hub:
            _go_on(Courier(config, outbox, hub, clock, chance, paper, ledger.lets_papers_go), stop)
    finally:
        ledger.keep()


def _go_on(courier: Courier, stop: Event) -> None:
    while not stop.wait(courier.turn()):
        pass
