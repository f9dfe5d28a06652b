"""What residents think of the service, an element a row; whose it was is nowhere."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; what was there before stays as it was."""
    op.create_table(
        "opinion",
        sa.Column("entry", sa.Uuid(), nullable=False),
        sa.Column("element", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service", sa.String(length=80), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.uuid"], name=op.f("fk_opinion_entry")),
        sa.PrimaryKeyConstraint("entry", "element", name=op.f("pk_opinion")),
    )
    op.create_index(op.f("ix_opinion_day"), "opinion", ["day"], unique=False)
