"""The tables of kiosk.db. Core tables and not mapped classes: the mind starts faster, and each write is one statement.

Instants are ISO text in UTC; a `Moment` is three columns, because only boot and seconds give an age that a wrong clock
cannot change.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from kiosk.database import audit, new_metadata

METADATA = new_metadata()

audit.audit_table(METADATA)

# The highest day in here is the stored business day, which only goes forward.
counter = Table(
    "counter",
    METADATA,
    Column("business_day", String(10), primary_key=True),
    Column("letter", String(1), primary_key=True),
    Column("last", Integer, nullable=False),
)


def _of_a_ticket() -> tuple[Column[Any], ...]:
    """What is kept of a number, given or ready, but its own name."""
    return (
        Column("kiosk", String(40), nullable=False),
        Column("office", String(8), nullable=False),
        Column("business_day", String(10), nullable=False),
        Column("letter", String(1), nullable=False),
        Column("count", Integer, nullable=False),
        Column("lane", String(40), nullable=False),
        Column("wait_at", String, nullable=False),
        Column("lane_minutes_each", Integer, nullable=False),
        Column("service", String(40), nullable=False),
        Column("service_title", String, nullable=False),
        Column("priority", String(20), nullable=False),
        Column("secret_sha256", String(64), nullable=False),  # the secret itself is on the slip alone
        Column("short_code", String(16), nullable=False),
        Column("bring", String, nullable=False),  # JSON
        Column("chosen_boot", String(64), nullable=False),
        Column("chosen_seconds", Float, nullable=False),
        Column("chosen_at", String(40), nullable=False),
        Column("issued_boot", String(64), nullable=False),
        Column("issued_seconds", Float, nullable=False),
        Column("issued_at", String(40), nullable=False),
        # The line as the slip tells it, so that asking again tells the same.
        Column("ahead", Integer, nullable=False),
        Column("line_as_of", String(40)),
        Column("line_minutes_each", Float),
    )


ticket = Table(
    "ticket",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("uuid", String(36), nullable=False, unique=True),
    *_of_a_ticket(),
    UniqueConstraint("office", "business_day", "letter", "count"),
    Index(None, "business_day", "lane"),
)

# At most one; `kiosk.store._ready` tells its life.
ready = Table(
    "ready",
    METADATA,
    Column("uuid", String(36), primary_key=True),
    *_of_a_ticket(),
    Column("secret", String, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("is_taken", Boolean, nullable=False),
)

application = Table(
    "application",
    METADATA,
    Column("uuid", String(36), primary_key=True),
    Column("ticket", String(36), ForeignKey("ticket.uuid"), nullable=False, unique=True),
    Column("service", String(40), nullable=False),
    Column("definition", String(64), nullable=False),
    Column("for_whom", String(20), nullable=False),
    Column("notice", String(64), nullable=False),
    Column("switches", String),  # JSON; NULL in rows of the first schema
)

answer = Table(
    "answer",
    METADATA,
    Column("application", String(36), ForeignKey("application.uuid"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("question", String(80), nullable=False),
    Column("label", String, nullable=False),
    Column("value", String, nullable=False),
    Column("shown", String, nullable=False),
    Column("is_for_officer", Boolean, nullable=False),
    Column("list_version", String(40), nullable=False, server_default=""),
)

document = Table(
    "document",
    METADATA,
    Column("uuid", String(36), primary_key=True),
    Column("application", String(36), ForeignKey("application.uuid"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("requirement", String(80), nullable=False),
    Column("title", String, nullable=False),
    Column("page_sha256", String(64), index=True),
    Column("media_type", String(80)),
    Column("width_px", Integer),
    Column("height_px", Integer),
    Column("size_bytes", Integer),
)

print_job = Table(
    "print_job",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("ticket", String(36), ForeignKey("ticket.uuid"), nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("number", String(8), nullable=False),
    Column("copy", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("state", String(12), nullable=False),
    Column("sent_bytes", Integer, nullable=False),
    UniqueConstraint("ticket", "copy"),
    Index(None, "business_day", "state"),
    Index(None, "state"),
)

# SQLite uses the partial index only for a query that says the same words, hence no bound values.
IS_UNSENT = text("state IN ('waiting', 'sending')")

outbox = Table(
    "outbox",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("uuid", String(36), nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("page_sha256", String(64)),
    Column("chosen_boot", String(64), nullable=False),
    Column("chosen_seconds", Float, nullable=False),
    Column("chosen_at", String(40), nullable=False),
    Column("state", String(12), nullable=False),
    Column("reason", String),
    # Counts receipts as they come, so that "known to the hub by then" needs no clock of ours or of the hub.
    Column("receipt", Integer),
    Column("acknowledged_at", String(40)),
    Index(None, "receipt", unique=True),
    Index(None, "page_sha256"),
    Index("ix_outbox_unsent", "rank", text("business_day DESC"), "id", sqlite_where=IS_UNSENT),
)

# The content is in the entry: it was queued in the transaction that made the row.
definition = Table(
    "definition",
    METADATA,
    Column("hash", String(64), primary_key=True),
    Column("code", String(40), nullable=False),
    Column("entry", String(36), ForeignKey("outbox.uuid"), nullable=False),
    Column("first_seen_at", String(40), nullable=False),
)

line = Table(
    "line",
    METADATA,
    Column("lane", String(40), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("others", Integer, nullable=False),
    Column("minutes_each", Float),
    Column("as_of", String(40), nullable=False),
    Column("receipt", Integer, nullable=False),  # the last one the hub had given when it said this
)

line_waiting = Table(
    "line_waiting",
    METADATA,
    Column("lane", String(40), ForeignKey("line.lane", ondelete="CASCADE"), primary_key=True),
    Column("ticket", String(36), primary_key=True),
)

# A closed account keeps its number alone: the audit log names people by it.
account = Table(
    "account",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False),
    Column("role", String(12), nullable=False),
    Column("pin_hash", String(200), nullable=False),
    Column("badge_hash", String(64), nullable=False),
    Column("is_open", Boolean, nullable=False),
)

# Wrong PINs in a row; account 0 is all those whom nobody knows.
pin_try = Table(
    "pin_try",
    METADATA,
    Column("account", Integer, primary_key=True, autoincrement=False),
    Column("tries", Integer, nullable=False),
    Column("boot", String(64), nullable=False),
    Column("seconds", Float, nullable=False),
)
