"""What the outbox carries: JSON, UTF-8, compact, sorted keys. Made once and kept as bytes, so that its hash holds."""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

from kiosk.store._convert import secret_sha256

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from kiosk.application import Application, PageImage, StoredDocument
    from kiosk.tickets import Ticket


def ticket_body(ticket: Ticket, *, has_application: bool) -> bytes:
    """A ticket, for the waiting line; whether an application follows it, so that nobody waits for one that does not."""
    request = ticket.request
    return _encode(
        {
            "uuid": str(request.uuid),
            "business_day": ticket.business_day.isoformat(),
            "number": str(ticket.number),
            "letter": ticket.number.letter,
            "count": ticket.number.count,
            "lane": request.lane.code,
            "wait_at": request.lane.wait_at,
            "service": request.service,
            "service_title": request.service_title,
            "priority": request.priority.value,
            "short_code": request.short_code,
            "secret_sha256": secret_sha256(request.secret),
            "issued_at": ticket.issued.wall_at.isoformat(),
            "has_application": has_application,
        }
    )


def definition_body(uuid: UUID, code: str, sha256: str, definition: bytes) -> bytes:
    """A definition of a service, packed: as text inside text it would be sent ten times as large.

    Args:
        uuid: Of this entry.
        code: Of the service.
        sha256: What the definition is named by: the hash of its bytes.
        definition: Those bytes.
    """
    packed = base64.b64encode(zlib.compress(definition, level=9)).decode()
    return _encode({"uuid": str(uuid), "hash": sha256, "code": code, "packed": packed})


def application_body(application: Application, ticket: UUID, switches: Mapping[str, bool]) -> bytes:
    """An application with its answers, which documents belong to it, and how the office's switches stood."""
    return _encode(
        {
            "uuid": str(application.uuid),
            "ticket": str(ticket),
            "service": application.service,
            "definition": application.definition,
            "for_whom": application.for_whom.value,
            "notice": application.notice,
            "switches": dict(switches),
            "answers": [
                {
                    "question": answer.question,
                    "label": answer.label,
                    "value": answer.value,
                    "shown": answer.shown,
                    "is_for_officer": answer.is_for_officer,
                    "list_version": answer.list_version,
                }
                for answer in application.answers
            ],
            "documents": [
                {
                    "uuid": str(document.uuid),
                    "requirement": document.requirement,
                    "title": document.title,
                    "has_page": document.page is not None,
                }
                for document in application.documents
            ],
        }
    )


def document_body(document: StoredDocument, application: UUID) -> bytes:
    """One document; the page itself follows under its hash."""
    return _encode(
        {
            "uuid": str(document.uuid),
            "application": str(application),
            "requirement": document.requirement,
            "title": document.title,
            "page": _page(document.page),
        }
    )


def event_body(uuid: UUID, action: str, facts: Mapping[str, str], at: datetime) -> bytes:
    """Something the desk should see."""
    return _encode({"uuid": str(uuid), "action": action, "facts": dict(facts), "at": at.isoformat()})


def _page(page: PageImage | None) -> dict[str, Any] | None:
    if page is None:
        return None
    return {
        "sha256": page.sha256,
        "media_type": page.media_type,
        "width_px": page.width_px,
        "height_px": page.height_px,
        "size_bytes": len(page.content),
        "pages": page.pages,
    }


def _encode(body: dict[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
