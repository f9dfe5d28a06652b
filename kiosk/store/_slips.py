"""What is so now of a number whose slip somebody shows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from kiosk.ports import DAYS_A_CODE_FINDS, KnownSlip
from kiosk.store._convert import secret_sha256, to_ticket
from kiosk.store._line import line_before, still_waits
from kiosk.store.rows import ticket

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import Connection, Row

# The newest first: a slip that is shown is almost always one of today, and needs no index that each number pays for.
_NEWEST = select(ticket).order_by(ticket.c.id.desc()).limit(1)
_SHOWN = _NEWEST.where(ticket.c.secret_sha256 == bindparam("secret"))
_TYPED = _NEWEST.where(
    ticket.c.business_day >= bindparam("since"), ticket.c.short_code.in_(bindparam("codes", expanding=True))
)


def slip_of(connection: Connection, secret: str, day: date) -> KnownSlip | None:
    """The number whose slip carries this secret, in business day `day`; None if there is none."""
    return _known(connection, connection.execute(_SHOWN, {"secret": secret_sha256(secret)}).first(), day)


def slip_of_code(connection: Connection, codes: Collection[str], day: date) -> KnownSlip | None:
    """The newest number of the last days whose slip has one of these short codes; None if there is none."""
    since = (day - timedelta(days=DAYS_A_CODE_FINDS)).isoformat()
    return _known(connection, connection.execute(_TYPED, {"codes": list(codes), "since": since}).first(), day)


def _known(connection: Connection, row: Row[Any] | None, day: date) -> KnownSlip | None:
    """What is so of the number in this row. Of its secret nothing more is needed."""
    if row is None:
        return None
    of = to_ticket(row, secret="")
    waits = still_waits(connection, row.uuid)
    return KnownSlip(str(of.number), of.request.lane, of.business_day == day, waits, line_before(connection, row))
