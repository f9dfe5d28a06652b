"""A machine of umockdev's for other programs: what is plugged in here, they see, and hear of when it comes and goes.

The program of its own end is this file, run under `umockdev-wrapper`: the library holds one machine a process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tests.devices.testbed import ROOT, Testbed

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRELOADED = "libumockdev-preload.so.0"


@dataclass
class Bus:
    """What the machine's plugs are, from outside.

    Args:
        root: Folder that stands for the machine: `root/dev/usb/lp0` is its `/dev/usb/lp0`.
    """

    root: Path
    _orders: IO[str]
    _answers: IO[str]

    @property
    def environment(self) -> dict[str, str]:
        """For programs that are to see this machine."""
        return {**os.environ, "LD_PRELOAD": _PRELOADED, "UMOCKDEV_DIR": str(self.root)}

    def plug(self, dump: str) -> None:
        """Plug in what a dump describes; udev tells of it."""
        self._order("add", dump)

    def pull(self, path: str) -> None:
        """Pull it out, by its path in sysfs."""
        self._order("remove", path)

    def _order(self, what: str, of: str) -> None:
        self._orders.write(json.dumps([what, of]) + "\n")
        self._orders.flush()
        assert self._answers.readline().strip() == "done"


@contextmanager
def bus() -> Iterator[Bus]:
    """A machine with nothing plugged in."""
    with subprocess.Popen(
        ["umockdev-wrapper", sys.executable, "-m", "tests.devices.bus"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Bus(Path(process.stdout.readline().strip()), process.stdin, process.stdout)
        process.stdin.close()  # it ends, and its machine with it


def _serve() -> None:
    bed = Testbed()
    sys.stdout.write(f"{bed.root}\n")
    sys.stdout.flush()
    for line in sys.stdin:
        what, of = json.loads(line)
        {"add": bed.add, "remove": bed.remove}[what](of)
        sys.stdout.write("done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
