"""A number is found by the code on its slip without reading through all days."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the index; of a year's numbers it is made in a moment."""
    op.create_index(op.f("ix_ticket_short_code"), "ticket", ["short_code"], unique=False)
