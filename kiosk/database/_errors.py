"""What can go wrong with a database file."""

from __future__ import annotations

from kiosk.errors import KioskError


class DatabaseError(KioskError):
    """The database cannot be used as it is; nothing was overwritten."""
