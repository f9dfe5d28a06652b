"""What keeps the hub from starting or storing."""

from kiosk.errors import KioskError


class HubError(KioskError):
    """The hub cannot do this; the code says what."""
