"""Surprises of the document camera."""

from __future__ import annotations

from kiosk.errors import KioskError


class CameraUrlError(KioskError):
    """The configured address is of no camera."""
