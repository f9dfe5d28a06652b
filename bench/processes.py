"""Memory and processor time of a tree of processes, as the kernel counts them."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
QUIET_S = 0.5
QUIET_SHARE = 0.1
TICK_S = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Process:
    """One running process."""

    pid: int
    parent: int
    command: str


def tree(root: int) -> list[Process]:
    """The process and all its descendants; those that end meanwhile are left out."""
    everyone = [one for one in (_process(int(entry.name)) for entry in PROC.iterdir() if entry.name.isdigit()) if one]
    found = [one for one in everyone if one.pid == root]
    for one in found:
        found += [child for child in everyone if child.parent == one.pid]
    return found


def pss_mib(processes: list[Process]) -> float:
    """Proportional memory of them all: shared pages are counted once among those who share them."""
    return sum(_pss_kib(one.pid) for one in processes) / 1024


def cpu_s(processes: list[Process]) -> float:
    """Processor time used so far, in user and kernel."""
    return sum(_ticks(one.pid) for one in processes) * TICK_S


def workers_s(pid: int) -> float:
    """Processor time of a process's children that ended, and of its threads but the first: its loop turns there."""
    process = PROC / str(pid)
    ended = sum(_times(process)[2:])
    threads = [one for one in (process / "task").iterdir() if one.name != str(pid)]
    return (ended + sum(sum(_times(one)[:2]) for one in threads)) * TICK_S


def wait_until_quiet(root: int, within_s: float = 15.0) -> None:
    """Return when the tree has hardly used the processor for a moment: whoever was starting has started."""
    give_up_s = time.monotonic() + within_s
    while time.monotonic() < give_up_s:
        before_s = cpu_s(tree(root))
        time.sleep(QUIET_S)
        if cpu_s(tree(root)) - before_s <= QUIET_SHARE * QUIET_S:
            return


def _process(pid: int) -> Process | None:
    try:
        stat = (PROC / str(pid) / "stat").read_text()
        command = (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return None
    return Process(pid, int(stat.rpartition(")")[2].split()[1]), command)


def _ticks(pid: int) -> int:
    return sum(_times(PROC / str(pid))[:2])


def _times(of: Path) -> tuple[int, ...]:
    """Its own time in user and in kernel, then that of its children that have ended; in ticks."""
    try:
        fields = (of / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return (0, 0, 0, 0)
    return tuple(int(field) for field in fields[11:15])


def _pss_kib(pid: int) -> int:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
