"""What is wrong with a dock."""

from __future__ import annotations

from kiosk.errors import KioskError


class DockError(KioskError):
    """The dock cannot be where it is told to be."""


def reason_of(error: OSError | OverflowError) -> str:
    """The system's words alone; a port above 65535 is no OSError."""
    return error.strerror or str(error) if isinstance(error, OSError) else "no such port"
