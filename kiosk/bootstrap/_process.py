"""What processes share at start: where things lie, a log without personal data, how a child lives with its parent."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import resource
import signal
import sys
import traceback
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

log = logging.getLogger(__name__)

PR_SET_PDEATHSIG = 1
# Niceness, above the 3 of a page (`screens`): a press on its way to the printer goes first, then what is drawn, then
# what is sent.
_NICENESS = 5

# Where `run` and `sync` find the kiosk's memory below the state directory, and where services are installed.
DATABASE, KEY, PAGES, CATALOGUE = "kiosk.db", "kiosk.key", "pages", "catalogue"


def prepare(name: str) -> None:
    """Set up log and limits of this process."""
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format=f"%(asctime)s {name} %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it names every plugin of its own at each new schema
    # A core dump of a process that holds an application would be a copy of it on disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def log_without_words(loop: asyncio.AbstractEventLoop) -> None:
    """Log a surprise in this loop by its class and where it was: its words, and what was called, may be an answer."""
    loop.set_exception_handler(_log_surprise)


def _log_surprise(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    if not isinstance(error := context.get("exception"), BaseException):
        log.error("loop: %s", context.get("message"))
        return
    places = [f"{one.filename}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)]
    log.error("loop: %s %s at %s", type(error).__name__, getattr(error, "code", ""), " > ".join(places))


def settle() -> None:
    """End a start: what it made stays and is not looked at again, what only it needed goes back to the system."""
    gc.collect()
    gc.freeze()
    ctypes.CDLL(None).malloc_trim(0)


def live_with(parent_pid: int | None) -> None:
    """Give way to `parent_pid` where both want a processor, and end when it does, even by kill -9. None: live alone."""
    if parent_pid is None:
        return
    os.nice(_NICENESS)
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent_pid:  # it was gone before we asked
        sys.exit(1)
