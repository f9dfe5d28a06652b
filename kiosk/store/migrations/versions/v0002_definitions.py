"""Definitions that were sent, the version of the list an answer is of, the switches an application was filled under."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the columns; what was there before stays as it was."""
    op.create_table(
        "definition",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("entry", sa.String(length=36), nullable=False),
        sa.Column("first_seen_at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["outbox.uuid"], name=op.f("fk_definition_entry")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_definition")),
    )
    op.add_column("answer", sa.Column("list_version", sa.String(length=40), nullable=False, server_default=""))
    op.add_column("application", sa.Column("switches", sa.String(), nullable=True))
