"""What the kiosk works with: the hub, and the services it offers."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kiosk.bootstrap._process import CATALOGUE
from kiosk.catalogue import Versions
from kiosk.ports import Verdict, WhoActs
from sync.client import HubState, greet

if TYPE_CHECKING:
    from kiosk.config import Config

HUB_STATES = tuple(HubState)
SERVICES_STATES = ("offered", "faulty", "none")


def hub(config: Config) -> Verdict:
    """Whether it is there. Without it the kiosk goes on, and keeps what is to be sent."""
    began = time.monotonic()
    verdict = hub_at(config.hub.url).verdict
    took = {"ms": f"{(time.monotonic() - began) * 1000:.0f}"} if verdict.is_well else {}
    return replace(verdict, facts={**verdict.facts, **took})


class FoundHub(NamedTuple):
    """What is at an address: how it is, and the address it was found at, which may be one with TLS."""

    verdict: Verdict
    url: str


def hub_at(url: str) -> FoundHub:
    """Look whether a hub is there; blocks for 35 s at most, as `greet` does."""
    found = greet(url)
    facts = {"url": found.url}
    if found.state is HubState.CLOCK_APART:
        facts["ahead_min" if found.ahead_s > 0 else "behind_min"] = f"{abs(found.ahead_s) / 60:.0f}"
    return FoundHub(Verdict(found.state, found.state.who_acts, facts), found.url)


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
