"""Alembic steps of kiosk.db: `versions/vNNNN_name.py`, in a line."""
