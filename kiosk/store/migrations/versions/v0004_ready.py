"""The number that lies ready before somebody presses for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "ready",
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
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("is_taken", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("uuid", name=op.f("pk_ready")),
    )
