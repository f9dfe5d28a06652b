"""Putting things into the outbox, within the transaction that made them."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.ports import EntryKind
from kiosk.store._bodies import application_body, document_body, ticket_body
from kiosk.store._convert import Values, moment_values

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from kiosk.application import Application
    from kiosk.clock import Moment
    from kiosk.tickets import Ticket


class EntryState(StrEnum):
    """Where an outbox entry stands; only a receipt with the right hash makes it acknowledged."""

    HELD = "held"  # what must not leave alone
    WAITING = "waiting"
    SENDING = "sending"
    ACKNOWLEDGED = "acknowledged"
    QUARANTINED = "quarantined"


# Small things first; a ticket waits for nothing.
RANK = {
    EntryKind.TICKET: 0,
    EntryKind.DEFINITION: 1,
    EntryKind.APPLICATION: 1,
    EntryKind.EVENT: 1,
    EntryKind.DOCUMENT: 2,
}


def entries_of(ticket: Ticket, application: Application | None, switches: Mapping[str, bool]) -> list[Values]:
    """The rows for one submitting act: its ticket, its application, one for each document."""
    body = ticket_body(ticket, has_application=application is not None)
    own = entry(EntryKind.TICKET, ticket.request.uuid, body, ticket.business_day, ticket.request.chosen)
    return [own] if application is None else [own, *application_entries(ticket, application, switches)]


def application_entries(ticket: Ticket, application: Application, switches: Mapping[str, bool]) -> list[Values]:
    """The rows for the application of a ticket, one for each of its documents among them."""
    day, chosen = ticket.business_day, ticket.request.chosen
    body = application_body(application, ticket.request.uuid, switches)
    entries = [entry(EntryKind.APPLICATION, application.uuid, body, day, chosen)]
    for document in application.documents:
        body = document_body(document, application.uuid)
        page = document.page.sha256 if document.page else None
        entries.append(entry(EntryKind.DOCUMENT, document.uuid, body, day, chosen, page))
    return entries


def entry(
    kind: EntryKind, uuid: UUID, body: bytes, day: date, chosen: Moment, page_sha256: str | None = None
) -> Values:
    """One row of the outbox, waiting."""
    return {
        "uuid": str(uuid),
        "kind": kind.value,
        "rank": RANK[kind],
        "business_day": day.isoformat(),
        "body": body,
        "sha256": hashlib.sha256(body).hexdigest(),
        "page_sha256": page_sha256,
        **moment_values("chosen", chosen),
        "state": EntryState.WAITING.value,
    }
