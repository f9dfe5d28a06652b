"""Which definitions of services the hub was sent: each once, with the first application that was filled in with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import bindparam, insert, select

from kiosk.ports import EntryKind
from kiosk.store._bodies import definition_body
from kiosk.store._entries import entry
from kiosk.store.rows import definition, outbox

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kiosk.application import Application
    from kiosk.tickets import Ticket

_KNOWN = select(definition.c.hash).where(definition.c.hash == bindparam("asked"))


def queue(connection: Connection, application: Application, content: bytes, issued: Ticket) -> None:
    """Put the definition of this application into the outbox, unless it was put there before.

    Within the transaction that keeps the application: either both are there after a power cut, or none.
    """
    if connection.execute(_KNOWN, {"asked": application.definition}).first() is not None:
        return
    uuid = uuid4()
    body = definition_body(uuid, application.service, application.definition, content)
    row = entry(EntryKind.DEFINITION, uuid, body, issued.business_day, issued.request.chosen)
    connection.execute(insert(outbox), row)
    known = {
        "hash": application.definition,
        "code": application.service,
        "entry": str(uuid),
        "first_seen_at": issued.issued.wall_at.isoformat(),
    }
    connection.execute(insert(definition), known)
