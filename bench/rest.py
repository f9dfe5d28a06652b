"""At rest: memory and idle processor time of every process, beside Chromium showing one page."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bench import peer, processes
from bench.figures import Figure
from bench.glass import Glass

if TYPE_CHECKING:
    from bench.processes import Process
    from bench.stage import Stage

WATCHED_S = 20.0
KIOSK_MIB = 300.0
HUB_MIB = 120.0
IDLE_PERCENT = 4.0


def measure(stage: Stage) -> list[Figure]:
    """After one visit, when everything that is loaded late has been loaded."""
    with stage.kiosk() as (resident, _):
        resident.press("start").on("home").press("bar:home").on("rest").settle()
        everyone = processes.tree(stage.office.kiosk_pid)
        hub = _hub_of(everyone)
        kiosk_mib = processes.pss_mib([one for one in everyone if one not in hub])
        hub_mib = processes.pss_mib(hub)
        idle = _idle_percent(stage.office.kiosk_pid)
    with Glass(stage.display.name, peer.COLUMN_X) as glass, peer.chromium(stage.display.name) as (process, _):
        glass.wait(lambda seen: len(set(seen)) > 3, "Chromium's page")
        glass.settled(2.0)
        peer_mib = processes.pss_mib(processes.tree(process.pid))
        peer_idle = _idle_percent(process.pid)
    return [
        Figure("PSS of run, sync and both screens", "MiB", (kiosk_mib,), KIOSK_MIB, peer=(peer_mib,),
               remark=", ".join(f"{_short(one)} {processes.pss_mib([one]):.0f}" for one in everyone)),
        Figure("PSS of the hub", "MiB", (hub_mib,), HUB_MIB),
        Figure("idle CPU of all kiosk processes", "%", (idle,), IDLE_PERCENT, peer=(peer_idle,),
               remark=f"of one core over {WATCHED_S:.0f} s; the next target is 2 %"),
    ]  # fmt: skip


def _hub_of(everyone: list[Process]) -> list[Process]:
    roots = [one for one in everyone if " hub" in one.command]
    return [one for root in roots for one in processes.tree(root.pid)]


def _idle_percent(root: int) -> float:
    before_s = processes.cpu_s(processes.tree(root))
    time.sleep(WATCHED_S)  # the span over which is measured
    return 100 * (processes.cpu_s(processes.tree(root)) - before_s) / WATCHED_S


def _short(process: Process) -> str:
    words = [word.rpartition("/")[2] for word in process.command.split()]
    return " ".join(word for word in words if not word.startswith(("python", "-")))[:24]
