"""`make bench`: take every figure, print the table, keep it in `out/bench.md`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from bench import rest, start, touch, visit
from bench.figures import Figure, table
from bench.stage import stage

HOUSE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Exit code 0 when every figure could be taken, held or not: a miss is said, not hidden by a failure."""
    folder = HOUSE / "var" / "bench"
    shutil.rmtree(folder, ignore_errors=True)
    figures: list[Figure] = []
    with stage(folder) as ready:
        for module in (start, touch, visit, rest):
            print(f"taking {module.__name__} ...", file=sys.stderr, flush=True)
            figures += module.measure(ready)
    peer = "Peer: Chromium in kiosk mode with a page of the same look, in the same run."
    written = f"# Figures\n\n{peer}\n\n{table(figures)}\n"
    (HOUSE / "out").mkdir(exist_ok=True)
    (HOUSE / "out" / "bench.md").write_text(written, encoding="utf-8")
    print(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
