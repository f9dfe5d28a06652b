"""What the wire can be wrong about."""

from kiosk.errors import KioskError


class ProtocolError(KioskError):
    """Bytes from the other side that mean nothing here; the code says which part. Never carries what they said."""
