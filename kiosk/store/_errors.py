"""What the kiosk's store refuses."""

from __future__ import annotations

from kiosk.errors import KioskError


class StoreError(KioskError):
    """The store could not do what it was asked; nothing of it was kept."""
