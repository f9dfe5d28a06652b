"""One resident's request: its answers, its documents, and the check of what was typed."""

from kiosk.application._check import Wrong, check_answer
from kiosk.application._values import Answer, Application, PageImage, StoredDocument

__all__ = ["Answer", "Application", "PageImage", "StoredDocument", "Wrong", "check_answer"]
