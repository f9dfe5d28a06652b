"""What waits to be sent, as the sync process may see it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from kiosk.clock import Moment


class EntryKind(StrEnum):
    """What an outbox entry carries; small things are sent first."""

    TICKET = "ticket"
    DEFINITION = "definition"  # of a service, once, before the first application filled in with it
    APPLICATION = "application"
    DOCUMENT = "document"
    EVENT = "event"  # officer called, printer trouble: what the desk should see


@dataclass(frozen=True)
class OutboxEntry:
    """One thing to be sent.

    Args:
        uuid: The idempotency key.
        kind: What it carries.
        body: JSON, UTF-8, exactly as the hub will store it.
        sha256: Of `body`, lower-case hex.
        chosen: When the resident chose the service, to be sent as an age.
        page_sha256: For a document with a page: its content, fetched by `Outbox.page`.
    """

    uuid: UUID
    kind: EntryKind
    body: bytes
    sha256: str
    chosen: Moment
    page_sha256: str | None


class Outbox(Protocol):
    """The part of the kiosk's store the sync process may use."""

    def waiting(self, most: int) -> tuple[OutboxEntry, ...]:
        """Unacknowledged entries, the newest business day first within each of the following.

        Tickets; then definitions, applications and events as they came; then documents.
        """
        ...

    def page(self, sha256: str) -> bytes:
        """The content of a captured page, checked against its hash.

        Raises: KioskError if it is gone or changed.
        """
        ...

    def mark_sending(self, uuids: tuple[UUID, ...]) -> None:
        """Keep that these are on their way."""
        ...

    def acknowledge(self, uuid: UUID, sha256: str) -> None:
        """Keep the hub's receipt. MUST refuse a hash that is not the entry's."""
        ...

    def quarantine(self, uuid: UUID, reason: str) -> None:
        """Set one entry aside for a human; others go on."""
        ...

    def save_line(
        self, lane: str, waiting: tuple[UUID, ...], others: int, minutes_each: float | None, as_of: datetime
    ) -> None:
        """Keep what the hub said of a lane, asked for after the last receipt that was kept.

        A ticket that the hub had acknowledged and does not name as waiting counts as served.

        Args:
            lane: Which.
            waiting: Those of our own tickets that still wait there.
            others: How many tickets of others wait there.
            minutes_each: Measured minutes a person.
            as_of: When the hub said so; aware, UTC.
        """
        ...
