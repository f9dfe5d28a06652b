"""What officers tell a kiosk: that a roll of its paper was changed. It is told with the next batch, and ever after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import insert, select, update

from sync.hub import rows

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

# Kept among the alerts, where the desk has no words for it; the last one of a printer stays open.
ROLL_CHANGED, SPARE_ROLL_CHANGED = "roll_changed", "spare_roll_changed"


class Printer(NamedTuple):
    """One of a kiosk's printers of slips."""

    kiosk: str
    is_spare: bool = False


def order(connection: Connection, printer: Printer, now: datetime) -> None:
    """Tell its kiosk from now on."""
    kiosk, action = printer.kiosk, _action(printer)
    mine = (rows.alert.c.kiosk == kiosk, rows.alert.c.action == action, rows.alert.c.closed_at.is_(None))
    connection.execute(update(rows.alert).where(*mine).values(closed_at=now))
    row = {"uuid": uuid4(), "kiosk": kiosk, "action": action, "facts": {}, "raised_at": now}
    connection.execute(insert(rows.alert).values(row))


def last_order(connection: Connection, printer: Printer) -> UUID | None:
    """Names the last time that somebody said so; None where nobody ever did."""
    alert = rows.alert.c
    is_it = alert.closed_at.is_(None), alert.kiosk == printer.kiosk, alert.action == _action(printer)
    found: UUID | None = connection.execute(select(alert.uuid).where(*is_it).limit(1)).scalar()
    return found


def _action(printer: Printer) -> str:
    return SPARE_ROLL_CHANGED if printer.is_spare else ROLL_CHANGED
