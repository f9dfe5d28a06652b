"""How many are before the next number of a lane: the one place of this rule.

The hub says which of our own tickets still wait and how many others do. Between two of its words we count ourselves:

* A ticket of ours counts as waiting if the hub named it, or if the hub had not acknowledged it when it spoke: what the
  hub did not know it could not call. Acknowledged by then and not named means served.
* "By then" is told by the order in which receipts and the line were kept, never by clocks: the kiosk's can be wrong for
  years, and the hub's is another one.
* Others count only in the business day in which the hub spoke. Yesterday's line says nothing about today, and then
  `as_of` is None: only our own numbers are counted.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from kiosk.store.rows import line, line_waiting, outbox, ticket
from kiosk.tickets import LineState

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection


def line_state(connection: Connection, lane: str, day: date) -> LineState:
    """The line before the next number of `lane` in business day `day`."""
    said = connection.execute(select(line).where(line.c.lane == lane)).first()
    is_of_today = said is not None and said.business_day == day.isoformat()
    own = _own_waiting(connection, lane, day, said.receipt if said and is_of_today else 0)
    if said is None:
        return LineState(own, None, None)
    if not is_of_today:
        return LineState(own, None, said.minutes_each)
    return LineState(own + said.others, datetime.fromisoformat(said.as_of), said.minutes_each)


def _own_waiting(connection: Connection, lane: str, day: date, known_to: int) -> int:
    was_named = select(line_waiting.c.ticket).where(line_waiting.c.lane == lane)
    query = (
        select(func.count())
        .select_from(ticket)
        .join(outbox, outbox.c.uuid == ticket.c.uuid)
        .where(
            ticket.c.business_day == day.isoformat(),
            ticket.c.lane == lane,
            or_(outbox.c.receipt.is_(None), outbox.c.receipt > known_to, ticket.c.uuid.in_(was_named)),
        )
    )
    return connection.execute(query).scalar_one()
