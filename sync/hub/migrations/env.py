"""Runs the steps on the connection that `kiosk.database.migrate` hands over; there is no other way in."""

from alembic import context

from sync.hub.rows import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
