"""The data allowance: what went to the hub and back, beside what may."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.ports import Verdict
from sync.client import read_spent
from sync.engine import MB, DataState, data_state, is_metered

if TYPE_CHECKING:
    from kiosk.config import Config, SyncConfig

DATA_STATES = tuple(DataState)
_FEW_MB = 10


def data(config: Config, now: datetime | None = None) -> Verdict:
    """How much was spent today and this month, as the sync process last kept it: at most a minute ago."""
    if not is_metered(config.hub.url):
        return Verdict(DataState.UNMETERED, DataState.UNMETERED.who_acts)
    sync, spent = config.sync, read_spent(config, now or datetime.now(UTC))
    state = data_state(sync, spent)
    facts = _spent_facts("today", spent.day_bytes, "day", sync.day_mb)
    facts |= _spent_facts("month", spent.month_bytes, "month", sync.month_mb)
    return Verdict(state, state.who_acts, facts | _free_hours(sync))


def _spent_facts(name: str, spent_bytes: int, of: str, most_mb: int) -> dict[str, str]:
    mb = spent_bytes / MB
    shown = f"{mb:.1f}" if 0 < mb < _FEW_MB else f"{mb:.0f}"
    return {f"{name}_mb": shown, f"{of}_limit_mb": str(most_mb)} if most_mb else {f"{name}_unlimited_mb": shown}


def _free_hours(sync: SyncConfig) -> dict[str, str]:
    if sync.free_from == sync.free_until:
        return {}
    return {"free_hours": f"{sync.free_from:%H:%M} - {sync.free_until:%H:%M}"}
