"""The slip printer's worker: from its printer's word that a slip is out to all knowing it; and what waiting costs."""

from __future__ import annotations

import queue
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure
from kiosk.clock import SystemClock
from kiosk.ports import PrintState
from kiosk.runtime import Spooler
from kiosk.runtime._spooler import WELL_EVERY_S
from kiosk.store import Store, open_store
from tests.devices.rig import ALL_LINES, job, rig
from tests.fakes.office import LANES, OFFICE, HandClock, ask

if TYPE_CHECKING:
    from bench.stage import Stage
    from kiosk.ports import PrinterState
    from tests.devices.rig import Rig

SLIPS = 20
LOOKS = 40
PRINTED_MS = 100.0
IDLE_PERCENT = 0.5


def measure(_stage: Stage) -> list[Figure]:
    """Slips through the real spooler and store, on each wire."""
    known, looked = [], []
    for line in ALL_LINES:
        with tempfile.TemporaryDirectory() as folder, rig(Path(folder), line) as it:
            known += _known_ms(it, Path(folder))
            looked += _look_percent(it)
    return [
        Figure("slip out to printed, known to all", "ms", tuple(known), PRINTED_MS, True,
               remark="from the simulated printer's answer to the fence to the screen's being told, the fsync between "
                      "them included; TCP, serial, the kernel's device and USB"),
        Figure("idle printer's worker", "% of a core", tuple(looked), IDLE_PERCENT, True,
               remark=f"processor time of a look, shared out over the {WELL_EVERY_S:.0f} s between two; the "
                      "simulator's own is in it"),
    ]  # fmt: skip


def _known_ms(it: Rig, folder: Path) -> list[float]:
    clock = HandClock()
    engine = open_store(folder / "db", folder / "key")
    store = Store(engine, OFFICE, "kiosk-1", LANES, folder / "pages", SystemClock())
    moved: queue.Queue[tuple[float, PrintState]] = queue.Queue()

    def hear(_ticket: object, state: PrintState, _printer: PrinterState) -> None:
        moved.put((time.monotonic(), state))

    took = []
    with ExitStack() as stack:
        spooler = Spooler(it.printer, store, hear, lambda _: None)
        stack.callback(spooler.close)
        for _ in range(SLIPS):
            spooler.put(store.issue(ask(clock), None, lambda *_: job()).job).result(10)
            states = [moved.get(timeout=5) for _ in range(2)]
            assert [state for _, state in states] == [PrintState.SENDING, PrintState.PRINTED]
            assert it.simulator.confirmed_s is not None
            took.append(1000 * (states[-1][0] - it.simulator.confirmed_s))
    return took


def _look_percent(it: Rig) -> list[float]:
    it.printer.state()
    before_s = time.process_time()
    for _ in range(LOOKS):
        it.printer.state()
    return [100 * (time.process_time() - before_s) / LOOKS / WELL_EVERY_S]
