"""How many bytes went over the network, by day; kept where the kiosk keeps its state, and read by the doctor."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import msgspec

from kiosk.clock import WRITTEN_AT
from kiosk.files import write_whole
from sync.engine import Spent, data_state, is_free

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kiosk.clock import Clock
    from kiosk.config import Config

log = logging.getLogger("anjungan.sync")
LEDGER = "data.json"
# A power cut costs this much of the count at most; writing after every request would wear the disk out for nothing.
KEEP_BYTES, KEEP_S = 256 * 1024, 60.0
# More than the longest month and the one before it. Days are counted as they were written to, whatever they are called:
# a clock that was years ahead for an hour pushes nothing out.
MOST_DAYS = 70
_MOST_FILE_BYTES = 64 * 1024


class _Kept(msgspec.Struct, forbid_unknown_fields=True):
    """Bytes by local day, the one written to last at the end."""

    days: dict[
        Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\d$")],
        Annotated[int, msgspec.Meta(ge=0, le=10**15)],
    ] = {}


class Ledger:
    """Counts what goes over the network, and says whether papers may go now.

    Each local day has a count of its own. A clock that goes back finds the earlier day as it was left, and one that was
    wrong for a while leaves the right days alone: nothing is lost, and nothing is allowed twice.

    Args:
        config: The office's zone, what may be spent, and where the count is kept.
        clock: Which day it is.

    Thread: one.
    """

    def __init__(self, config: Config, clock: Clock) -> None:
        """Go on from what was kept."""
        self._sync = config.sync
        self._zone = ZoneInfo(config.office.zone)
        self._clock = clock
        self._path = config.state_dir / LEDGER
        self._days = _read(self._path)
        self._unkept_bytes = 0
        self._kept_s = clock.now().seconds

    def add(self, size: int) -> None:
        """So many bytes went or came; in the free hours they cost nothing."""
        local = self._local()
        if size <= 0 or is_free(self._sync, local.time()):
            return
        name = local.date().isoformat()
        self._days[name] = self._days.pop(name, 0) + size
        while len(self._days) > MOST_DAYS:
            del self._days[next(iter(self._days))]
        self._unkept_bytes += size
        if self._unkept_bytes >= KEEP_BYTES or self._clock.now().seconds - self._kept_s >= KEEP_S:
            self.keep()

    def lets_papers_go(self) -> bool:
        """Whether papers may be sent now. A clock that cannot be right keeps none back: its day might never end."""
        local = self._local()
        if local < WRITTEN_AT or is_free(self._sync, local.time()):
            return True
        return data_state(self._sync, _spent(self._days, local)).lets_papers_go

    def keep(self) -> None:
        """Write the count down; a disk that does not take it loses the count, never a message."""
        self._kept_s = self._clock.now().seconds
        if not self._unkept_bytes:
            return
        try:
            write_whole(self._path, msgspec.json.encode(_Kept(self._days)))
        except OSError as err:
            log.warning("sync.data.unkept reason=%s", err.strerror)
        else:
            self._unkept_bytes = 0

    def _local(self) -> datetime:
        return self._clock.now().wall_at.astimezone(self._zone)


def read_spent(config: Config, now: datetime) -> Spent:
    """What is known to have been spent in the local day and month of `now`, which is aware."""
    return _spent(_read(config.state_dir / LEDGER), now.astimezone(ZoneInfo(config.office.zone)))


def _spent(days: dict[str, int], local: datetime) -> Spent:
    day = local.date().isoformat()
    return Spent(days.get(day, 0), sum(size for name, size in days.items() if name[:7] == day[:7]))


def _read(path: Path) -> dict[str, int]:
    """What was kept; what is no such file counts as nothing, and is written over."""
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_MOST_FILE_BYTES), type=_Kept).days
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.DecodeError) as err:
        log.warning("sync.data.unreadable reason=%s", type(err).__name__)
        return {}
