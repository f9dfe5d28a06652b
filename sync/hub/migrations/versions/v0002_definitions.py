"""Definitions of services, which of them an application was filled in with, and whether it holds what was not asked."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table and the columns; what was there before stays as it was."""
    op.create_table(
        "definition",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_definition")),
    )
    op.add_column("application", sa.Column("definition", sa.String(length=80), nullable=True))
    op.add_column("application", sa.Column("has_hidden_answers", sa.Boolean(), nullable=True))
    op.create_index(op.f("ix_application_definition"), "application", ["definition"], unique=False)
