"""What the doctor makes of the network, from files as the kernel writes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.bootstrap.doctor._network import NETWORK_STATES, network
from tests.fakes.technician import CONFIG

if TYPE_CHECKING:
    from pathlib import Path

AWAY = replace(CONFIG, hub=replace(CONFIG.hub, embedded=False))
ROUTES = "Iface\tDestination\tGateway\nenp1s0\t00000000\t0101A8C0\n"
DEV = """\
Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier
    lo: 9000000     1    0    0    0     0          0         0  9000000    1    0    0    0     0       0          0
enp1s0: 12400000    1    0    0    0     0          0         0  80100000   1    0    0    0     0       0          0
"""


def _machine(folder: Path, state: str, routes: str) -> Path:
    link = folder / "sys/class/net/enp1s0"
    link.mkdir(parents=True)
    (link / "operstate").write_text(f"{state}\n")
    (folder / "proc/net").mkdir(parents=True)
    (folder / "proc/net/route").write_text(routes)
    (folder / "proc/net/dev").write_text(DEV)
    return folder


@pytest.mark.parametrize(
    ("state", "routes", "found"),
    [("up", ROUTES, "up"), ("up", "Iface\n", "no_route"), ("down", ROUTES, "no_link"), ("down", "Iface\n", "no_link")],
)
def test_link_and_route_make_a_network(tmp_path: Path, state: str, routes: str, found: str) -> None:
    verdict = network(AWAY, _machine(tmp_path, state, routes))
    assert verdict.state == found
    assert found in NETWORK_STATES
    assert verdict.is_well is (found == "up")
    assert verdict.facts["received_mb"] == "12.4"
    assert verdict.facts["sent_mb"] == "80.1"


def test_kiosk_that_is_its_own_hub_needs_none(tmp_path: Path) -> None:
    assert network(CONFIG, _machine(tmp_path, "down", "Iface\n")).state == "not_needed"
    assert network(CONFIG, tmp_path / "nothing").is_well
