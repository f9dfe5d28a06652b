"""A number that lies ready, so that its paper need not wait for the disk: what may be printed is kept before the press.

At most one row. It is kept with a sync while somebody reads the page whose button gives the number. When they press, it
is marked as taken without one, its bytes go to the printer, and the number is then counted and kept as any other. Who
gives or lays another one meanwhile settles this one first. What is found after a stop tells what was:

* Taken: its slip may be out, so the number was given, and whether it is on paper is in doubt.
* Not taken, and the machine has not been started since: nobody pressed, for a kill takes no mark back.
* Not taken, and the machine has: the cut may have taken the mark. The number counts as given, and is in doubt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, exists, insert, or_, select, update

from kiosk.store._convert import ticket_values, to_line_state, to_ticket
from kiosk.store.rows import counter, ready

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection, Row

    from kiosk.clock import Moment
    from kiosk.tickets import LineState, Priority, Ticket, TicketRequest

# Made once: building a statement costs more than running it.
_ADD, _CLEAR, _LEFT = insert(ready), delete(ready), select(ready)
_SAME_LINE = and_(counter.c.business_day == ready.c.business_day, counter.c.letter == ready.c.letter)
_IS_OVERTAKEN = exists().where(
    or_(counter.c.business_day > ready.c.business_day, and_(_SAME_LINE, counter.c.last >= ready.c.count))
)
_TAKE = (
    update(ready)
    .where(ready.c.uuid == bindparam("asked"), ready.c.is_taken.is_(False), ~_IS_OVERTAKEN)
    .values(is_taken=True, priority=bindparam("stated"))
)


@dataclass(frozen=True)
class Ready:
    """What a number and its slip will be.

    Args:
        ticket: Its moment of issue is when it was laid ready.
        line: As the slip tells it.
        payload: The slip, encoded.
    """

    ticket: Ticket
    line: LineState
    payload: bytes

    def is_as_good_as(self, other: Ready | None) -> bool:
        """Whether laying this one ready in place of the other would change nothing but the moment."""
        return other is not None and replace(self, ticket=replace(self.ticket, issued=other.ticket.issued)) == other

    def answers(self, request: TicketRequest) -> bool:
        """Whether it is for this request: the priority is only known with the press, and on no slip."""
        return replace(self.ticket.request, priority=request.priority) == request


def lay(connection: Connection, one: Ready, kiosk: str, office: str) -> None:
    """Keep this one, where nothing lies ready."""
    row = ticket_values(one.ticket, one.line, kiosk=kiosk, office=office)
    connection.execute(_ADD, {**row, "secret": one.ticket.request.secret, "payload": one.payload, "is_taken": False})


def take(connection: Connection, uuid: UUID, priority: Priority) -> bool:
    """Mark it as taken, and no more, for a slip waits for this; False if it is not there, or not the next number."""
    return connection.execute(_TAKE, {"asked": str(uuid), "stated": priority.value}).rowcount == 1


def left(connection: Connection) -> Row[Any] | None:
    """What lies there, taken or not."""
    return connection.execute(_LEFT).first()


def may_be_out(row: Row[Any], now: Moment) -> bool:
    """Whether its slip may have been printed; see above."""
    return bool(row.is_taken) or row.issued_boot != now.boot


def of_row(row: Row[Any]) -> Ready:
    """What a row says."""
    return Ready(to_ticket(row, row.secret), to_line_state(row), row.payload)


def clear(connection: Connection) -> None:
    """Leave nothing ready."""
    connection.execute(_CLEAR)
