"""Why an exchange with the hub did not happen."""

from kiosk.errors import KioskError


class HubUnreachableError(KioskError):
    """No usable answer came; nothing is known about what the hub did. Try the same again later."""


class RequestTurnedDownError(KioskError):
    """The hub answered, and will not read this request as it is. Others may pass."""
