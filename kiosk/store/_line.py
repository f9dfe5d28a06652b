"""How many are before the next number of a lane, or before one that was given: the one place of this rule.

The hub says which of our own tickets still wait and how many others do. Between two of its words we count ourselves:

* A ticket of ours counts as waiting if the hub named it, or if the hub had not acknowledged it when it spoke: what the
  hub did not know it could not call. Acknowledged by then and not named means served.
* "By then" is told by the order in which receipts and the line were kept, never by clocks: the kiosk's can be wrong for
  years, and the hub's is another one.
* Others count only in the business day in which the hub spoke. Yesterday's line says nothing about today, and then
  `as_of` is None: only our own numbers are counted.
* Before a number that was given are those who chose their service earlier. Of the others it is only known that they
  are no more than were before it when it was given.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, func, or_, select

from kiosk.store.rows import line, line_waiting, outbox, ticket
from kiosk.tickets import LineState

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection, Row

# Statements are made once: building one costs more than running it.
_SAID = select(line).where(line.c.lane == bindparam("lane"))
_NAMED = select(line_waiting.c.ticket).where(line_waiting.c.lane == bindparam("lane"))
_WAITS = or_(outbox.c.receipt.is_(None), outbox.c.receipt > bindparam("known_to"), ticket.c.uuid.in_(_NAMED))
_SENT_TICKETS = ticket.join(outbox, outbox.c.uuid == ticket.c.uuid)
_OWN_WAITING = (
    select(func.count())
    .select_from(_SENT_TICKETS)
    .where(ticket.c.business_day == bindparam("day"), ticket.c.lane == bindparam("lane"), _WAITS)
)
# A place in the line counts from when the service was chosen; the seconds of one start are right by any clock.
_CHOSE_BEFORE = or_(
    and_(ticket.c.chosen_boot == bindparam("boot"), ticket.c.chosen_seconds < bindparam("seconds")),
    and_(ticket.c.chosen_boot != bindparam("boot"), ticket.c.chosen_at < bindparam("at")),
)
_OWN_BEFORE = _OWN_WAITING.where(_CHOSE_BEFORE)
_LANE = select(ticket.c.lane, ticket.c.business_day).where(ticket.c.uuid == bindparam("asked"))
_ONE_WAITS = select(ticket.c.uuid).select_from(_SENT_TICKETS).where(ticket.c.uuid == bindparam("asked"), _WAITS)


def line_state(connection: Connection, lane: str, day: date) -> LineState:
    """The line before the next number of `lane` in business day `day`."""
    known_to = _known_to(connection, lane, day.isoformat())
    own = connection.execute(_OWN_WAITING, {"lane": lane, "day": day.isoformat(), "known_to": known_to}).scalar_one()
    return _with_others(connection, own, lane, day.isoformat())


def line_before(connection: Connection, given: Row[Any]) -> LineState:
    """The line before a number of ours that was given, as a row of tickets."""
    lane, day = given.lane, given.business_day
    chosen = {"boot": given.chosen_boot, "seconds": given.chosen_seconds, "at": given.chosen_at}
    known_to = _known_to(connection, lane, day)
    own = connection.execute(_OWN_BEFORE, {"lane": lane, "day": day, "known_to": known_to, **chosen}).scalar_one()
    return _with_others(connection, own, lane, day, given.ahead)


def _with_others(connection: Connection, own: int, lane: str, day: str, most: int | None = None) -> LineState:
    said = connection.execute(_SAID, {"lane": lane}).first()
    if said is None:
        return LineState(own, None, None)
    if said.business_day != day:
        return LineState(own, None, said.minutes_each)
    others = said.others if most is None else min(said.others, most)
    return LineState(own + others, datetime.fromisoformat(said.as_of), said.minutes_each)


def still_waits(connection: Connection, asked: str) -> bool:
    """Whether one ticket of ours counts as waiting; one that is unknown was never called."""
    own = connection.execute(_LANE, {"asked": asked}).first()
    if own is None:
        return True
    known_to = _known_to(connection, own.lane, own.business_day)
    waits = connection.execute(_ONE_WAITS, {"asked": asked, "lane": own.lane, "known_to": known_to})
    return waits.first() is not None


def _known_to(connection: Connection, lane: str, day: str) -> int:
    """The last receipt the hub had given when it last spoke of this lane in this business day; 0 if it did not."""
    said = connection.execute(_SAID, {"lane": lane}).first()
    return said.receipt if said is not None and said.business_day == day else 0
