"""What papers may cost: megabytes a day and a month, and hours that cost nothing. Small messages always go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kiosk.ports import WhoActs

if TYPE_CHECKING:
    from datetime import time

    from kiosk.config import SyncConfig

MB = 1_000_000
# From this share of either on, somebody should know before papers begin to wait.
NEARLY = 0.8


class DataState(StrEnum):
    """How a kiosk stands with its data."""

    UNMETERED = "unmetered"  # the hub is on this machine: nothing goes over a network
    WITHIN = "within"
    NEARLY = "nearly"
    DAY_SPENT = "day_spent"
    MONTH_SPENT = "month_spent"

    @property
    def lets_papers_go(self) -> bool:
        """Whether papers may be sent now."""
        return self not in {DataState.DAY_SPENT, DataState.MONTH_SPENT}

    @property
    def who_acts(self) -> WhoActs:
        """Who buys more, or allows more."""
        return WhoActs.NOBODY if self in {DataState.UNMETERED, DataState.WITHIN} else WhoActs.TECHNICIAN


@dataclass(frozen=True)
class Spent:
    """Bytes that went over the network, both ways, outside the free hours: of one local day and of its month."""

    day_bytes: int = 0
    month_bytes: int = 0


def data_state(sync: SyncConfig, spent: Spent) -> DataState:
    """What was spent, beside what may be; 0 megabytes stand for no limit."""
    day, month = _share(spent.day_bytes, sync.day_mb), _share(spent.month_bytes, sync.month_mb)
    if month >= 1:
        return DataState.MONTH_SPENT
    if day >= 1:
        return DataState.DAY_SPENT
    return DataState.NEARLY if max(day, month) >= NEARLY else DataState.WITHIN


def is_free(sync: SyncConfig, at: time) -> bool:
    """Whether this local time lies in the free hours, which may go over midnight; two equal ends stand for none."""
    begin, end = sync.free_from, sync.free_until
    return begin <= at < end if begin <= end else at >= begin or at < end


def is_metered(hub_url: str) -> bool:
    """Whether what goes to this hub leaves the machine."""
    host = urlsplit(hub_url).hostname or ""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


def _share(spent_bytes: int, most_mb: int) -> float:
    return spent_bytes / (most_mb * MB) if most_mb else 0.0
