"""The hub's tables, and conversions between rows and values.

`entry` holds what kiosks sent, byte for byte; every other table of what they sent is an effect of an entry and is made
in the same transaction. Applications and documents name their ticket and application without a foreign key: they may
come before it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
)

from kiosk.database import audit, new_metadata
from kiosk.tickets import Priority, TicketNumber, Waiting

if TYPE_CHECKING:
    from sqlalchemy import Dialect, Row


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime as ISO text in UTC, of one width, so that text order is time order."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To text; a naive datetime is a mistake of the program and raises."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "naive datetime"
            raise ValueError(msg)
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From text."""
        return None if value is None else datetime.fromisoformat(value)


metadata = new_metadata()
audit.audit_table(metadata)

entry = Table(
    "entry",
    metadata,
    Column("uuid", Uuid, primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("scheme", String(40), nullable=False),
    Column("office", String(40), nullable=False),
    Column("kiosk", String(40), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("age_s", Float, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
)

conflict = Table(
    "conflict",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", Uuid, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("office", String(40), nullable=False),
    Column("kiosk", String(40), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("reason", String(80), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    UniqueConstraint("uuid", "sha256"),
)

ticket = Table(
    "ticket",
    metadata,
    Column("uuid", Uuid, ForeignKey("entry.uuid"), primary_key=True),
    Column("office", String(40), nullable=False),
    Column("kiosk", String(40), nullable=False),
    Column("business_day", Date, nullable=False),
    Column("letter", String(1), nullable=False),
    Column("serial", Integer, nullable=False),  # the count of the number; `count` is taken by rows
    Column("lane", String(80), nullable=False),
    Column("wait_at", String(300), nullable=False),
    Column("service", String(80), nullable=False),
    Column("service_title", String(300), nullable=False),
    Column("priority", String(20), nullable=False),
    Column("short_code", String(80), nullable=False, index=True),
    Column("has_application", Boolean),  # NULL: the kiosk did not say
    Column("line_day", Date, nullable=False),
    Column("arrived_at", UtcDateTime, nullable=False),
    Column("state", String(20), nullable=False),
    Column("counter", String(80)),
    Column("called_at", UtcDateTime),
    Column("finished_at", UtcDateTime),
    UniqueConstraint("office", "business_day", "letter", "serial"),
    Index(None, "line_day", "state", "lane"),
)

application = Table(
    "application",
    metadata,
    Column("uuid", Uuid, ForeignKey("entry.uuid"), primary_key=True),
    Column("ticket", Uuid, nullable=False, index=True),
    Column("definition", String(80), index=True),  # NULL: came before definitions were kept
    Column("has_hidden_answers", Boolean),  # NULL: its definition is not here, or cannot be read
)

# A definition stands for itself: whoever sent it, and however often, its content is what its hash names.
definition = Table(
    "definition",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("code", String(80), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("uuid", Uuid, ForeignKey("entry.uuid"), primary_key=True),
    Column("application", Uuid, nullable=False, index=True),
    Column("page_sha256", String(64), index=True),
    Column("media_type", String(80)),
)

act = Table(
    "act",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ticket", Uuid, ForeignKey("ticket.uuid"), nullable=False),
    Column("line_day", Date, nullable=False),
    Column("counter", String(80), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("was", String(20), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("is_undone", Boolean, nullable=False),
    Index(None, "line_day", "counter"),
)

alert = Table(
    "alert",
    metadata,
    Column("uuid", Uuid, primary_key=True),
    Column("kiosk", String(40), nullable=False),
    Column("action", String(80), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime, index=True),
    Column("handled_at", UtcDateTime),  # of a device's trouble: an officer said so, and the device has not
)

# A tap on a face or one of the nine; its entry says no more than this.
opinion = Table(
    "opinion",
    metadata,
    Column("entry", Uuid, ForeignKey("entry.uuid"), primary_key=True),
    Column("element", String(40), primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("service", String(80), nullable=False),
    Column("score", Integer, nullable=False),
)


def number_of(row: Row[tuple[object, ...]]) -> str:
    """The number as called, of a row of `ticket`."""
    return str(TicketNumber(row.letter, row.serial))


def has_priority(row: Row[tuple[object, ...]]) -> bool:
    """Whether a row of `ticket` belongs to somebody whom the law names."""
    return bool(row.priority != Priority.NONE.value)


def to_waiting(row: Row[tuple[object, ...]]) -> Waiting:
    """The value the rules of the line know, of a row of `ticket`."""
    return Waiting(row.uuid, number_of(row), row.lane, row.arrived_at, has_priority(row))
