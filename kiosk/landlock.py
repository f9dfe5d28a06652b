"""What a process gives up for good without any right of its own: files, TCP, the processes beside it.

It holds for the thread that asks and those it starts later, so it is asked for before any other is started.
Source: kernel documentation, "Landlock: unprivileged access control"; linux/landlock.h.
"""

from __future__ import annotations

import ctypes
import os
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same number on every architecture
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38

_WRITE_FILE = 1 << 1
_READS = 1 << 0 | 1 << 2 | 1 << 3  # execute, read a file, list a folder
_CHANGES = _WRITE_FILE | sum(1 << bit for bit in range(4, 13))  # write, remove, make, by kind of file
_REFER, _TRUNCATE, _IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
_BIND_AND_CONNECT = 3
_OTHER_PROCESSES = 3  # their abstract sockets, and signals to them
_SINCE_REFER, _SINCE_TRUNCATE, _SINCE_NET, _SINCE_IOCTL, _SINCE_SCOPES = 2, 3, 4, 5, 6


def no_new_privileges() -> bool:
    """Nothing that is started from here has more rights than this; whether that holds."""
    return bool(ctypes.CDLL(None).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)


def deny_changes(but: Iterable[Path] = ()) -> bool:
    """Deny every change of the file system, and TCP where the kernel can; False if the kernel has no Landlock.

    Needs `no_new_privileges`.

    Args:
        but: Files that may be written to, where they are there.
    """
    version = _version()
    files = _CHANGES
    files |= _REFER if version >= _SINCE_REFER else 0
    files |= _TRUNCATE if version >= _SINCE_TRUNCATE else 0
    return _restrict(version, files, 0, but)


def deny_everything() -> bool:
    """Deny every file, and TCP and other processes where the kernel can; False if the kernel has no Landlock.

    What is open stays open. Nobody who is denied a part of this may look into the memory of who is not.
    Needs `no_new_privileges`.
    """
    version = _version()
    files = _READS | _CHANGES
    files |= _REFER if version >= _SINCE_REFER else 0
    files |= _TRUNCATE if version >= _SINCE_TRUNCATE else 0
    files |= _IOCTL_DEVICE if version >= _SINCE_IOCTL else 0
    return _restrict(version, files, _OTHER_PROCESSES, ())


def _version() -> int:
    return int(ctypes.CDLL(None).syscall(_CREATE, None, 0, _VERSION_FLAG))


def _restrict(version: int, files: int, scopes: int, but: Iterable[Path]) -> bool:
    if version < 1:
        return False
    libc = ctypes.CDLL(None)
    attributes = struct.pack("Q", files)
    if version >= _SINCE_NET:
        attributes += struct.pack("Q", _BIND_AND_CONNECT)
    if version >= _SINCE_SCOPES:
        attributes += struct.pack("Q", scopes)
    ruleset = libc.syscall(_CREATE, attributes, len(attributes), 0)
    if ruleset < 0:
        return False
    try:
        for path in but:
            _allow_writing(libc, ruleset, path)
        return bool(libc.syscall(_RESTRICT, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _allow_writing(libc: ctypes.CDLL, ruleset: int, path: Path) -> None:
    """Let a file that is there be written to."""
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rule = struct.pack("=Qi", _WRITE_FILE, fd)
        libc.syscall(_ADD, ruleset, _RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(fd)
