"""The child: reads one job, answers it, ends. `python -m devices.pages FILE` shows what it makes of a file."""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

from devices.pages._child import PageChild
from devices.pages._clean import clean
from devices.pages._limits import Limits

_PREVIEW_BOX_PX = (800, 1100)


def _lock_up(limits: Limits) -> None:
    """Give up what decoding does not need, for good.

    With no descriptor left to open, there is no file, no socket and no network for whoever takes the decoder over.
    """
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, limits.cpu_s))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def serve() -> None:
    """One job: a line of JSON on standard input, the picture in the descriptor it names; facts and bytes out."""
    limits = Limits(**json.loads(sys.argv[2]))
    _lock_up(limits)
    order = sys.stdin.buffer.readline()
    if not order:
        return
    job = json.loads(order)
    with os.fdopen(job["fd"], "rb") as raw:
        facts, content, preview = clean(raw, tuple(job["box_px"]), job["resolution_dpi"])
    out = sys.stdout.buffer
    out.write(json.dumps(facts).encode("ascii") + b"\n" + content + preview)
    out.flush()


def show(path: Path) -> int:
    """Clean one file as a scan would be, and tell; the page goes beside it."""
    with PageChild() as child:
        child.raw.write(path.read_bytes())
        page = child.clean(_PREVIEW_BOX_PX, 200)
    if page is None:
        sys.stdout.write("broken\n")
        return 1
    path.with_suffix(".clean.jpg").write_bytes(page.content)
    sys.stdout.write(f"{page.width_px} x {page.height_px}, {len(page.content)} bytes, sha256 {page.sha256}\n")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve()
    else:
        sys.exit(show(Path(sys.argv[1])))
