"""The first schema: what kiosks sent, the line, acts at the desk, alerts, the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _entries()
    _conflicts()
    _line()
    _applications()
    _desk()
    _audit()


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("scheme", sa.String(length=40), nullable=False),
        sa.Column("office", sa.String(length=40), nullable=False),
        sa.Column("kiosk", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("age_s", sa.Float(), nullable=False),
        sa.Column("received_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_entry")),
    )


def _conflicts() -> None:
    op.create_table(
        "conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("office", sa.String(length=40), nullable=False),
        sa.Column("kiosk", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict")),
        sa.UniqueConstraint("uuid", "sha256", name=op.f("uq_conflict_uuid_sha256")),
    )


def _line() -> None:
    op.create_table(
        "ticket",
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("office", sa.String(length=40), nullable=False),
        sa.Column("kiosk", sa.String(length=40), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("lane", sa.String(length=80), nullable=False),
        sa.Column("wait_at", sa.String(length=300), nullable=False),
        sa.Column("service", sa.String(length=80), nullable=False),
        sa.Column("service_title", sa.String(length=300), nullable=False),
        sa.Column("priority", sa.String(length=20), nullable=False),
        sa.Column("short_code", sa.String(length=80), nullable=False),
        sa.Column("has_application", sa.Boolean(), nullable=True),
        sa.Column("line_day", sa.Date(), nullable=False),
        sa.Column("arrived_at", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("counter", sa.String(length=80), nullable=True),
        sa.Column("called_at", sa.String(length=32), nullable=True),
        sa.Column("finished_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["uuid"], ["entry.uuid"], name=op.f("fk_ticket_uuid")),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_ticket")),
        sa.UniqueConstraint(
            "office", "business_day", "letter", "serial", name=op.f("uq_ticket_office_business_day_letter_serial")
        ),
    )
    op.create_index(op.f("ix_ticket_line_day_state_lane"), "ticket", ["line_day", "state", "lane"], unique=False)


def _applications() -> None:
    op.create_table(
        "application",
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("ticket", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["uuid"], ["entry.uuid"], name=op.f("fk_application_uuid")),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_application")),
    )
    op.create_index(op.f("ix_application_ticket"), "application", ["ticket"], unique=False)
    op.create_table(
        "document",
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("application", sa.Uuid(), nullable=False),
        sa.Column("page_sha256", sa.String(length=64), nullable=True),
        sa.Column("media_type", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["uuid"], ["entry.uuid"], name=op.f("fk_document_uuid")),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_application"), "document", ["application"], unique=False)
    op.create_index(op.f("ix_document_page_sha256"), "document", ["page_sha256"], unique=False)


def _desk() -> None:
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket", sa.Uuid(), nullable=False),
        sa.Column("line_day", sa.Date(), nullable=False),
        sa.Column("counter", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("was", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.uuid"], name=op.f("fk_act_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )
    op.create_index(op.f("ix_act_line_day_counter"), "act", ["line_day", "counter"], unique=False)
    op.create_table(
        "alert",
        sa.Column("uuid", sa.Uuid(), nullable=False),
        sa.Column("kiosk", sa.String(length=40), nullable=False),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("raised_at", sa.String(length=32), nullable=False),
        sa.Column("closed_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_alert")),
    )
    op.create_index(op.f("ix_alert_closed_at"), "alert", ["closed_at"], unique=False)


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
