"""Opening SQLite safely, bringing it to the newest schema, and the hash-chained audit log; used by store and hub."""

from kiosk.database import _audit as audit
from kiosk.database._errors import DatabaseError
from kiosk.database._migrate import migrate, newest_revision
from kiosk.database._open import CHECKPOINT_PAGES, new_metadata, open_database, reading, writing_unsynced

__all__ = [
    "CHECKPOINT_PAGES",
    "DatabaseError",
    "audit",
    "migrate",
    "new_metadata",
    "newest_revision",
    "open_database",
    "reading",
    "writing_unsynced",
]
