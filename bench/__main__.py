"""`make bench`: take every figure (or those of the modules named), print the table, keep it in `out/bench.md`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench import catalogue, pages, printer, rest, sessions, start, touch, visit, voice
from bench.figures import Figure, table
from bench.stage import stage

if TYPE_CHECKING:
    from types import ModuleType

MODULES = (start, touch, visit, rest, catalogue, voice, printer, pages)
ON_REQUEST = (sessions,)  # takes most of an hour
HOUSE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Exit code 0 when every figure could be taken, held or not: a miss is said, not hidden by a failure."""
    folder = HOUSE / "var" / "bench"
    shutil.rmtree(folder, ignore_errors=True)
    figures: list[Figure] = []
    wanted = sys.argv[1:] or [_name(module) for module in MODULES]
    with stage(folder) as ready:
        for module in (*MODULES, *ON_REQUEST):
            if _name(module) not in wanted:
                continue
            print(f"taking {module.__name__} ...", file=sys.stderr, flush=True)
            figures += module.measure(ready)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    peer = "Peer, where none is named: Chromium in kiosk mode with a page of the same look, in the same run. "
    peer += f"{os.cpu_count()} cores, no GPU; load averages at the end {load}."
    written = f"# Figures\n\n{peer}\n\n{table(figures)}\n"
    (HOUSE / "out").mkdir(exist_ok=True)
    (HOUSE / "out" / "bench.md").write_text(written, encoding="utf-8")
    print(written)
    return 0


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


if __name__ == "__main__":
    sys.exit(main())
