"""One process at a time opens or migrates a database."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def alone_with(database: Path) -> Iterator[None]:
    """Hold the start-up lock of `database`. Blocks while another process opens or migrates it.

    The kernel drops the lock when its holder dies, so a killed start leaves nothing to clear away.
    """
    with database.with_name(database.name + ".lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
