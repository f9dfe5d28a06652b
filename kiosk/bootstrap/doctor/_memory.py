"""What the kiosk keeps: whether it can be read, and what of it still waits to be sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.bootstrap._process import DATABASE, KEY
from kiosk.bootstrap.doctor._machine import local_time
from kiosk.database import DatabaseError
from kiosk.ports import Verdict, WhoActs
from kiosk.store import open_store, outbox_facts

if TYPE_CHECKING:
    from kiosk.config import Config

DATABASE_STATES = ("well", "new", "unreadable")
OUTBOX_STATES = ("sent", "waiting", "late", "set_aside")
LATE_H = 24


def database(config: Config) -> Verdict:
    """Whether it opens with its key, and is whole."""
    path, key = config.state_dir / DATABASE, config.state_dir / KEY
    if not path.exists() and not key.exists():
        return Verdict("new", WhoActs.NOBODY)
    try:
        open_store(path, key).dispose()
    except DatabaseError as err:
        return Verdict("unreadable", WhoActs.TECHNICIAN, {"reason": err.code})
    return Verdict("well", WhoActs.NOBODY, {"mb": f"{path.stat().st_size / 1e6:.1f}", "key": "file"})


def outbox(config: Config) -> Verdict:
    """What waits, since when, and what was set aside for somebody to look at."""
    path, key = config.state_dir / DATABASE, config.state_dir / KEY
    if not path.exists():
        return Verdict("sent", WhoActs.NOBODY, {"waiting": "0"})
    engine = open_store(path, key)
    try:
        known = outbox_facts(engine)
    finally:
        engine.dispose()
    facts = {"waiting": str(known.waiting)}
    if known.last_receipt_at is not None:
        facts["last_sync"] = local_time(known.last_receipt_at, config)
    if known.set_aside:
        return Verdict("set_aside", WhoActs.TECHNICIAN, {**facts, "set_aside": str(known.set_aside)})
    if not known.waiting or known.oldest_chosen_at is None:
        return Verdict("sent", WhoActs.NOBODY, facts)
    hours = (datetime.now(UTC) - known.oldest_chosen_at).total_seconds() / 3600
    facts["oldest_h"] = f"{max(0.0, hours):.0f}"
    return Verdict("late", WhoActs.TECHNICIAN, facts) if hours > LATE_H else Verdict("waiting", WhoActs.NOBODY, facts)
