"""What the kiosk works with: the hub, and the services it offers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kiosk.bootstrap._process import CATALOGUE
from kiosk.catalogue import Versions
from kiosk.ports import Verdict, WhoActs
from sync.client import Hub, HubUnreachableError, RequestTurnedDownError

if TYPE_CHECKING:
    from kiosk.config import Config

HUB_STATES = ("answers", "unreachable", "refuses")
SERVICES_STATES = ("offered", "faulty", "none")


def hub(config: Config) -> Verdict:
    """Whether it is there. Without it the kiosk goes on, and keeps what is to be sent."""
    began = time.monotonic()
    facts = {"url": config.hub.url}
    try:
        with Hub(config.hub.url) as link:
            link.greet()
    except HubUnreachableError as err:
        return Verdict("unreachable", WhoActs.TECHNICIAN, {**facts, "reason": str(err.fields.get("reason", err.code))})
    except RequestTurnedDownError as err:
        return Verdict("refuses", WhoActs.TECHNICIAN, {**facts, "reason": err.code})
    return Verdict("answers", WhoActs.NOBODY, {**facts, "ms": f"{(time.monotonic() - began) * 1000:.0f}"})


def services(config: Config) -> Verdict:
    """How many services residents find."""
    lanes = [lane.code for lane in config.lanes]
    catalogue = Versions(config.state_dir / CATALOGUE).load_current(lanes)
    facts = {"count": str(len(catalogue.services)), "problems": str(len(catalogue.problems))}
    if not catalogue.services:
        return Verdict("none", WhoActs.TECHNICIAN, facts)
    if catalogue.problems:
        return Verdict("faulty", WhoActs.TECHNICIAN, facts)
    return Verdict("offered", WhoActs.NOBODY, facts)
