"""One resident's request: its answers, its documents, and what still misses."""

from kiosk.application._values import Answer, Application, PageImage, StoredDocument

__all__ = ["Answer", "Application", "PageImage", "StoredDocument"]
