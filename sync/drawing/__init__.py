"""Pages of documents as pictures for a browser, drawn in a process that has nothing but the document."""

from sync.drawing._picture import DRAWN, page_picture

__all__ = ["DRAWN", "page_picture"]
