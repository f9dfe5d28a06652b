"""What officers tell a kiosk: that its roll of paper was changed. It is told with the next batch, and ever after."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import insert, select, update

from sync.hub import rows

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

# Kept among the alerts, where the desk has no words for it; the last one of a kiosk stays open.
ROLL_CHANGED = "roll_changed"


def order(connection: Connection, kiosk: str, now: datetime) -> None:
    """Tell this kiosk from now on."""
    mine = (rows.alert.c.kiosk == kiosk, rows.alert.c.action == ROLL_CHANGED, rows.alert.c.closed_at.is_(None))
    connection.execute(update(rows.alert).where(*mine).values(closed_at=now))
    row = {"uuid": uuid4(), "kiosk": kiosk, "action": ROLL_CHANGED, "facts": {}, "raised_at": now}
    connection.execute(insert(rows.alert).values(row))


def last_order(connection: Connection, kiosk: str) -> UUID | None:
    """Names the last time that somebody said so; None where nobody ever did."""
    alert = rows.alert.c
    mine = select(alert.uuid).where(alert.closed_at.is_(None), alert.kiosk == kiosk, alert.action == ROLL_CHANGED)
    found: UUID | None = connection.execute(mine.limit(1)).scalar()
    return found
