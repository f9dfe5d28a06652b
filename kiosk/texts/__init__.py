"""Keys to words. Words of a service live beside the service, not here."""

from kiosk.texts._texts import Texts, UnknownTextError

__all__ = ["Texts", "UnknownTextError"]
