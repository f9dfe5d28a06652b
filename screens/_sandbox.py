"""What the pen gives up for good: writing files, opening network connections, leaving its memory behind in a dump.

Called before the window exists, so that the graphics library's threads are born with the same limits (Landlock and
namespaces hold for one thread and those it starts).
"""

from __future__ import annotations

import ctypes
import resource
from pathlib import Path

from kiosk.landlock import deny_changes, no_new_privileges

_PR_SET_DUMPABLE = 4
_CLONE_NEWNET = 0x40000000

# A graphics card is opened for writing, like a pipe; nothing can be kept in it.
_DEVICES = tuple(Path("/dev", name) for name in ("dri", "null", "nvidiactl", "nvidia0"))


def close_doors() -> tuple[str, ...]:
    """Give up what can be given up here; the names of the limits that hold.

    Thread: the main one, before any other is started.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    limits = {
        "no_core": _no_core,
        "no_dump": lambda: libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0,
        "no_new_privileges": no_new_privileges,
        "no_network": lambda: libc.unshare(_CLONE_NEWNET) == 0,
        "no_writing": lambda: deny_changes(_DEVICES),
    }
    return tuple(name for name, limit in limits.items() if limit())


def _no_core() -> bool:
    """No core file, whatever the caller's limit was."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True
