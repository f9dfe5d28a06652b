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
SETTLES_S = 2.0
GIVE_UP_S = 20.0
SCREENS = 2
KIOSK_MIB = 300.0
HUB_MIB = 120.0
IDLE_PERCENT = 4.0
WORKERS_PERCENT = 0.5


def measure(stage: Stage) -> list[Figure]:
    """After one visit, when everything that is loaded late has been loaded."""
    with stage.kiosk() as (resident, _):
        resident.press("start").on("home").press("bar:home").on("rest").settle()
        everyone = _complete_tree(stage.office.kiosk_pid)
        sizes = {one: processes.pss_mib([one]) for one in everyone}
        hub = _hub_of(everyone)
        used_s = {one: processes.cpu_s([one]) for one in everyone}
        worked_s = processes.workers_s(stage.office.kiosk_pid)
        idle = _idle_percent(stage.office.kiosk_pid)
        workers = 100 * (processes.workers_s(stage.office.kiosk_pid) - worked_s) / WATCHED_S
        idles = {one: 100 * (processes.cpu_s([one]) - before_s) / WATCHED_S for one, before_s in used_s.items()}
    with Glass(stage.display.name, peer.COLUMN_X) as glass, peer.chromium(stage.display.name) as (process, _):
        glass.wait(lambda seen: len(set(seen)) > 3, "Chromium's page")
        glass.settled(2.0)
        peer_mib = processes.pss_mib(processes.tree(process.pid))
        peer_idle = _idle_percent(process.pid)
    kiosk_mib = sum(size for one, size in sizes.items() if one not in hub)
    return [
        Figure("PSS of run, sync and both screens", "MiB", (kiosk_mib,), KIOSK_MIB, peer=(peer_mib,),
               remark=_each(sizes, "MiB")),
        Figure("PSS of the hub", "MiB", (sum(sizes[one] for one in hub),), HUB_MIB),
        Figure("idle CPU of all kiosk processes", "%", (idle,), IDLE_PERCENT, peer=(peer_idle,),
               remark=f"of one core over {WATCHED_S:.0f} s ({_each(idles, '%')}); the next target is 2 %"),
        Figure("idle CPU of all device workers", "%", (workers,), WORKERS_PERCENT,
               remark="threads of `kiosk run` but its first, with every device of the dock configured, and looks at "
                      "scanner and camera that ended meanwhile: they come every minute and every five"),
    ]  # fmt: skip


def _complete_tree(root: int) -> list[Process]:
    """All processes, once the second screen is warm again."""
    give_up_s = time.monotonic() + GIVE_UP_S
    while True:
        everyone = processes.tree(root)
        if sum(_name(one) == "screens" for one in everyone) == SCREENS:
            time.sleep(SETTLES_S)  # a process that has just begun has not yet loaded what it will hold
            return processes.tree(root)
        assert time.monotonic() < give_up_s, "the warm screen did not come back"
        time.sleep(0.1)


def _each(values: dict[Process, float], unit: str) -> str:
    return ", ".join(f"{_name(one)} {value:.1f} {unit}" for one, value in values.items())


def _hub_of(everyone: list[Process]) -> list[Process]:
    roots = [one for one in everyone if _name(one) == "hub"]
    return [one for root in roots for one in processes.tree(root.pid)]


def _idle_percent(root: int) -> float:
    before_s = processes.cpu_s(processes.tree(root))
    time.sleep(WATCHED_S)  # the span over which is measured
    return 100 * (processes.cpu_s(processes.tree(root)) - before_s) / WATCHED_S


def _name(process: Process) -> str:
    known = ("hub", "sync", "run", "screens")
    words = process.command.split()
    return next((name for name in known if name in words), words[0] if words else "?")
