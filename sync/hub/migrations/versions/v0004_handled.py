"""When an officer said that an alert was dealt with: a device's trouble is over only when the device says so."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the column; what was closed before stays closed."""
    op.add_column("alert", sa.Column("handled_at", sa.String(length=32), nullable=True))
