"""The first schema: numbers, applications, print jobs, the outbox, the line, the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
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
    op.create_table(
        "counter",
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("business_day", "letter", name=op.f("pk_counter")),
    )
    op.create_table(
        "line",
        sa.Column("lane", sa.String(length=40), nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.Column("minutes_each", sa.Float(), nullable=True),
        sa.Column("as_of", sa.String(length=40), nullable=False),
        sa.Column("receipt", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("lane", name=op.f("pk_line")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("page_sha256", sa.String(length=64), nullable=True),
        sa.Column("chosen_boot", sa.String(length=64), nullable=False),
        sa.Column("chosen_seconds", sa.Float(), nullable=False),
        sa.Column("chosen_at", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("receipt", sa.Integer(), nullable=True),
        sa.Column("acknowledged_at", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("uuid", name=op.f("uq_outbox_uuid")),
    )
    op.create_index(
        "ix_outbox_unsent",
        "outbox",
        ["rank", sa.text("business_day DESC"), "id"],
        sqlite_where=sa.text("state IN ('waiting', 'sending')"),
    )
    op.create_index(op.f("ix_outbox_page_sha256"), "outbox", ["page_sha256"], unique=False)
    op.create_index(op.f("ix_outbox_receipt"), "outbox", ["receipt"], unique=True)
    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("kiosk", sa.String(length=40), nullable=False),
        sa.Column("office", sa.String(length=8), nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("lane", sa.String(length=40), nullable=False),
        sa.Column("wait_at", sa.String(), nullable=False),
        sa.Column("lane_minutes_each", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("service_title", sa.String(), nullable=False),
        sa.Column("priority", sa.String(length=20), nullable=False),
        sa.Column("secret_sha256", sa.String(length=64), nullable=False),
        sa.Column("short_code", sa.String(length=16), nullable=False),
        sa.Column("bring", sa.String(), nullable=False),
        sa.Column("chosen_boot", sa.String(length=64), nullable=False),
        sa.Column("chosen_seconds", sa.Float(), nullable=False),
        sa.Column("chosen_at", sa.String(length=40), nullable=False),
        sa.Column("issued_boot", sa.String(length=64), nullable=False),
        sa.Column("issued_seconds", sa.Float(), nullable=False),
        sa.Column("issued_at", sa.String(length=40), nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("line_as_of", sa.String(length=40), nullable=True),
        sa.Column("line_minutes_each", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint(
            "office", "business_day", "letter", "count", name=op.f("uq_ticket_office_business_day_letter_count")
        ),
        sa.UniqueConstraint("uuid", name=op.f("uq_ticket_uuid")),
    )
    op.create_index(op.f("ix_ticket_business_day_lane"), "ticket", ["business_day", "lane"], unique=False)
    op.create_table(
        "application",
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("ticket", sa.String(length=36), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("definition", sa.String(length=64), nullable=False),
        sa.Column("for_whom", sa.String(length=20), nullable=False),
        sa.Column("notice", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.uuid"], name=op.f("fk_application_ticket")),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_application")),
        sa.UniqueConstraint("ticket", name=op.f("uq_application_ticket")),
    )
    op.create_table(
        "line_waiting",
        sa.Column("lane", sa.String(length=40), nullable=False),
        sa.Column("ticket", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["lane"], ["line.lane"], name=op.f("fk_line_waiting_lane"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("lane", "ticket", name=op.f("pk_line_waiting")),
    )
    op.create_table(
        "print_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket", sa.String(length=36), nullable=False),
        sa.Column("business_day", sa.String(length=10), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("sent_bytes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.uuid"], name=op.f("fk_print_job_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
        sa.UniqueConstraint("ticket", "copy", name=op.f("uq_print_job_ticket_copy")),
    )
    op.create_index(op.f("ix_print_job_business_day_state"), "print_job", ["business_day", "state"], unique=False)
    op.create_index(op.f("ix_print_job_state"), "print_job", ["state"], unique=False)
    op.create_table(
        "answer",
        sa.Column("application", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=80), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("is_for_officer", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["application"], ["application.uuid"], name=op.f("fk_answer_application")),
        sa.PrimaryKeyConstraint("application", "position", name=op.f("pk_answer")),
    )
    op.create_table(
        "document",
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("application", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("requirement", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("page_sha256", sa.String(length=64), nullable=True),
        sa.Column("media_type", sa.String(length=80), nullable=True),
        sa.Column("width_px", sa.Integer(), nullable=True),
        sa.Column("height_px", sa.Integer(), nullable=True),
        sa.Column("size_bytes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["application"], ["application.uuid"], name=op.f("fk_document_application")),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_application"), "document", ["application"], unique=False)
    op.create_index(op.f("ix_document_page_sha256"), "document", ["page_sha256"], unique=False)
