"""Memory after many residents: 2,000 visits, one after the other; not among the figures of every `make bench`.

The screens are thrown away after each resident and cannot grow; what is measured is what stays: run, sync and hub. A
robot stands where the pen would, so that a visit takes no longer than starting its process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import processes
from bench.figures import Figure
from deploy.office import PORTRAIT, Idle, Ports, configuration
from devices.dock import Dock

if TYPE_CHECKING:
    from bench.stage import Stage

SESSIONS = int(os.environ.get("ANJUNGAN_SESSIONS", "2000"))
WARM_SESSIONS = 50
MOST_GROWTH_PERCENT = 5.0  # as for a soak of 72 hours in security.md
STAYING = ("run", "sync", "hub")
LOOK_EVERY_S = 2.0
MOST_S_A_SESSION = 10.0
ROBOT = Path(__file__).parent / "robot" / "screens"


def measure(stage: Stage) -> list[Figure]:
    """Memory of what stays, early and late."""
    folder = stage.office.folder.parent / "bench-sessions"
    folder.mkdir(parents=True, exist_ok=True)
    visits = folder / "visits.txt"
    visits.unlink(missing_ok=True)
    screens = folder / "screens"
    screens.unlink(missing_ok=True)
    screens.symlink_to(ROBOT)
    ports = Ports.free()
    with Dock(folder / "dock", listen=f"127.0.0.1:{ports.dock}", ports=ports.devices):
        config = folder / "kiosk.toml"
        config.write_text(configuration(folder, ports, PORTRAIT, Idle()), encoding="utf-8")
        with (folder / "run.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "kiosk.cli", "run", "--config", str(config)],
                cwd=folder, env={**os.environ, "DISPLAY": ":nobody-looks"},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        try:
            _wait_for(process, visits, WARM_SESSIONS)
            early = _mib(process.pid)
            _wait_for(process, visits, SESSIONS)
            late = _mib(process.pid)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
    growth = 100 * (sum(late.values()) / sum(early.values()) - 1)
    each = ", ".join(f"{name} {early[name]:.1f} to {late[name]:.1f} MiB" for name in late)
    remark = f"of run, sync and hub from the {WARM_SESSIONS}th to the {SESSIONS}th visit ({each})"
    return [Figure("memory grown over many visits", "%", (growth,), MOST_GROWTH_PERCENT, remark=remark)]


def _wait_for(process: subprocess.Popen[bytes], visits: Path, count: int) -> None:
    """Until so many visits have begun; says how far it is."""
    deadline = time.monotonic() + 60 + count * MOST_S_A_SESSION
    while (done := len(visits.read_text().splitlines()) if visits.exists() else 0) < count:
        assert process.poll() is None, f"the kiosk ended with {process.returncode}"
        assert time.monotonic() < deadline, f"only {done} visits"
        if sys.stderr.isatty():
            print(f"\r{done} of {SESSIONS} visits", end="", file=sys.stderr, flush=True)
        time.sleep(LOOK_EVERY_S)
    print(f"\r{count} of {SESSIONS} visits", file=sys.stderr, flush=True)


def _mib(root: int) -> dict[str, float]:
    """Memory of each process that stays."""
    everyone = processes.tree(root)
    named = {name: [one for one in everyone if name in one.command.split()] for name in STAYING}
    return {name: processes.pss_mib(found) for name, found in named.items()}
