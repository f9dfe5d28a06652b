"""Keys to words. Words of a service live beside the service, not here."""

from kiosk.texts._sentence import in_sentence
from kiosk.texts._texts import Texts, UnknownTextError

__all__ = ["Texts", "UnknownTextError", "in_sentence"]
