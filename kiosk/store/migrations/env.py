"""How Alembic reaches kiosk.db: over the connection that `kiosk.database.migrate` gives it, in its transaction."""

from __future__ import annotations

from alembic import context

from kiosk.store.rows import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
