"""What the pen gives up for good: writing files, opening network connections, leaving its memory behind in a dump.

Called before the window exists, so that the graphics library's threads are born with the same limits (Landlock and
namespaces hold for one thread and those it starts).
"""

from __future__ import annotations

import ctypes
import os
import resource
import struct
from pathlib import Path

_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWNET = 0x40000000
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446  # the same number on every architecture
_LANDLOCK_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1

# Access rights of the file system, linux/landlock.h; READ_FILE, READ_DIR and EXECUTE are left alone.
_WRITE_FILE = 1 << 1
_CHANGES = sum(1 << bit for bit in range(4, 13))  # remove, make, by kind of file
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_NET_BIND_AND_CONNECT = 3
_SINCE_REFER, _SINCE_TRUNCATE, _SINCE_NET = 2, 3, 4

# A graphics card is opened for writing, like a pipe; nothing can be kept in it.
_DEVICES = ("/dev/dri", "/dev/null", "/dev/nvidiactl", "/dev/nvidia0")


def close_doors() -> tuple[str, ...]:
    """Give up what can be given up here; the names of the limits that hold.

    Thread: the main one, before any other is started.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    limits = {
        "no_core": _no_core,
        "no_dump": lambda: libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0,
        "no_new_privileges": lambda: libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0,
        "no_network": lambda: libc.unshare(_CLONE_NEWNET) == 0,
        "no_writing": lambda: _landlock(libc),
    }
    return tuple(name for name, limit in limits.items() if limit())


def _no_core() -> bool:
    """No core file, whatever the caller's limit was."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True


def _landlock(libc: ctypes.CDLL) -> bool:
    """Deny every change of the file system, and TCP where the kernel can; False if the kernel has no Landlock.

    Needs no_new_privs. Source: kernel documentation, "Landlock: unprivileged access control".
    """
    version = libc.syscall(_LANDLOCK_CREATE, None, 0, _LANDLOCK_VERSION_FLAG)
    if version < 1:
        return False
    files = _WRITE_FILE | _CHANGES
    files |= _REFER if version >= _SINCE_REFER else 0
    files |= _TRUNCATE if version >= _SINCE_TRUNCATE else 0
    network = _NET_BIND_AND_CONNECT if version >= _SINCE_NET else 0
    attributes = struct.pack("QQ", files, network) if network else struct.pack("Q", files)
    ruleset = libc.syscall(_LANDLOCK_CREATE, attributes, len(attributes), 0)
    if ruleset < 0:
        return False
    try:
        for device in _DEVICES:
            _allow_device(libc, ruleset, Path(device))
        return bool(libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _allow_device(libc: ctypes.CDLL, ruleset: int, device: Path) -> None:
    """Let a device that is there be written to."""
    try:
        fd = os.open(device, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rule = struct.pack("=Qi", _WRITE_FILE, fd)
        libc.syscall(_LANDLOCK_ADD, ruleset, _RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(fd)
