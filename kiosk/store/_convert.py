"""Between rows and domain values; the only place that knows both."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kiosk.clock import Moment
from kiosk.ports import EntryKind, OutboxEntry, PrintJob, PrintState
from kiosk.tickets import Lane, LineState, Priority, Ticket, TicketNumber, TicketRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row

    from kiosk.application import Answer, Application, StoredDocument

Values = dict[str, Any]


def moment_values(prefix: str, moment: Moment) -> Values:
    """The three columns of a moment."""
    return {
        f"{prefix}_boot": moment.boot,
        f"{prefix}_seconds": moment.seconds,
        f"{prefix}_at": moment.wall_at.isoformat(),
    }


def to_moment(prefix: str, row: Row[Any]) -> Moment:
    """The moment of three columns."""
    found = row._mapping  # noqa: SLF001  SQLAlchemy's documented name for a row by column
    return Moment(found[f"{prefix}_boot"], found[f"{prefix}_seconds"], datetime.fromisoformat(found[f"{prefix}_at"]))


def secret_sha256(secret: str) -> str:
    """What is kept of a slip's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def ticket_values(ticket: Ticket, line: LineState, *, kiosk: str, office: str) -> Values:
    """The row of a ticket and of the line as its slip tells it."""
    request = ticket.request
    return {
        "uuid": str(request.uuid),
        "kiosk": kiosk,
        "office": office,
        "business_day": ticket.business_day.isoformat(),
        "letter": ticket.number.letter,
        "count": ticket.number.count,
        "lane": request.lane.code,
        "wait_at": request.lane.wait_at,
        "lane_minutes_each": request.lane.minutes_each,
        "service": request.service,
        "service_title": request.service_title,
        "priority": request.priority.value,
        "secret_sha256": secret_sha256(request.secret),
        "short_code": request.short_code,
        "bring": json.dumps(request.bring, ensure_ascii=False),
        **moment_values("chosen", request.chosen),
        **moment_values("issued", ticket.issued),
        "ahead": line.ahead,
        "line_as_of": line.as_of.isoformat() if line.as_of else None,
        "line_minutes_each": line.minutes_each,
    }


def to_ticket(row: Row[Any], secret: str) -> Ticket:
    """The ticket of a row; its secret is not in the row, the caller has it."""
    request = TicketRequest(
        uuid=UUID(row.uuid),
        lane=Lane(row.lane, row.letter, row.wait_at, row.lane_minutes_each),
        service=row.service,
        service_title=row.service_title,
        priority=Priority(row.priority),
        chosen=to_moment("chosen", row),
        secret=secret,
        short_code=row.short_code,
        bring=tuple(json.loads(row.bring)),
    )
    # Row.count is a method of tuples, hence by name.
    number = TicketNumber(row.letter, row._mapping["count"])  # noqa: SLF001
    return Ticket(request, date.fromisoformat(row.business_day), number, to_moment("issued", row))


def to_line_state(row: Row[Any]) -> LineState:
    """The line as the slip of this ticket row tells it."""
    as_of = datetime.fromisoformat(row.line_as_of) if row.line_as_of else None
    return LineState(row.ahead, as_of, row.line_minutes_each)


def application_values(application: Application, ticket: UUID, switches: Mapping[str, bool]) -> Values:
    """The row of an application without its answers and documents."""
    return {
        "uuid": str(application.uuid),
        "ticket": str(ticket),
        "service": application.service,
        "definition": application.definition,
        "for_whom": application.for_whom.value,
        "notice": application.notice,
        "switches": json.dumps(dict(switches), sort_keys=True),
    }


def answer_values(application: UUID, position: int, answer: Answer) -> Values:
    """The row of one answer."""
    return {
        "application": str(application),
        "position": position,
        "question": answer.question,
        "label": answer.label,
        "value": answer.value,
        "shown": answer.shown,
        "is_for_officer": answer.is_for_officer,
        "list_version": answer.list_version,
    }


def document_values(application: UUID, position: int, document: StoredDocument) -> Values:
    """The row of one document; the page's content is a file."""
    page = document.page
    return {
        "uuid": str(document.uuid),
        "application": str(application),
        "position": position,
        "requirement": document.requirement,
        "title": document.title,
        "page_sha256": page.sha256 if page else None,
        "media_type": page.media_type if page else None,
        "width_px": page.width_px if page else None,
        "height_px": page.height_px if page else None,
        "size_bytes": len(page.content) if page else None,
    }


def to_print_job(row: Row[Any]) -> PrintJob:
    """The print job of a row."""
    return PrintJob(row.id, UUID(row.ticket), row.number, row.payload, PrintState(row.state), row.copy)


def to_entry(row: Row[Any]) -> OutboxEntry:
    """The outbox entry of a row."""
    return OutboxEntry(
        uuid=UUID(row.uuid),
        kind=EntryKind(row.kind),
        body=row.body,
        sha256=row.sha256,
        chosen=to_moment("chosen", row),
        page_sha256=row.page_sha256,
    )
