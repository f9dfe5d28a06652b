"""The machine: versions, room on the disk, the clock, and what this user may use."""

from __future__ import annotations

import ctypes
import grp
import os
import platform
import shutil
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.bootstrap._tracing import is_traced
from kiosk.clock import WRITTEN_AT
from kiosk.ports import Verdict, WhoActs

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.config import Config

DISK_STATES = ("plenty", "low", "full")
CLOCK_STATES = ("set", "alone", "wrong")
RIGHTS_STATES = ("enough", "missing")
TRACE_STATES = ("off", "on")
# Fourteen days without a network at 400 visitors a day, three pages of 80 KiB each, come to 1.3 GB.
LOW_BYTES, FULL_BYTES = 2_000_000_000, 200_000_000
GROUPS = ("lp", "dialout", "input", "video", "scanner", "audio")
_STA_UNSYNC = 0x40
_TIMEX_BYTES, _STATUS_OFFSET = 208, 40


def versions(_: Config) -> Verdict:
    """What runs here."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - for this one number

    facts = {
        "anjungan": version("anjungan"),
        "python": platform.python_version(),
        "sqlite": str(dbapi2.sqlite_version),
        "kernel": platform.release(),
    }
    return Verdict("told", WhoActs.NOBODY, facts)


def disk(config: Config) -> Verdict:
    """The room where the kiosk keeps its things."""
    usage = shutil.disk_usage(_existing(config.state_dir))
    facts = {"free_gb": f"{usage.free / 1e9:.1f}", "all_gb": f"{usage.total / 1e9:.1f}"}
    if usage.free < FULL_BYTES:
        return Verdict("full", WhoActs.TECHNICIAN, facts)
    if usage.free < LOW_BYTES:
        return Verdict("low", WhoActs.TECHNICIAN, facts)
    return Verdict("plenty", WhoActs.NOBODY, facts)


def clock(config: Config) -> Verdict:
    """Whether somebody sets it. It may be wrong for years: numbers and waiting do not depend on it, slips show it."""
    now = datetime.now(UTC)
    facts = {"local": local_time(now, config), "utc": f"{now:%Y-%m-%d %H:%M}"}
    if now < WRITTEN_AT:
        return Verdict("wrong", WhoActs.TECHNICIAN, facts)
    return Verdict("alone" if _is_alone() else "set", WhoActs.NOBODY, facts)


def local_time(at: datetime, config: Config) -> str:
    """As the office's own clocks show it."""
    return f"{at.astimezone(ZoneInfo(config.office.zone)):%Y-%m-%d %H:%M}"


def rights(_: Config) -> Verdict:
    """Whether this user is in the groups that devices belong to."""
    if os.geteuid() == 0:
        return Verdict("enough", WhoActs.NOBODY, {"user": "root"})
    mine = {*os.getgroups(), os.getegid()}
    missing = [name for name in GROUPS if (number := _group(name)) is not None and number not in mine]
    if missing:
        return Verdict("missing", WhoActs.TECHNICIAN, {"groups": ", ".join(missing)})
    return Verdict("enough", WhoActs.NOBODY)


def trace(config: Config) -> Verdict:
    """Whether what residents press is written down, as tests need it and no office may."""
    return Verdict("on", WhoActs.TECHNICIAN) if is_traced(config.state_dir) else Verdict("off", WhoActs.NOBODY)


def _group(name: str) -> int | None:
    try:
        return grp.getgrnam(name).gr_gid
    except KeyError:
        return None


def _existing(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())


def _is_alone() -> bool:
    """Whether the kernel says that no time service sets the clock. Source: adjtimex(2), STA_UNSYNC."""
    timex = ctypes.create_string_buffer(_TIMEX_BYTES)  # modes 0: only asks
    ctypes.CDLL(None, use_errno=True).adjtimex(timex)
    status = int.from_bytes(timex.raw[_STATUS_OFFSET : _STATUS_OFFSET + 4], "little")
    return bool(status & _STA_UNSYNC)
