"""The life of print jobs, as kept. A job that may have been printed is never sent again by itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select, update

from kiosk.ports import PrintJob, PrintState
from kiosk.store._convert import to_print_job
from kiosk.store._errors import StoreError
from kiosk.store.rows import print_job

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from sqlalchemy import Connection

# Sending twice is refused: two senders of one job would make two slips.
NEXT: Final[Mapping[PrintState, frozenset[PrintState]]] = {
    PrintState.QUEUED: frozenset({PrintState.SENDING, PrintState.BLOCKED}),
    PrintState.BLOCKED: frozenset({PrintState.SENDING, PrintState.BLOCKED, PrintState.QUEUED}),
    PrintState.SENDING: frozenset(PrintState) - {PrintState.SENDING},
    PrintState.UNKNOWN: frozenset({PrintState.PRINTED, PrintState.UNKNOWN}),
    PrintState.PRINTED: frozenset(),
    PrintState.UNVERIFIED: frozenset(),
}
# Back to these only if no byte was sent: only then nothing can have come out.
_UNSENT = {PrintState.QUEUED, PrintState.BLOCKED}
_ADD = insert(print_job).returning(print_job.c.id)  # made once: building it costs more than running it
_PENDING = [PrintState.QUEUED.value, PrintState.BLOCKED.value, PrintState.UNKNOWN.value]


def add_job(
    connection: Connection,
    ticket: UUID,
    day: date,
    number: str,
    payload: bytes,
    copy: int = 0,
    state: PrintState = PrintState.QUEUED,
) -> PrintJob:
    """Queue a slip; as SENDING for who writes right after this transaction, and for nobody else."""
    values = {
        "ticket": str(ticket),
        "business_day": day.isoformat(),
        "number": number,
        "copy": copy,
        "payload": payload,
        "state": state.value,
        "sent_bytes": 0,
    }
    job_id = connection.execute(_ADD, values).scalar_one()
    return PrintJob(job_id, ticket, number, payload, state, copy)


def first_job(connection: Connection, ticket: UUID) -> PrintJob:
    """The job of a ticket's own slip, made with the ticket."""
    query = select(print_job).where(print_job.c.ticket == str(ticket), print_job.c.copy == 0)
    return to_print_job(connection.execute(query).one())


def add_copy(connection: Connection, ticket: UUID, make_payload: Callable[[int], bytes]) -> PrintJob:
    """Queue a further copy of a ticket's slip, in the ticket's own business day.

    Raises: StoreError if there is no such ticket.
    """
    query = select(print_job.c.business_day, print_job.c.number, print_job.c.copy).where(
        print_job.c.ticket == str(ticket)
    )
    last = connection.execute(query.order_by(print_job.c.copy.desc()).limit(1)).first()
    if last is None:
        raise StoreError("ticket.unknown", ticket=ticket)
    day, copy = date.fromisoformat(last.business_day), last.copy + 1
    return add_job(connection, ticket, day, last.number, make_payload(copy), copy)


def pending(connection: Connection, day: date) -> tuple[PrintJob, ...]:
    """Jobs of a business day that did not surely come out and are not on their way, oldest first."""
    query = select(print_job).where(print_job.c.business_day == day.isoformat(), print_job.c.state.in_(_PENDING))
    return tuple(to_print_job(row) for row in connection.execute(query.order_by(print_job.c.id)))


def move(connection: Connection, job_id: int, state: PrintState, sent_bytes: int) -> PrintState | None:
    """Bring a job to `state` if the table allows it; the state it stays in if not, None if it was moved.

    Raises: StoreError if there is no such job.
    """
    found = connection.execute(select(print_job.c.state).where(print_job.c.id == job_id)).scalar()
    if found is None:
        raise StoreError("print.job.unknown", job=job_id)
    before = PrintState(found)
    if state not in NEXT[before] or (before is PrintState.SENDING and state in _UNSENT and sent_bytes > 0):
        return before
    connection.execute(
        update(print_job).where(print_job.c.id == job_id).values(state=state.value, sent_bytes=sent_bytes)
    )
    return None


def doubt_sending(connection: Connection) -> int:
    """After a restart nobody knows what became of a job that was being sent: UNKNOWN. How many."""
    was_sending = print_job.c.state == PrintState.SENDING.value
    return connection.execute(update(print_job).where(was_sending).values(state=PrintState.UNKNOWN.value)).rowcount
