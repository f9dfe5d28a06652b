"""The rows of an application: made with its ticket, or joined to a number that was taken first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from kiosk.store import _definitions
from kiosk.store._convert import answer_values, application_values, document_values, to_ticket
from kiosk.store._entries import application_entries
from kiosk.store._errors import StoreError
from kiosk.store.rows import answer, application, document, outbox, ticket

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from sqlalchemy import Connection

    from kiosk.application import Application
    from kiosk.ports import FormUsed


def add(connection: Connection, whole: Application, of_ticket: UUID, switches: Mapping[str, bool]) -> None:
    """Make the rows of an application, its answers and its documents."""
    connection.execute(insert(application), application_values(whole, of_ticket, switches))
    answers = [answer_values(whole.uuid, position, given) for position, given in enumerate(whole.answers)]
    if answers:
        connection.execute(insert(answer), answers)
    documents = [document_values(whole.uuid, position, given) for position, given in enumerate(whole.documents)]
    if documents:
        connection.execute(insert(document), documents)


def join(connection: Connection, of_ticket: UUID, whole: Application, form: FormUsed | None) -> bool:
    """Make the rows and outbox entries of an application whose number is there; False if it was joined before.

    Raises: StoreError if there is no such number, or it has another application or is for another service.
    """
    row = connection.execute(select(ticket).where(ticket.c.uuid == str(of_ticket))).first()
    if row is None:
        raise StoreError("ticket.unknown", ticket=of_ticket)
    had = connection.execute(select(application.c.uuid).where(application.c.ticket == row.uuid)).scalar()
    if had == str(whole.uuid):
        return False
    if had is not None or row.service != whole.service:
        raise StoreError("ticket.application.other", ticket=of_ticket, service=row.service)
    issued, switches = to_ticket(row, secret=""), form.switches if form else {}
    add(connection, whole, of_ticket, switches)
    if form is not None:
        _definitions.queue(connection, whole, form.definition, issued)
    connection.execute(insert(outbox), application_entries(issued, whole, switches))
    return True
