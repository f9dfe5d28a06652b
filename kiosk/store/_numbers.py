"""Numbers as they are given, within the caller's transaction: at once, or one that lay ready and was taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, insert, select

from kiosk.database import audit
from kiosk.ports import Issued, PrintState
from kiosk.store import _applications, _definitions, _prints, _ready
from kiosk.store._convert import ticket_values
from kiosk.store._day import Day, coming_number, next_number, reach_number
from kiosk.store._entries import entries_of
from kiosk.store._line import line_state
from kiosk.store._ready import Ready
from kiosk.store.rows import outbox, ticket
from kiosk.tickets import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from sqlalchemy import Connection

    from kiosk.application import Application
    from kiosk.clock import Clock
    from kiosk.config import OfficeConfig
    from kiosk.ports import FormUsed
    from kiosk.tickets import LineState, TicketRequest

    MakePayload = Callable[[Ticket, LineState], bytes]

# Made once: building a statement costs more than running it.
_ADD_TICKET, _ADD_ENTRIES = insert(ticket), insert(outbox)
_GIVEN = select(ticket.c.uuid).where(ticket.c.uuid == bindparam("asked"))


class Numbers:
    """One kiosk's numbers; fields as those of `Store`."""

    def __init__(self, day: Day, office: OfficeConfig, kiosk: str, clock: Clock) -> None:
        self._day, self._office, self._kiosk, self._clock = day, office, kiosk, clock

    def coming(self, connection: Connection, request: TicketRequest, make_payload: MakePayload) -> Ready:
        """What `give` would give now; nothing is taken."""
        day = self._day.running(connection)
        number = coming_number(connection, day, request.lane.letter)
        would_be = Ticket(request, day, number, self._clock.now())
        line = line_state(connection, request.lane.code, day)
        return Ready(would_be, line, make_payload(would_be, line))

    def lay(self, connection: Connection, request: TicketRequest, make_payload: MakePayload) -> Ready | None:
        """Keep what is coming as what lies ready, and nothing else; None for who has a number, or has taken it."""
        asked = str(request.uuid)
        row = _ready.left(connection)
        is_taken = row is not None and row.is_taken and row.uuid == asked
        if is_taken or connection.execute(_GIVEN, {"asked": asked}).first() is not None:
            return None
        self.settle(connection)  # first: a number that was taken is counted by this
        one = self.coming(connection, request, make_payload)
        _ready.lay(connection, one, self._kiosk, self._office.code)
        return one

    def take(self, connection: Connection, one: Ready, request: TicketRequest) -> bool:
        """Take what lies ready for this request; False where a number would be another one by now."""
        is_still = self._day.is_still(one.ticket.business_day)
        return is_still and _ready.take(connection, request.uuid, request.priority)

    def give(
        self,
        connection: Connection,
        request: TicketRequest,
        application: Application | None,
        make_payload: MakePayload,
        form: FormUsed | None,
        state: PrintState,
    ) -> Issued:
        """Give a number: the one that was taken for this request, else the next; its slip's job begins in `state`."""
        one = self.settle(connection, request.uuid)
        if one is None:
            day = self._day.running(connection)
            line = line_state(connection, request.lane.code, day)
            issued = Ticket(request, day, next_number(connection, day, request.lane.letter), self._clock.now())
            one = Ready(issued, line, make_payload(issued, line))
        else:
            one = replace(one, ticket=replace(one.ticket, request=request, issued=self._clock.now()))
        return self._keep(connection, one, application, form, state, "ticket.issued")

    def settle(self, connection: Connection, asked: UUID | None = None) -> Ready | None:
        """Leave nothing ready: what may be out on paper is given, and in doubt; what was taken for `asked` is returned.

        Args:
            connection: The caller's transaction.
            asked: Who comes to be given what was taken for them.
        """
        row = _ready.left(connection)
        if row is None:
            return None
        _ready.clear(connection)
        one = _ready.of_row(row)
        if row.is_taken and one.ticket.request.uuid == asked:
            reach_number(connection, one.ticket.business_day, one.ticket.number)
            return one
        is_given = connection.execute(_GIVEN, {"asked": row.uuid}).first() is not None
        if not is_given and _ready.may_be_out(row, self._clock.now()):
            reach_number(connection, one.ticket.business_day, one.ticket.number)
            self._keep(connection, one, None, None, PrintState.UNKNOWN, "ticket.recovered")
        return None

    def _keep(
        self,
        connection: Connection,
        one: Ready,
        application: Application | None,
        form: FormUsed | None,
        state: PrintState,
        action: str,
    ) -> Issued:
        """Ticket, application, documents, outbox entries, print job and audit entry."""
        issued, switches = one.ticket, form.switches if form else {}
        row = ticket_values(issued, one.line, kiosk=self._kiosk, office=self._office.code)
        connection.execute(_ADD_TICKET, row)
        if application is not None:
            _applications.add(connection, application, issued.request.uuid, switches)
            if form is not None:
                _definitions.queue(connection, application, form.definition, issued)
        connection.execute(_ADD_ENTRIES, entries_of(issued, application, switches))
        number, day = str(issued.number), issued.business_day
        job = _prints.add_job(connection, issued.request.uuid, day, number, one.payload, state=state)
        facts = {"kiosk": self._kiosk, **_facts_of(issued, application)}
        audit.append(connection, action, facts, self._clock.now().wall_at)
        return Issued(issued, one.line, job)


def _facts_of(issued: Ticket, whole: Application | None) -> dict[str, str]:
    facts = {"ticket": str(issued.request.uuid), "number": str(issued.number), "day": issued.business_day.isoformat()}
    return facts if whole is None else {**facts, "application": str(whole.uuid)}
