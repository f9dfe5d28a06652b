"""What is so now of a number whose slip somebody shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from kiosk.ports import KnownSlip
from kiosk.store._convert import secret_sha256, to_ticket
from kiosk.store._line import line_before, still_waits
from kiosk.store.rows import ticket

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

# The newest first: a slip that is shown is almost always one of today, and needs no index that each number pays for.
_SHOWN = select(ticket).where(ticket.c.secret_sha256 == bindparam("secret")).order_by(ticket.c.id.desc()).limit(1)


def slip_of(connection: Connection, secret: str, day: date) -> KnownSlip | None:
    """The number whose slip carries this secret, in business day `day`; None if there is none."""
    row = connection.execute(_SHOWN, {"secret": secret_sha256(secret)}).first()
    if row is None:
        return None
    of = to_ticket(row, secret)
    waits = still_waits(connection, row.uuid)
    return KnownSlip(str(of.number), of.request.lane, of.business_day == day, waits, line_before(connection, row))
